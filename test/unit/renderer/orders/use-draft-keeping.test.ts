// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, watch } from 'vue'
import { emptyOrder } from '../../../../src/renderer/src/orders/typed-order.ts'
import { useDraftKeeping, type DraftKeeping } from '../../../../src/renderer/src/orders/use-draft-keeping.ts'
import { useDraft } from '../../../../src/renderer/src/stores/draft.ts'
import type { Bridge } from '../../../../src/shared/ipc-contract.ts'
import type { FoundDraft, KeepDraft } from '../../../../src/shared/kept-draft.ts'
import { failure, success } from '../../../../src/shared/result.ts'
import { aBridge, atDesk } from '../support/desk.ts'

const defaults = {
  draftKey: '00000000-0000-4000-8000-0000000000ff',
  jobCode: 'CAPTURE',
  method: '1',
  operator: '',
} as const

function keeper(found: FoundDraft | null = null) {
  const kept: KeepDraft[] = []
  const asked = vi.fn<Bridge['draft']['kept']>(() => Promise.resolve(success(found)))
  const bridge = {
    ...aBridge(() => Promise.resolve(failure({ kind: 'unexpected' as const }))),
    draft: {
      keep: (input: KeepDraft) => {
        kept.push(input)
        return Promise.resolve(success(null))
      },
      kept: asked,
    },
  }
  let keeping: DraftKeeping | null = null
  const Keeper = defineComponent(() => {
    keeping = useDraftKeeping(bridge)
    return () => h('p')
  })
  const { wrapper, pinia } = atDesk(Keeper, { bridge })
  const restore = (mode: 'unset' | 'training' | 'real'): Promise<void> => keeping?.restore(mode) ?? Promise.resolve()
  const settle = async (): Promise<void> => {
    await flushPromises()
    await vi.advanceTimersByTimeAsync(200)
  }
  return {
    draft: useDraft(pinia),
    kept,
    asked,
    restore,
    askAhead: () => keeping?.askAhead(),
    settle,
    leave: () => wrapper.unmount(),
  }
}

describe('fault 22: keeping the draft', () => {
  enableAutoUnmount(afterEach)
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('writes what was typed once the typing pauses, without card numbers', async () => {
    const at = keeper()
    await at.restore('training')
    at.draft.load(emptyOrder(defaults), 'customer')
    at.draft.order.customer.name = '山田'
    at.draft.order.customer.note = '4111111111111111'
    await at.settle()
    expect(at.kept).toMatchObject([
      { mode: 'training', draft: { step: 'customer', order: { customer: { name: '山田', note: '****1111' } } } },
    ])
  })
  it('takes what was asked for ahead once, for the mode that turns out, and asks anew afterwards', async () => {
    const order = emptyOrder(defaults)
    order.customer.name = '山田'
    const at = keeper({ step: 'payment', order, keptAt: 1234 })
    at.askAhead()
    await at.restore('real')
    expect([at.draft.order.customer.name, at.asked.mock.calls]).toEqual(['山田', [['training'], ['real']]])
    await at.restore('training')
    expect(at.asked.mock.calls).toEqual([['training'], ['real'], ['training']])
  })
  it('asks anew for a mode that is chosen later: another book may have come meanwhile', async () => {
    const at = keeper()
    at.askAhead()
    await at.restore('unset')
    await at.restore('real')
    expect(at.asked.mock.calls).toEqual([['training'], ['real'], ['real']])
  })
  it('asks anew where it was refused ahead, behind the lock', async () => {
    const order = emptyOrder(defaults)
    order.customer.name = '山田'
    const at = keeper({ step: 'payment', order, keptAt: 1234 })
    at.asked
      .mockResolvedValueOnce(failure({ kind: 'signed-out' }))
      .mockResolvedValueOnce(failure({ kind: 'signed-out' }))
    at.askAhead()
    await at.restore('real')
    expect(at.draft.order.customer.name).toBe('山田')
  })
  it('puts a draft before the operator once, though the desk tells its state again while it is on its way', async () => {
    const order = emptyOrder(defaults)
    order.customer.name = '山田'
    const at = keeper()
    const answers: ((found: Awaited<ReturnType<Bridge['draft']['kept']>>) => void)[] = []
    at.asked.mockImplementation(() => new Promise((resolve) => answers.push(resolve)))
    const both = [at.restore('training'), at.restore('training')]
    await flushPromises()
    answers[0]?.(success({ step: 'payment', order, keptAt: 1234 }))
    await flushPromises()
    at.draft.order.customer.phone = '0312345678'
    at.draft.go('confirm')
    answers[1]?.(success({ step: 'payment', order: emptyOrder(defaults), keptAt: 1234 }))
    await Promise.all(both)
    expect([at.draft.step, at.draft.order.customer.phone, at.draft.loads]).toEqual(['confirm', '0312345678', 1])
  })
  it('asks again where it was refused, and keeps what was typed meanwhile', async () => {
    const at = keeper()
    at.asked.mockResolvedValue(failure({ kind: 'signed-out' }))
    await at.restore('real')
    at.draft.load({ ...emptyOrder(defaults), previous: 4 }, 'payment')
    await at.restore('real')
    expect([at.draft.step, at.draft.order.previous, at.asked.mock.calls.length]).toEqual(['payment', 4, 2])
  })
  it('keeps nothing over a draft it was not told, and brings that with the next answer', async () => {
    const order = emptyOrder(defaults)
    order.customer.name = '山田'
    const at = keeper({ step: 'payment', order, keptAt: 1234 })
    at.asked.mockResolvedValueOnce(failure({ kind: 'signed-out' }))
    await at.restore('real')
    // The wizard behind the lock begins a blank order.
    at.draft.load(emptyOrder(defaults), 'customer')
    await at.settle()
    expect(at.kept).toEqual([])
    await at.restore('real')
    expect([at.draft.order.customer.name, at.draft.step]).toEqual(['山田', 'payment'])
  })
  it('takes the wizard off the screen for a first answer, not for one that is asked for again', async () => {
    const at = keeper()
    at.asked.mockResolvedValue(failure({ kind: 'unexpected' }))
    const seen: boolean[] = []
    watch(
      () => at.draft.isComing,
      (coming) => seen.push(coming),
      { flush: 'sync' },
    )
    for (let state = 0; state < 3; state += 1) await at.restore('real')
    expect([seen, at.asked.mock.calls.length]).toEqual([[true, false], 3])
  })
  it('has put the draft before the operator when it says that it is there', async () => {
    const order = emptyOrder(defaults)
    order.customer.name = '山田'
    const at = keeper({ step: 'payment', order, keptAt: 1234 })
    const seen: string[] = []
    watch(
      () => at.draft.isComing,
      (coming) => coming || seen.push(at.draft.order.customer.name),
      { flush: 'sync' },
    )
    await at.restore('real')
    expect(seen).toEqual(['山田'])
  })
  it('says while a draft is on its way, and lets stand what came to its place meanwhile', async () => {
    const at = keeper()
    let answer: (found: Awaited<ReturnType<Bridge['draft']['kept']>>) => void = () => undefined
    at.asked.mockImplementation(() => new Promise((resolve) => (answer = resolve)))
    const restored = at.restore('training')
    await flushPromises()
    const coming = at.draft.isComing
    const again = emptyOrder(defaults)
    again.customer.name = '鈴木'
    at.draft.load(again, 'payment')
    answer(success({ step: 'customer', order: emptyOrder(defaults), keptAt: 1234 }))
    await restored
    expect([coming, at.draft.isComing, at.draft.order.customer.name]).toEqual([true, false, '鈴木'])
  })
  it('shows the draft of the mode that was chosen last, whichever answer comes first', async () => {
    const found = (name: string): FoundDraft => {
      const order = emptyOrder(defaults)
      order.customer.name = name
      return { step: 'payment', order, keptAt: 1234 }
    }
    const at = keeper()
    const answers: ((found: Awaited<ReturnType<Bridge['draft']['kept']>>) => void)[] = []
    at.asked.mockImplementation(() => new Promise((resolve) => answers.push(resolve)))
    const both = [at.restore('training'), at.restore('real')]
    await flushPromises()
    answers[1]?.(success(found('本番')))
    await flushPromises()
    answers[0]?.(success(found('練習')))
    await Promise.all(both)
    at.draft.order.customer.phone = '03'
    await at.settle()
    expect([at.draft.order.customer.name, at.kept.map(({ mode }) => mode)]).toEqual(['本番', ['real']])
  })
  it('does not go back to a mode that was left while its draft was on its way', async () => {
    const at = keeper()
    const answers: ((found: Awaited<ReturnType<Bridge['draft']['kept']>>) => void)[] = []
    at.asked.mockImplementation(() => new Promise((resolve) => answers.push(resolve)))
    const all = [at.restore('training'), at.restore('training'), at.restore('real')]
    await flushPromises()
    for (const answer of answers) answer(success(null))
    await Promise.all(all)
    expect(at.asked.mock.calls).toEqual([['training'], ['real']])
  })
  it('brings one draft where a mode is left and chosen again at once', async () => {
    const at = keeper({ step: 'payment', order: emptyOrder(defaults), keptAt: 1234 })
    await Promise.all([at.restore('training'), at.restore('real'), at.restore('training')])
    expect(at.draft.loads).toBe(1)
  })
  it('throws away what is blank again', async () => {
    const at = keeper()
    await at.restore('real')
    at.draft.load(emptyOrder(defaults), 'customer')
    await at.settle()
    expect(at.kept).toEqual([{ mode: 'real', draft: null }])
  })
  it.each(['beforeunload', 'pagehide'])('writes at once when the page goes (%s)', async (going) => {
    const at = keeper()
    await at.restore('real')
    at.draft.load({ ...emptyOrder(defaults), previous: 4 }, 'customer')
    at.draft.order.customer.name = '山田'
    await flushPromises()
    window.dispatchEvent(new Event(going))
    expect(at.kept).toHaveLength(1)
  })
  it('leaves no timer behind when it goes itself, and writes what waits', async () => {
    const at = keeper()
    await at.restore('real')
    at.draft.load({ ...emptyOrder(defaults), previous: 4 }, 'customer')
    await flushPromises()
    at.leave()
    expect([at.kept.length, vi.getTimerCount()]).toEqual([1, 0])
  })
  it('brings back what was kept and says from when, until another is loaded', async () => {
    const order = emptyOrder(defaults)
    order.customer.name = '山田'
    const at = keeper({ step: 'payment', order, keptAt: 1234 })
    await at.restore('training')
    expect([at.draft.step, at.draft.order.customer.name, at.draft.restoredAt]).toEqual(['payment', '山田', 1234])
    at.draft.load(emptyOrder(defaults), 'customer')
    expect(at.draft.restoredAt).toBeNull()
  })
  it('never carries a draft of training into the real book', async () => {
    const at = keeper()
    await at.restore('training')
    at.draft.load(emptyOrder(defaults), 'customer')
    at.draft.order.customer.name = '練習'
    await flushPromises()
    await at.restore('real')
    await at.settle()
    expect([
      at.draft.order.customer.name,
      at.kept.map(({ mode, draft }) => [mode, draft?.order.customer.name]),
    ]).toEqual([
      '',
      [
        ['training', '練習'],
        ['real', undefined],
      ],
    ])
  })
})
