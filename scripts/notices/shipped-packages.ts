import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { capture } from '../test/capture.ts'
import { TOOLS } from '../tools.ts'

/** Packed beside the bundles, yet never: only compiling needs it (electron-builder.yml leaves it out as well). */
const NEVER_PACKED: readonly string[] = ['node-addon-api']

const SourceMap = v.object({ sources: v.array(v.string()) })
const Dependencies = v.object({ dependencies: v.optional(v.record(v.string(), v.string()), {}) })

/** A source of a map, as the folder of the package it came from: `@scope/name`, or `outer/node_modules/inner`. */
function packageOf(source: string): string | null {
  const parts = /node_modules\/(.*)$/u.exec(source.replaceAll('\\', '/'))?.[1]
  return parts === undefined ? null : (/^(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/u.exec(parts)?.[0] ?? null)
}

/** What ends up in the bundles: built once with source maps, into a folder of its own. */
async function bundledPackages(projectFolder: string): Promise<string[]> {
  const out = mkdtempSync(join(tmpdir(), 'uketsuke-notices-'))
  try {
    const given = [TOOLS.electronVite, 'build', '--sourcemap', '--outDir', out, projectFolder]
    const { code, text } = await capture({ command: process.execPath, given, env: process.env }, 'here')
    if (code !== 0) throw new Error(`the app could not be built:\n${text}`)
    const maps = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.map'))
    const sources = maps.flatMap(
      (file) => v.parse(SourceMap, JSON.parse(readFileSync(join(out, file), 'utf8'))).sources,
    )
    return sources.map(packageOf).filter((name) => name !== null)
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

/** The packages of a package.json's `dependencies` and theirs; those of one platform alone are not among them. */
function packedPackages(projectFolder: string, folder: string): string[] {
  const { dependencies } = v.parse(Dependencies, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  return Object.keys(dependencies)
    .filter((name) => !NEVER_PACKED.includes(name))
    .flatMap((name) => [name, ...packedPackages(projectFolder, join(projectFolder, 'node_modules', name))])
}

/** Every package of others that reaches a shop's PC, by its folder below node_modules, in order. */
export async function shippedPackages(projectFolder: string): Promise<string[]> {
  const all = [...(await bundledPackages(projectFolder)), ...packedPackages(projectFolder, projectFolder)]
  return [...new Set(all)].sort()
}
