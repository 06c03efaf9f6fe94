// Called by electron-builder with the packed folder before the fuses are set.
import { rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A runtime from the cache of our set-up carries an app of its own and a note on where it came from: neither is ours
 * to ship. On macOS the folder is an app bundle of Electron's making, which has neither.
 * @param {{ appOutDir: string }} context
 */
export default function afterPack({ appOutDir }) {
  rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true })
  rmSync(join(appOutDir, 'runtime.json'), { force: true })
}
