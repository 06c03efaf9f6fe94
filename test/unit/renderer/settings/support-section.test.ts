// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, it, vi } from 'vitest'
import { bridgeKey } from '../../../../src/renderer/src/bridge.ts'
import SupportSection from '../../../../src/renderer/src/support/SupportSection.vue'
import type { Bridge } from '../../../../src/shared/ipc-contract.ts'
import { failure, success } from '../../../../src/shared/result.ts'
import { bothTexts } from '../support/both-texts.ts'

type Support = Bridge['support']

function open(support: Partial<Support> = {}) {
  const all: Support = {
    look: () => Promise.resolve(success('== 状態 ==\nmode: real\n')),
    save: () => Promise.resolve(success({ path: '/stick/support.txt' })),
    ...support,
  }
  // Marked boundary: of the whole bridge this section asks for nothing else.
  const bridge = { support: all } as Bridge
  const global = { plugins: [createPinia(), bothTexts('ja')], provide: { [bridgeKey]: bridge } }
  const screen = mount(SupportSection, { global, attachTo: document.body })
  const press = async (name: string): Promise<void> => {
    await screen
      .findAll('button')
      .find((button) => button.text() === name)
      ?.trigger('click')
    await flushPromises()
  }
  return { screen, press }
}

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

it('offers to save and to copy only what was read, and hands the text over to whoever reads by ear', async () => {
  const { screen, press } = open()
  expect(screen.findAll('button').map((button) => button.text())).toEqual(['サポート情報を作って読む'])
  await press('サポート情報を作って読む')
  expect(screen.get('pre').element.textContent).toBe('== 状態 ==\nmode: real\n')
  expect(document.activeElement).toBe(screen.get('pre').element)
  await press('ファイルに保存する')
  expect(screen.get('[role="status"]').text()).toBe('保存しました：/stick/support.txt')
  screen.unmount()
})

it('copies letter by letter, and says so when the system does not take it', async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  const { screen, press } = open()
  await press('サポート情報を作って読む')
  await press('すべてコピーする')
  expect(writeText).toHaveBeenCalledWith('== 状態 ==\nmode: real\n')
  expect(screen.get('[role="status"]').text()).toBe('コピーしました。')
  writeText.mockReturnValue(Promise.reject(new Error('denied')))
  await press('すべてコピーする')
  expect(screen.get('[role="status"]').text()).toBe('コピーできませんでした。ファイルに保存してください。')
  screen.unmount()
})

it('says nothing after a closed dialog, and why a place takes no file', async () => {
  const save = vi.fn<Support['save']>(() => Promise.resolve(success(null)))
  const { screen, press } = open({ save })
  await press('サポート情報を作って読む')
  await press('ファイルに保存する')
  expect(screen.get('[role="status"]').text()).toBe('')
  save.mockResolvedValue(failure({ kind: 'export-failed', reason: 'no-permission' }))
  await press('ファイルに保存する')
  expect(screen.text()).toContain('この場所には書き込めません。')
  screen.unmount()
})
