// Loads the built main file in Electron's main process and says how long that took; what it would start is not waited for.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const { UKETSUKE_BENCH_MAIN: file, UKETSUKE_BENCH_OUT: out, UKETSUKE_BENCH_AT_ONCE: atOnce } = process.env
const require = createRequire(file)
const heavy = atOnce === '' ? [] : atOnce.split(',').map((name) => pathToFileURL(require.resolve(name)).href)
const began = performance.now()
for (const url of heavy) await import(url)
await import(pathToFileURL(file).href)
writeFileSync(out, JSON.stringify({ ms: performance.now() - began }))
app.exit(0)
