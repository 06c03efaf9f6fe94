import type { Plugin } from 'vite'

interface LeftOut {
  /** Package that asks for it. */
  readonly by: string
  readonly name: RegExp
  /** What it gets in its place: it throws if it is used after all. */
  readonly code: string
}

/** A module that says why it is not there as soon as anything of it is looked at. */
const absent = (why: string): string =>
  `export default new Proxy({}, { get() { throw new Error(${JSON.stringify(why)}) } })`

const LEFT_OUT: readonly LeftOut[] = [
  {
    ...{ by: 'conf', name: /^ajv\/dist\/2020\.js$/u },
    code: 'export function Ajv2020() { throw new Error("electron-store is used without a JSON schema") }',
  },
  { by: 'conf', name: /^ajv-formats$/u, code: 'export default {}' },
  { by: 'conf', name: /^semver$/u, code: absent('electron-store is used without migrations') },
  // A sender to a server, which loads http and https for it. Nothing of a log leaves the PC.
  {
    ...{ by: 'electron-log', name: /\/remote$/u },
    code: 'module.exports = () => Object.assign(() => undefined, { level: false, transforms: [] })',
  },
]

const PREFIX = '\0left-out:'
const found = new Set<LeftOut>()

/**
 * Parts of packages that the app never uses and that would be read at every start: 330 kB of script for the schemas and
 * migrations of a store that has neither, and all of Node's http for a log that is sent nowhere.
 */
export const leftOut: Plugin = {
  name: 'left-out',
  enforce: 'pre',
  resolveId(name, importer = '') {
    const [by = ''] = /(?<=node_modules[\\/])[\w-]+(?=[\\/](?!.*node_modules))/u.exec(importer) ?? []
    const index = LEFT_OUT.findIndex((part) => part.by === by && part.name.test(name))
    const part = LEFT_OUT[index]
    if (part === undefined) return null
    found.add(part)
    return `${PREFIX}${index}`
  },
  load(id) {
    return id.startsWith(PREFIX) ? LEFT_OUT[Number(id.slice(PREFIX.length))]?.code : null
  },
  // A new version of a package may ask by another name: then all of it would be back, and only the start would tell.
  generateBundle() {
    const missed = LEFT_OUT.find((part) => !found.has(part))
    if (missed !== undefined) this.error(`nothing of ${missed.by} asks for ${String(missed.name)} any more`)
  },
}
