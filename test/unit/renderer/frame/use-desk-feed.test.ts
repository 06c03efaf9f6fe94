// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useDeskFeed } from '../../../../src/renderer/src/frame/use-desk-feed.ts'
import { WHOLE_BOOK } from '../../../../src/renderer/src/receipts/receipt-search.ts'
import { useReceiptsView } from '../../../../src/renderer/src/receipts/receipts-view.ts'
import { useOrders } from '../../../../src/renderer/src/stores/orders.ts'
import type { DeskState } from '../../../../src/shared/desk-state.ts'
import type { Bridge } from '../../../../src/shared/ipc-contract.ts'
import { success } from '../../../../src/shared/result.ts'
import { anOrder } from '../../../support/builders.ts'
import { aBridge, atDesk } from '../support/desk.ts'

function state(book: DeskState['book'], bookId: string | null): DeskState {
  return {
    ...{ mode: 'real', credentials: 'saved', line: 'ok', checkedAt: null, openOrders: 0, book, bookId },
    ...{ bookTrouble: null, unstored: [], version: '1', electron: '2' },
  }
}

// The page's own; other screens are fetched in its quiet.
vi.stubGlobal('requestIdleCallback', () => 0)

/** A screen beside a book that is being opened. */
async function opening() {
  const bare = aBridge(() => Promise.reject(new Error('not asked')))
  let desk: (state: DeskState) => void = () => undefined
  let finished: (order: ReturnType<typeof anOrder>) => void = () => undefined
  const bridge: Bridge = {
    ...bare,
    desk: {
      ...bare.desk,
      state: () => Promise.resolve(success(state('opening', null))),
      onChanged: (hear) => ((desk = hear), () => undefined),
    },
    draft: { ...bare.draft, kept: () => Promise.resolve(success(null)) },
    orders: {
      ...bare.orders,
      board: vi.fn(() => Promise.resolve(success([]))),
      onFinished: (hear) => ((finished = hear), () => undefined),
    },
  }
  const screen = defineComponent(() => {
    useDeskFeed(bridge)
    return () => h('p')
  })
  const { wrapper, pinia } = atDesk(screen, { bridge })
  await flushPromises()
  const tell = async (next: DeskState): Promise<void> => {
    desk(next)
    await flushPromises()
  }
  return {
    tell,
    finish: (id: number) => finished(anOrder({ id, status: 'paid' })),
    orders: useOrders(pinia),
    view: useReceiptsView(pinia),
    wrapper,
  }
}

const ids = ({ orders }: Awaited<ReturnType<typeof opening>>): readonly number[] => orders.finished.map(({ id }) => id)

it('fault 29: a result that a crash left untold is still on the screen once its book is said to be open', async () => {
  const at = await opening()
  // The book opens and tells its news; that it is open is told a moment later.
  at.finish(7)
  await at.tell(state('ok', 'book-a'))
  expect([ids(at), at.orders.unseen.size]).toEqual([[7], 1])
  at.wrapper.unmount()
})

it('says in a banner what is so now: its customer may have been erased', async () => {
  const at = await opening()
  at.finish(7)
  const erased = anOrder({ id: 7, status: 'paid' })
  at.orders.put({ ...erased, draft: { ...erased.draft, customer: { ...erased.draft.customer, name: '' } } })
  expect(at.orders.finished.map(({ draft }) => draft.customer.name)).toEqual([''])
  at.wrapper.unmount()
})

it('forgets the orders of a book when another one takes its place', async () => {
  const at = await opening()
  await at.tell(state('ok', 'book-a'))
  at.finish(7)
  at.view.change({ text: '山田' })
  at.view.selectedId = 7
  await at.tell(state('opening', null))
  await at.tell(state('ok', 'book-b'))
  expect([ids(at), at.orders.byId.size]).toEqual([[], 0])
  expect([at.view.selectedId, at.view.search]).toEqual([null, WHOLE_BOOK])
  at.wrapper.unmount()
})
