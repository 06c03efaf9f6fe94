import { expect, it, vi } from 'vitest'
import { handleDrafts } from '../../../../src/main/ipc/draft-handlers.ts'
import type { Desk } from '../../../../src/main/desk.ts'
import type { Gate } from '../../../../src/main/ipc/handle.ts'
import { emptyOrder } from '../../../../src/renderer/src/orders/typed-order.ts'
import { success, type Result } from '../../../../src/shared/result.ts'

vi.mock('electron', () => ({}))

const order = emptyOrder({ draftKey: 'key', jobCode: 'CAPTURE', method: '1', operator: '' })
const found = { step: 'customer', order, keptAt: 1 } as const

/** The channels over a book that opens when it is told to, with a draft of each mode. */
function channels(receiptNo: string | null) {
  const told = { found: 0, kept: [] as unknown[] }
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  const book = { findByDraftKey: () => Promise.resolve({ receiptNo }) }
  const answers = new Map<string, (input: never) => Promise<unknown>>()
  // Marked boundary: only these parts are asked for.
  const gate = { handle: (name: string, _: unknown, answer: never) => void answers.set(name, answer) } as never as Gate
  const desk = {
    mode: 'training',
    withShop: async (use: (shop: unknown) => Promise<Result<unknown, never>>) => (await opened, use({ book })),
  } as never as Desk
  const drafts = {
    keep: (...given: unknown[]) => (told.kept.push(given), success(null)),
    read: () => found,
  }
  handleDrafts(gate, { desk, drafts, found: () => (told.found += 1) })
  return { told, open, kept: (mode: string) => answers.get('draft:kept')?.(mode as never) }
}

it('hands out the draft of the other mode at once: its book is not the one that is being opened', async () => {
  const { told, kept } = channels(null)
  expect([await kept('real'), told.found]).toEqual([success(found), 0])
})

it('says that a draft was found before it waits for the book, and throws it away once its number was issued', async () => {
  const { told, open, kept } = channels('123456')
  const answer = kept('training')
  expect(told.found).toBe(1)
  open()
  expect([await answer, told.kept]).toEqual([success(null), [['training', null]]])
})
