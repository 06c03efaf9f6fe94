import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build, Platform, type ArtifactBuildStarted } from 'electron-builder'

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
  const found: T[] = []
  await build({
    projectDir: PROJECT_FOLDER,
    targets: SYSTEMS[target].createTarget(target),
    prepackaged: packedApp(folder),
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

/** The name of the file that this target makes. */
export async function fileOf(target: Target, folder: string): Promise<string> {
  let name = ''
  const artifactBuildStarted = ({ file }: ArtifactBuildStarted): void => {
    name = basename(file)
  }
  await computedTarget({ target, folder, changes: { artifactBuildStarted } }, () => null)
  return name
}

function packedApp(folder: string): string {
  const packed = join(folder, 'packed')
  mkdirSync(join(packed, 'resources'), { recursive: true })
  writeFileSync(join(packed, 'Uketsuke.exe'), '')
  return packed
}

/** The names of the listings that electron-builder writes beside a deb of this version, made by `linuxTools`. */
export async function listingsOf(version: string, folder: string): Promise<string[]> {
  await build({
    projectDir: PROJECT_FOLDER,
    targets: Platform.LINUX.createTarget('deb'),
    prepackaged: packedApp(folder),
    publish: 'never',
    config: { directories: { output: join(folder, 'dist') }, electronVersion: '45.4.1', extraMetadata: { version } },
  })
  return readdirSync(join(folder, 'dist')).filter((name) => name.endsWith('.yml'))
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

/** Stands for the tool that electron-builder would fetch to make a deb: writes a file of that name; for the environment. */
export function linuxTools(folder: string): Readonly<Record<string, string>> {
  const maker = join(folder, 'fpm')
  const script = 'while [ $# -gt 0 ]; do [ "$1" = --package ] && echo deb > "$2"; shift; done'
  writeFileSync(maker, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return { CUSTOM_FPM_PATH: maker }
}
