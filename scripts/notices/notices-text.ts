import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { shippedPackages } from './shipped-packages.ts'

const RULE = '-'.repeat(80)

const HEAD = `Third-party software in Uketsuke
================================

Uketsuke itself is under the MIT License (file LICENSE). It contains the packages below, each with its own licence as its
authors wrote it. Electron and Chromium, which every Uketsuke runs in, bring their licences as files beside the program:
LICENSE.electron.txt and LICENSES.chromium.html. libsql's native part is built from SQLite, which is in the public domain,
and is the same package for each system (@libsql/<system>).

This file is made by \`npm run notices\`.
`

const Package = v.object({
  name: v.string(),
  version: v.string(),
  license: v.string(),
  homepage: v.optional(v.string()),
})

/** Packages that carry no licence file, and what a person found their terms to be. */
const LOOKED_UP: Readonly<Record<string, string>> = {
  'lazy-val': 'MIT License, as its package.json says; by Vladimir Krivosheev. The package carries no text of it.',
}

/** The licence as the package carries it; a package without one is a decision for a person. */
function licenceIn(folder: string, name: string): string {
  const known = LOOKED_UP[name]
  if (known !== undefined) return known
  const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/iu.test(name))
  if (file === undefined) throw new Error(`${folder} has no licence file: look up its terms before shipping it`)
  return readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()
}

function noticeOf(folder: string): string {
  const { name, version, license, homepage } = v.parse(
    Package,
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  )
  const at = homepage === undefined ? '' : `\n${homepage}`
  return `${RULE}\n${name} ${version} (${license})${at}\n\n${licenceIn(folder, name)}\n`
}

/** The notices of everything of others that is shipped; builds the app to see what that is. */
export async function noticesText(projectFolder: string): Promise<string> {
  const packages = await shippedPackages(projectFolder)
  return [HEAD, ...packages.map((name) => noticeOf(join(projectFolder, 'node_modules', name)))].join('\n')
}
