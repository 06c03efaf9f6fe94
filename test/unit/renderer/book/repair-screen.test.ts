// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import App from '../../../../src/renderer/src/App.vue'
import { useDesk } from '../../../../src/renderer/src/stores/desk.ts'
import { BOOK_TROUBLES, type BookTrouble } from '../../../../src/shared/app-error.ts'
import type { BookHealth, RestoreSource } from '../../../../src/shared/book-care.ts'
import type { DeskState } from '../../../../src/shared/desk-state.ts'
import type { Bridge } from '../../../../src/shared/ipc-contract.ts'
import { success } from '../../../../src/shared/result.ts'
import { ja } from '../../../../src/renderer/src/text/messages-ja.ts'
import { aBridge, atDesk } from '../support/desk.ts'

// This document has no idle moments; what is fetched in them is not what is tested here.
beforeEach(() => void vi.stubGlobal('requestIdleCallback', vi.fn()))

function aState(trouble: BookTrouble | null): DeskState {
  const told = {
    line: 'idle',
    checkedAt: null,
    openOrders: 0,
    bookId: null,
    version: '1',
    electron: '45',
    unstored: [],
  } as const
  const book = trouble === null ? 'ok' : 'unavailable'
  return { ...told, mode: 'real', credentials: 'saved', book, bookTrouble: trouble }
}
function aHealth(trouble: BookTrouble): BookHealth {
  return {
    mode: 'real',
    trouble,
    backup: null,
    folder: 'C:\\shop\\real',
    orders: null,
    remembered: { bookId: 'x', highWater: 4_321 },
    journal: { state: 'closed', bytes: 0 },
    lastBackupAt: null,
    copies: { state: 'clean', left: [] },
    waiting: null,
    putAside: [],
  }
}

async function withTrouble(trouble: BookTrouble, ask: Partial<Bridge['book']> = {}) {
  const bridge = aBridge(() => Promise.reject(new Error('not asked')))
  const state = vi.fn(() => Promise.resolve(success(aState(trouble))))
  const backup = {
    name: 'daily-1.sqlite',
    kind: 'daily',
    madeAt: 0,
    bytes: 9_000,
    orders: 250,
    sameBook: true,
  } as const
  const book = {
    ...bridge.book,
    health: () => Promise.resolve(success(aHealth(trouble))),
    backups: () => Promise.resolve(success([backup])),
    preview: (source: RestoreSource) =>
      Promise.resolve(
        success({
          source,
          trouble: null,
          sameBook: true,
          orders: 250,
          newest: null,
          replayed: { orders: 0, changes: 0 },
          missing: { orders: 3, changes: 5 },
        }),
      ),
    ...ask,
  }
  const pinia = createPinia()
  useDesk(pinia).state = aState(trouble)
  const made = atDesk(App, { pinia, bridge: { ...bridge, book, desk: { ...bridge.desk, state } } })
  await flushPromises()
  return { ...made, state, desk: useDesk(pinia) }
}
function button(word: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === word)
  if (found === undefined) throw new Error(`no button ${word}`)
  return found
}

describe('a book that is closed', () => {
  it.each(BOOK_TROUBLES)(
    '%s is named in words on every screen, with its folder and what is certain',
    async (trouble) => {
      const { wrapper, desk } = await withTrouble(trouble)
      for (const screen of ['new-order', 'receipts', 'board'] as const) {
        desk.show(screen)
        await flushPromises()
        expect(wrapper.get('h1').text()).toBe(ja.book.trouble[trouble])
        expect(wrapper.text()).toContain('C:\\shop\\real')
        expect(wrapper.text()).toContain('何も送信しません')
        expect(wrapper.text()).not.toContain('まだ受付がありません')
      }
      wrapper.unmount()
    },
  )

  it('is opened again', async () => {
    const retry = vi.fn(() => Promise.resolve(success(aState(null))))
    const { wrapper, state, desk } = await withTrouble('locked', { retry })
    state.mockResolvedValue(success(aState(null)))
    button('もう一度開く').click()
    await flushPromises()
    expect([retry.mock.calls.length, desk.state?.book]).toEqual([1, 'ok'])
    wrapper.unmount()
  })

  it('is restored only after what is lost was read and agreed to', async () => {
    const restore = vi.fn(() => Promise.resolve(success({ done: 'now', putAside: null } as const)))
    const { wrapper } = await withTrouble('damaged', { restore })
    button('戻す').click()
    await flushPromises()
    const dialog = document.querySelector('.ui-dialog')
    const confirm = [...(dialog?.querySelectorAll('button') ?? [])].find((one) => one.textContent.trim() === '戻す')
    expect(dialog?.textContent).toContain('受付 3 件と変更 5 件は戻りません。')
    expect(confirm?.disabled).toBe(true)
    dialog?.querySelector('input')?.click()
    await flushPromises()
    confirm?.click()
    await flushPromises()
    expect(restore.mock.calls).toEqual([[{ kind: 'backup', name: 'daily-1.sqlite' }]])
    wrapper.unmount()
  })

  it('is begun anew only by naming what is lost, twice', async () => {
    const startNew = vi.fn(() => Promise.resolve(success({ done: 'now', putAside: null } as const)))
    const { wrapper } = await withTrouble('garbage', { startNew })
    button('新しい受付簿を始める').click()
    await flushPromises()
    const dialog = document.querySelector('.ui-dialog')
    const confirm = [...(dialog?.querySelectorAll('button') ?? [])].at(-1)
    expect(dialog?.textContent).toContain('分かっているだけで 250 件')
    confirm?.click()
    expect(startNew).not.toHaveBeenCalled()
    dialog?.querySelector('input')?.click()
    await flushPromises()
    confirm?.click()
    await flushPromises()
    expect(startNew.mock.calls).toEqual([[{ lost: 'garbage' }]])
    wrapper.unmount()
  })
})
