// Starts the project folder named on the command line, as Electron's own default application does.
// Part of the fallback runtime that scripts/setup/electron-from-registry.ts makes; never part of Uketsuke.
import { app } from 'electron'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

// Electron has these two for its own default application and leaves them out of its types.
const undocumented =
  /** @type {import('electron').App & { setAppPath(folder: string): void, setVersion(version: string): void }} */ (app)

/** @param {string[]} given */
function readArguments(given) {
  /** @type {{ required: string[], project: string | undefined, version: boolean }} */
  const found = { required: [], project: undefined, version: false }
  for (let place = 0; place < given.length && found.project === undefined; place += 1) {
    const argument = given[place] ?? ''
    if (argument === '-r' || argument === '--require') found.required.push(given[(place += 1)] ?? '')
    else if (argument === '-v' || argument === '--version') found.version = true
    else if (!argument.startsWith('-')) found.project = argument
  }
  return found
}

/** Tells the app its folder, name and version, and returns its entry file. @param {string} project */
function introduce(project) {
  if (!statSync(project).isDirectory()) {
    undocumented.setAppPath(dirname(project))
    return project
  }
  const manifest = join(project, 'package.json')
  const about = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {}
  if (about.version) undocumented.setVersion(about.version)
  if (about.productName || about.name) app.setName(about.productName || about.name)
  if (about.desktopName) app.setDesktopName(about.desktopName)
  undocumented.setAppPath(project)
  return join(project, about.main || 'index.js')
}

async function start() {
  const { required, project, version } = readArguments(process.argv.slice(1))
  if (version) {
    console.log(`v${process.versions.electron}`)
    process.exit(0)
  }
  const requireHere = createRequire(`${process.cwd()}/`)
  for (const name of required) requireHere(name)
  try {
    await import(pathToFileURL(introduce(resolve(project ?? '.'))).href)
  } catch (cause) {
    console.error('The app threw an error while loading')
    console.error(cause)
    process.exit(1)
  }
}

// Awaited, because Electron is ready only after its entry module has ended: schemes are registered before that.
await start()
