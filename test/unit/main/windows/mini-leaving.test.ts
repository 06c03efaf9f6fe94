import { beforeEach, expect, it } from 'vitest'
import { MiniLeaving } from '../../../../src/main/windows/mini-leaving.ts'
import { NO_OPERATORS, type Operator } from '../../../../src/shared/operator.ts'

const SATO: Operator = { id: 1, name: '佐藤', userId: 'sato', role: 'desk', active: true, hasPin: true }

let done: string[] = []
let leaving = new MiniLeaving({ close: () => undefined, forget: () => undefined })

beforeEach(() => {
  done = []
  leaving = new MiniLeaving({ close: () => done.push('close'), forget: () => done.push('forget') })
})

it('closes with the lock, and with nothing else that operators do', () => {
  leaving.hearOperators(NO_OPERATORS)
  leaving.hearOperators({ ...NO_OPERATORS, operators: [SATO], current: 1 })
  expect(done).toEqual([])
  leaving.hearOperators({ ...NO_OPERATORS, operators: [SATO], current: null })
  expect(done).toEqual(['close'])
})

it('forgets its order with the mode and with the book, not while the same book is closed for a moment', () => {
  leaving.hearDesk({ mode: 'real', bookId: 'a' })
  leaving.hearDesk({ mode: 'real', bookId: null })
  leaving.hearDesk({ mode: 'real', bookId: 'a' })
  expect(done).toEqual([])
  leaving.hearDesk({ mode: 'real', bookId: null })
  leaving.hearDesk({ mode: 'real', bookId: 'b' })
  expect(done).toEqual(['forget'])
  leaving.hearDesk({ mode: 'training', bookId: null })
  expect(done).toEqual(['forget', 'forget'])
})
