// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mount } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../../../src/renderer/src/text/index.ts'
import { en } from '../../../../src/renderer/src/text/messages-en.ts'
import { ja } from '../../../../src/renderer/src/text/messages-ja.ts'
import { useRuleText } from '../../../../src/renderer/src/text/use-rule-text.ts'
import { clockTime, elapsedTime, shortTime } from '../../../../src/renderer/src/text/when.ts'
import { ruleMessage } from '../../../../src/shared/rule-message.ts'
import { bothTexts } from '../support/both-texts.ts'

const shared = join(import.meta.dirname, '..', '..', '..', '..', 'src', 'shared')

/** Every key that a rule of src/shared names. */
function ruleKeys(): readonly string[] {
  const source = readdirSync(shared)
    .map((file) => readFileSync(join(shared, file), 'utf8'))
    .join('\n')
  const named = [
    ...source.matchAll(/ruleMessage\('([^']+)'/gu),
    ...source.matchAll(/key: '([^']+)'/gu),
    ...source.matchAll(/\bforward\([^;]*?'([a-zA-Z]+(?:\.[a-zA-Z]+)?)',?\s*\),\n/gu),
  ]
  const units = ['characters', 'shift-jis-bytes', 'utf8-bytes'].map((unit) => `tooLong.${unit}`)
  return [...new Set([...named.map(([, key = '']) => key), ...units])]
}

function says(language: Language, message: string): string {
  let said = ''
  const Asker = defineComponent(() => {
    said = useRuleText()(message)
    return () => h('p')
  })
  mount(Asker, { global: { plugins: [bothTexts(language)] } }).unmount()
  return said
}

function leaves(tree: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : leaves(value as object, `${path}${key}.`),
  )
}

describe('rule messages', () => {
  it.each(ruleKeys())('%s has a sentence in both languages', (key) => {
    const message = ruleMessage(key, { max: 100, length: 101, symbol: '<', substitute: '＜', character: '①' })
    const said = [says('ja', message), says('en', message)]
    expect(said).not.toContain(says('ja', 'nobody.wrote.this'))
    expect(said).not.toContain(says('en', 'nobody.wrote.this'))
    expect(said.join()).not.toMatch(/	|rules\.|\{(?:max|length|half|symbol|substitute|character)\}/u)
  })
  it('name the symbol and what to write instead', () => {
    expect(says('ja', ruleMessage('forbiddenSymbol', { symbol: '&', substitute: '＆' }))).toBe(
      '「&」は使えません。全角の「＆」にしてください。',
    )
  })
  it('count Shift_JIS in full-width characters too', () => {
    expect(says('ja', ruleMessage('tooLong.shift-jis-bytes', { max: 100, length: 102 }))).toBe(
      '全角50文字（100バイト）までです（いま102バイト）。',
    )
  })
})

describe('the texts', () => {
  it('name the same values in both languages', () => {
    const values = (text: string): string =>
      [...text.matchAll(/\{([a-zA-Z]+)\}/gu)]
        .map(([name]) => name)
        .sort()
        .join()
    const english = new Map(leaves(en))
    expect(leaves(ja).filter(([key, text]) => values(text) !== values(english.get(key) ?? ''))).toEqual([])
  })
  it('never leave Japanese in the English ones, but for the name of the language itself', () => {
    const japanese = leaves(en).filter(([, text]) => /[ぁ-んァ-ヶ一-龠]/u.test(text))
    expect(japanese).toEqual([['settings.display.ja', '日本語']])
  })
  it('all are said in both languages', () => {
    for (const language of ['ja', 'en'] as const) {
      const { t } = bothTexts(language).global
      expect(leaves(language === 'ja' ? ja : en).filter(([key]) => t(key) === key)).toEqual([])
    }
  })
})

describe('times', () => {
  const noon = Date.UTC(2026, 10, 1, 3, 4, 5)
  it('are Japan time, short today and with the date on any other day', () => {
    expect([clockTime(noon), shortTime(noon, noon), shortTime(noon, noon + 86_400_000)]).toEqual([
      '12:04:05',
      '12:04',
      '2026/11/01 12:04',
    ])
  })
  it.each([
    [7_000, '0:07'],
    [760_000, '12:40'],
    [3_729_000, '1:02:09'],
    [-5_000, '0:00'],
  ])('%d ms have passed as %s', (ms, words) => {
    expect(elapsedTime(ms)).toBe(words)
  })
})
