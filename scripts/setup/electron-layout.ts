/** An Electron that can be started. `folder` is what ELECTRON_OVERRIDE_DIST_PATH wants, `executable` the program. */
export interface ElectronRuntime {
  readonly version: string
  readonly source: string
  readonly folder: string
  readonly executable: string
}

/** Where the program lies inside an unpacked Electron. */
export function executableName(platform: string): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}
