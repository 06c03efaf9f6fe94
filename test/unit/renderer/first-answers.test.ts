// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { askAhead } from '../../../src/renderer/src/first-answers.ts'
import type { Bridge } from '../../../src/shared/ipc-contract.ts'
import { failure } from '../../../src/shared/result.ts'
import { aBridge } from './support/desk.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A main process that numbers its answers; `hold` keeps them back, `change` tells that the desk is another now. */
function aPage({ holds = false } = {}) {
  let [count, listening]: [number, number] = [0, 0]
  let change = (): void => undefined
  const asked: string[] = []
  const answers = (name: string) => (): Promise<never> => {
    asked.push(name)
    const answer = failure({ kind: 'unexpected' as const, number: (count += 1) })
    // Marked boundary: of an answer, these tests only care which one it is.
    return holds ? new Promise(() => undefined) : Promise.resolve(answer as unknown as never)
  }
  const listens = (listener: (news: never) => void) => {
    listening += 1
    change = () => Reflect.apply(listener, null, [])
    return () => void (listening -= 1)
  }
  const bare = aBridge(() => Promise.resolve(failure({ kind: 'unexpected' })))
  const page: Bridge = {
    ...bare,
    desk: { ...bare.desk, state: answers('desk'), onChanged: listens },
    draft: { ...bare.draft, kept: (mode) => answers(mode)() },
    operators: { ...bare.operators, state: answers('operators'), onChanged: listens },
    settings: { ...bare.settings, get: answers('settings'), onChanged: listens },
  }
  const ahead = askAhead(page)
  const ask = async ({ bridge }: typeof ahead) => {
    const questions = [bridge.desk.state(), bridge.draft.kept('training'), bridge.draft.kept('real')]
    const replies = await Promise.all([...questions, bridge.operators.state(), bridge.settings.get()])
    return replies.map((reply) => (reply.ok ? 0 : Reflect.get(reply.error, 'number')))
  }
  return { ahead, asked, ask: () => ask(ahead), change: () => change(), listening: () => listening }
}

const ALL = ['desk', 'training', 'real', 'operators', 'settings']

it('asks everything of the first screen at once, answers with it once, and then asks anew', async () => {
  const { ahead, asked, ask } = aPage()
  expect(asked).toEqual(ALL)
  await ahead.answered
  expect([await ask(), asked.length]).toEqual([[1, 2, 3, 4, 5], 5])
  expect([await ask(), asked.slice(5)]).toEqual([[6, 7, 8, 9, 10], ALL])
})

it('never answers with what was before a change that nobody heard of', async () => {
  const { ahead, ask, change } = aPage()
  await ahead.answered
  change()
  expect(await ask()).toEqual([6, 7, 8, 9, 10])
})

it('lets go of the answers that nobody took, and listens no longer', async () => {
  const { ahead, ask, listening } = aPage()
  expect(listening()).toBe(3)
  ahead.forget()
  expect([listening(), await ask()]).toEqual([0, [6, 7, 8, 9, 10]])
})

it('waits 300 ms for a main process that does not answer, and no longer', async () => {
  const { ahead } = aPage({ holds: true })
  const over = vi.fn()
  void ahead.answered.then(over)
  await vi.advanceTimersByTimeAsync(299)
  expect(over).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(over).toHaveBeenCalled()
})
