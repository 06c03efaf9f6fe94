import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, Platform } from 'electron-builder'

const PROJECT_FOLDER = join(import.meta.dirname, '..', '..', '..')
const SYSTEMS = { deb: Platform.LINUX, AppImage: Platform.LINUX, nsis: Platform.WINDOWS } as const

export type Target = keyof typeof SYSTEMS

/**
 * All that electron-builder hands to the tool that makes this installer, looked at where it would start that tool:
 * nothing is fetched, and nothing is made.
 * @param folder where it may write; holds the packed app as far as is asked for
 * @param changes to electron-builder.yml
 * @throws what electron-builder says about a configuration that it refuses
 */
export async function computedTarget<T>(
  { target, folder, changes = {} }: { target: Target; folder: string; changes?: Readonly<Record<string, unknown>> },
  read: (options: unknown) => T,
): Promise<T> {
  const packed = join(folder, 'packed')
  mkdirSync(join(packed, 'resources'), { recursive: true })
  writeFileSync(join(packed, 'Uketsuke.exe'), '')
  const found: T[] = []
  await build({
    projectDir: PROJECT_FOLDER,
    targets: SYSTEMS[target].createTarget(target),
    prepackaged: packed,
    publish: 'never',
    config: { directories: { output: join(folder, 'dist') }, electronVersion: '45.4.1', ...changes },
    // While the files that electron-builder wrote for this target are still there.
    effectiveOptionComputed: (options: unknown) => {
      found.push(read(options))
      return Promise.resolve(true)
    },
  })
  const [computed] = found
  if (computed === undefined) throw new Error(`electron-builder computed nothing for ${target}`)
  return computed
}

/** Stands for the tools that electron-builder would fetch to make an installer for Windows; for the environment. */
export function windowsTools(folder: string): Readonly<Record<string, string>> {
  const archiver = join(folder, '7za')
  // Writes the archive that it is asked for, and its own arguments into it.
  writeFileSync(archiver, '#!/bin/sh\nfor one in "$@"; do case "$one" in *.7z) echo "$*" >> "$one";; esac; done\n', {
    mode: 0o755,
  })
  const nsis = join(folder, 'nsis')
  mkdirSync(join(nsis, 'linux'), { recursive: true })
  writeFileSync(join(nsis, 'elevate.exe'), '')
  return { ELECTRON_BUILDER_7ZIP_PATH: archiver, ELECTRON_BUILDER_NSIS_DIR: nsis }
}
