// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { defineComponent, h, ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { createTexts, type Language } from '../../../../src/renderer/src/text/index.ts'
import { en } from '../../../../src/renderer/src/text/messages-en.ts'
import { ja } from '../../../../src/renderer/src/text/messages-ja.ts'
import { sayerAt } from '../../../../src/renderer/src/text/spoken-texts.ts'
import { useLanguage } from '../../../../src/renderer/src/text/use-language.ts'
import { useText } from '../../../../src/renderer/src/text/use-text.ts'

afterEach(() => vi.unstubAllGlobals())

/** A window that started in Japanese; `answer` hands the other file out. */
function aWindow() {
  const wanted = ref<Language>()
  let answer = (): void => undefined
  const file = { ok: true, text: () => Promise.resolve(JSON.stringify({ language: 'en', texts: en })) }
  const fetched = vi.fn(() => new Promise((resolve) => (answer = () => resolve(file))))
  vi.stubGlobal('fetch', fetched)
  const Title = defineComponent(() => {
    useLanguage(() => wanted.value)
    const { t } = useText()
    return () => h('h1', t('wizard.title'))
  })
  const screen = mount(Title, { global: { plugins: [createTexts('ja', { ja })] } })
  const says = () => [screen.text(), document.documentElement.lang, document.title]
  const hand = async (): Promise<void> => {
    answer()
    await flushPromises()
    await flushPromises()
  }
  return { wanted, says, hand, fetched }
}

it('speaks as it started until a language is known, and changes in one go once its texts are there', async () => {
  const { wanted, says, hand, fetched } = aWindow()
  expect([says(), fetched.mock.calls]).toEqual([[ja.wizard.title, 'ja', ja.frame.appName], []])
  wanted.value = 'en'
  await flushPromises()
  expect(says()).toEqual([ja.wizard.title, 'ja', ja.frame.appName])
  await hand()
  expect([says(), fetched.mock.calls]).toEqual([[en.wizard.title, 'en', en.frame.appName], [['/texts-en.json']]])
})

it('keeps the language that was chosen last, however late the texts of another come, and reads each once', async () => {
  const { wanted, says, hand, fetched } = aWindow()
  wanted.value = 'en'
  await flushPromises()
  wanted.value = 'ja'
  await hand()
  expect(says()[0]).toBe(ja.wizard.title)
  wanted.value = 'en'
  await flushPromises()
  expect([says()[0], fetched.mock.calls.length]).toEqual([en.wizard.title, 1])
})

/** What is said at `path`; null where there is nothing to say. */
function said(texts: object, path: string): string | null {
  const say = sayerAt(texts, path)
  const values = { named: (name: string) => ({ a: '$1' })[name] }
  // Marked boundary: of vue-i18n's context it needs the values alone.
  return typeof say === 'function' ? String(Reflect.apply(say, null, [values])) : null
}

it('says values and braces, and takes nothing else for more than it is', () => {
  expect(said({ say: "{a} {'{'}b{'}'} | @:c {gone}" }, 'say')).toBe('$1 {b} | @:c ')
})

it('finds a text by its whole path and nothing else: no branch, no missing leaf, nothing every object has', () => {
  const texts = { a: { b: 'word', c: { d: 'deep' } } }
  const paths = ['a.b', 'a.c.d', 'a', 'a.c', 'a.x', 'a.b.length', 'a.b.c', 'constructor.name', '']
  expect(paths.map((path) => said(texts, path))).toEqual(['word', 'deep', ...paths.slice(2).map(() => null)])
  expect(said(Object('texts') as object, 'a')).toBe(null)
})
