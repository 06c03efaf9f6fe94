import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ja } from '../../../../src/renderer/src/text/messages-ja.ts'

const src = join(import.meta.dirname, '../../../../src')

/** Everything that may ask for a text, as it is written. */
const sources = globSync('**/*.{ts,vue}', { cwd: src })
  .filter((path) => !/renderer[\\/]src[\\/]text[\\/](?:ja|en)[\\/]/u.test(path))
  .map((path) => readFileSync(join(src, path), 'utf8'))
  .join('\n')

/** Keys put together at run time: whatever stands in their gaps, they ask for what matches. */
function patternsIn(source: string): readonly RegExp[] {
  const templates = [...source.matchAll(/`((?:[a-zA-Z-]+\.)+[a-zA-Z-]*\$\{[^`]*)`/gu)].map(
    ([, template = '']) => template,
  )
  return templates.map((template) => {
    const parts = template.split(/\$\{[^}]*\}/u).map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
    return new RegExp(`^${parts.join('.+')}$`, 'u')
  })
}

function keysOf(tree: object, path = ''): readonly string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? keysOf(value as object, `${path}${name}.`) : [`${path}${name}`],
  )
}

/** Texts that no line of the source asks for. */
function unused(texts: object, source: string): readonly string[] {
  const patterns = patternsIn(source)
  return keysOf(texts).filter((key) => !source.includes(`'${key}'`) && !patterns.some((pattern) => pattern.test(key)))
}

it('keeps no text that nobody asks for', () => {
  expect(unused(ja, sources)).toEqual([])
})

it('finds a text that nobody asks for, and takes a key that is put together for asked for', () => {
  const texts = { a: { said: '', silent: '', kind: { one: '', two: { deep: '' } } } }
  expect(unused(texts, "t('a.said') t(`a.kind.${kind}`)")).toEqual(['a.silent'])
  expect(unused(texts, "t('a.said') t('a.silent') t(`a.${kind}.one`)")).toEqual(['a.kind.two.deep'])
})
