import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'

const main = join(import.meta.dirname, '../../../src/main')

/** What a file asks for at once: not types, and nothing that it imports later. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8')
  const found = [...text.matchAll(/^(?:import|export)\s+(?!type\b)[^;'"]*?from\s+'([^']+)'/gmu)]
  return found.flatMap(([whole, name = '']) => {
    const names = /\{([^}]*)\}/u.exec(whole)?.[1]?.split(',') ?? ['a value']
    const isTypes = names.every((one) => one.trim() === '' || one.trim().startsWith('type '))
    return isTypes ? [] : [name.startsWith('.') ? join(dirname(file), name) : name]
  })
}

/** Everything that is read with these files. */
function readWith(...begin: readonly string[]): ReadonlySet<string> {
  const read = new Set<string>()
  const waiting = [...begin]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (read.has(file)) continue
    read.add(file)
    if (existsSync(file)) waiting.push(...importsOf(file))
  }
  return new Set([...read].map((file) => (existsSync(file) ? relative(main, file) : file)))
}

it('reads nothing of the book, the shop, its network and its keychain before the first screen', () => {
  const read = readWith(join(main, 'index.ts'), join(main, 'app.ts'))
  expect([...read]).toEqual(expect.arrayContaining(['start-desk.ts', 'desk.ts', 'ipc/open-gate.ts']))
  const late = /^(?:shop|open-shop|desk-work)\.ts$|^(?:gateway|training|receipts|closing)\/|order-service|call-watcher/u
  const packages = /^(?:libsql|kysely|undici|keytar|electron-updater)$/u
  expect([...read].filter((name) => late.test(name) || packages.test(name))).toEqual([])
})
