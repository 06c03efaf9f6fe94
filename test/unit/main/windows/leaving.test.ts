import { beforeEach, describe, expect, it } from 'vitest'
import { ja } from '../../../../src/main/desktop-text.ts'
import { Leaving, type Answer, type Question } from '../../../../src/main/windows/leaving.ts'
import type { Settings } from '../../../../src/shared/settings.ts'

interface Told {
  open: number | null
  choice: Settings['closingWindow']
  answer: Answer
  readonly asked: Question[]
  readonly done: string[]
}
let told: Told
let leaving: Leaving

beforeEach(() => {
  told = { open: 2, choice: 'ask', answer: { button: 2, remember: true }, asked: [], done: [] }
  leaving = new Leaving({
    openOrders: () => told.open,
    choice: () => told.choice,
    keepChoice: (choice) => void (told.choice = choice),
    text: () => ja.leaving,
    ask: (question) => {
      told.asked.push(question)
      return Promise.resolve(told.answer)
    },
    hasTray: true,
    watch: () => void told.done.push('watch'),
    quit: () => void told.done.push('quit'),
  })
})

/** The question is answered in a later turn. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('closing the window', () => {
  it('asks nothing while no order is open', () => {
    told.open = 0
    expect([leaving.mayClose(), leaving.mayQuit(), told.asked]).toEqual([true, true, []])
  })
  it('asks with the count, the place where it is found again, and what quitting means', async () => {
    expect(leaving.mayClose()).toBe(false)
    await settled()
    expect(told.asked).toEqual([
      {
        message: '進行中の注文が2件あります。画面を閉じますか。',
        detail: `${ja.leaving.watchInTray}\n\n${ja.leaving.meaning}`,
        buttons: ['見守りを続ける', '終了する', '閉じない'],
        remember: ja.leaving.remember,
      },
    ])
    expect([told.done, told.choice]).toEqual([[], 'ask'])
  })
  it('asks while the book is being opened, since nobody knows what is open, and keeps to what was chosen', async () => {
    told.open = null
    expect(leaving.mayClose()).toBe(false)
    await settled()
    expect(told.asked.map(({ message }) => message)).toEqual([
      '受付簿を開いているところで、進行中の注文があるかもしれません。画面を閉じますか。',
    ])
    told.choice = 'watch'
    expect([leaving.mayClose(), told.done]).toEqual([false, ['watch']])
  })
  it('remembers the answer when told to, and then asks no more', async () => {
    told.answer = { button: 0, remember: true }
    leaving.mayClose()
    await settled()
    expect(leaving.mayClose()).toBe(false)
    expect([told.done, told.choice, told.asked.length]).toEqual([['watch', 'watch'], 'watch', 1])
  })
  it('forgets the answer when not told to remember it', async () => {
    told.answer = { button: 0, remember: false }
    leaving.mayClose()
    await settled()
    expect([told.done, told.choice]).toEqual([['watch'], 'ask'])
  })
  it('quits without a second question once quitting was chosen', async () => {
    told.answer = { button: 1, remember: false }
    leaving.mayClose()
    await settled()
    expect([told.done, leaving.mayQuit(), leaving.mayClose()]).toEqual([['quit'], true, true])
  })
  it('quits at once where the setting says so', () => {
    told.choice = 'quit'
    expect([leaving.mayClose(), leaving.mayQuit(), told.asked]).toEqual([true, true, []])
  })
  it('asks one question at a time', async () => {
    leaving.mayClose()
    leaving.mayClose()
    leaving.mayQuit()
    await settled()
    expect(told.asked).toHaveLength(1)
  })
})

describe('quitting', () => {
  it('says what it means, and staying is the first answer', async () => {
    told.answer = { button: 0, remember: false }
    expect(leaving.mayQuit()).toBe(false)
    await settled()
    expect(told.asked).toMatchObject([{ detail: ja.leaving.meaning, buttons: ['終了しない', '終了する'] }])
    expect(told.done).toEqual([])
  })
  it('quits when the operator says so, also where closing only puts the window away', async () => {
    Object.assign(told, { choice: 'watch', answer: { button: 1, remember: false } })
    leaving.mayQuit()
    await settled()
    expect([told.done, leaving.mayQuit()]).toEqual([['quit'], true])
  })
  it('asks nothing when the computer itself shuts down', () => {
    leaving.agree()
    expect([leaving.mayQuit(), leaving.mayClose(), told.asked]).toEqual([true, true, []])
  })
})
