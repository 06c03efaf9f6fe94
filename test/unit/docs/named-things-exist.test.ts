import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { isThere, PROJECT_FOLDER, projectDocuments, projectFiles } from './project-documents.ts'

const documents = projectDocuments()
const files = projectFiles()
const { scripts } = JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

/** All that `pattern`'s first group finds in a document. */
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, part]) => part ?? '')

test.each(documents)('every command named in $path exists', ({ text }) => {
  const named = [...found(text, /npm run ([a-z][a-z:-]*)/gu), ...found(text, /npm (start|test)\b/gu)]
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
})

test.each(documents)('every link and picture in $path leads somewhere', ({ path, text }) => {
  const targets = found(text, /\]\(([^)\s]+)\)/gu).filter((target) => !/^(?:https?:|mailto:|#)/u.test(target))
  const dead = targets.filter((target) => !isThere(posix.join(dirname(path), target.replace(/#.*$/u, ''))))
  expect(dead).toEqual([])
})

test.each(documents)('every heading that $path links to within itself is there', ({ text }) => {
  const headings = found(text, /^#+ (.+)$/gmu).map(anchorOf)
  const dead = found(text, /\]\(#([^)\s]+)\)/gu).filter((anchor) => !headings.includes(decodeURIComponent(anchor)))
  expect(dead).toEqual([])
})

test.each(documents)('every source file and folder named in $path exists', ({ text }) => {
  const named = found(text, /`([^`\n]+)`/gu).filter(looksLikePath)
  expect(named.filter((name) => !pathExists(name))).toEqual([])
})

test('the numbers of the decisions are unique and stand in their headings', () => {
  const decisions = documents.filter(({ path }) => path.startsWith('docs/decisions/'))
  const numbers = decisions.map(({ path }) => posix.basename(path).slice(0, 4))
  expect(numbers).toEqual([...new Set(numbers)].sort())
  const headed = decisions.map(({ text }) => /^# (\d{4}) /u.exec(text)?.[1])
  expect(headed).toEqual(numbers)
})

/** As Markdown readers make it of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

/** Below a folder of the project, or a source file by its name or the end of its path; not what the app writes. */
function looksLikePath(code: string): boolean {
  if (/[\s<>{}$()…=@]/u.test(code)) return false
  return /^(?:src|test|docs|scripts|resources|bench|\.github|\.ci)\//u.test(code) || /\.(?:ts|mjs|vue|tsv)$/u.test(code)
}

function pathExists(name: string): boolean {
  if (isThere(name)) return true
  const anything = name.replaceAll(/[.+^|[\]\\]/gu, '\\$&').replaceAll(/\*+/gu, '[^/]*')
  const ending = new RegExp(`(?:^|/)${anything}(?:/|$)`, 'u')
  return files.some((file) => ending.test(file))
}
