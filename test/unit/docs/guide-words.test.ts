import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT_FOLDER } from './project-documents.ts'

const textOf = (...path: readonly string[]): string => readFileSync(join(PROJECT_FOLDER, ...path), 'utf8')
const JAPANESE = ['src', 'renderer', 'src', 'text', 'ja']

/** What the screen and our papers say. */
function ourWords(): string {
  const screen = readdirSync(join(PROJECT_FOLDER, ...JAPANESE)).map((name) => textOf(...JAPANESE, name))
  const papers = textOf('src', 'main', 'receipts', 'document', 'document-words.ts')
  return [...screen, papers].join('\n')
}

/** Said by the system, or with figures in it. */
const NOT_OURS = ['発行元を確認できません', 'アプリケーション', '7 のうち 3']
const isKey = (word: string): boolean => /^(?:(?:Ctrl|Alt)\+?.?|F\d+|Esc|Enter|.)$/u.test(word)

test('every word that the guide quotes from the screen is one that the screen says', () => {
  const guide = textOf('docs', 'guide-ja.md')
  const quoted = [...guide.matchAll(/「([^」]+)」|\*\*([^*]+)\*\*/gu)].map(([, said, strong]) => said ?? strong ?? '')
  const words = new Set(quoted.flatMap((word) => (isKey(word) || NOT_OURS.includes(word) ? [] : [word])))
  expect(words.size).toBeGreaterThan(60)
  const ours = ourWords()
  expect([...words].filter((word) => !ours.includes(word))).toEqual([])
})
