import { describe, expect, it } from 'vitest'
import type { PhoneState } from '../../../../src/shared/training-phone.ts'
import { matchedDigits, phoneKey } from '../../../../src/renderer/src/training/call-digits.ts'
import { callNote, customerCanAct, isInCall } from '../../../../src/renderer/src/training/call-note.ts'

function aPhone(overrides: Partial<PhoneState>): PhoneState {
  return {
    stage: 'idle',
    typed: '',
    wrongNumbers: 0,
    orderId: null,
    amount: null,
    division: null,
    ended: null,
    trouble: null,
    done: [],
    ...overrides,
  }
}

describe('the note after a training call', () => {
  it.each([
    [aPhone({ stage: 'handing-over' }), false, null],
    [aPhone({ stage: 'finished', ended: 'declined-limit' }), false, 'declined-limit'],
    [aPhone({ stage: 'finished', ended: 'hang-up' }), true, 'hung-up-here'],
    [aPhone({ stage: 'finished', ended: 'hang-up' }), false, 'hang-up'],
    [aPhone({ stage: 'finished', ended: null }), false, 'hung-up-here'],
    [aPhone({ stage: 'finished', ended: 'wrong-numbers' }), false, 'wrong-numbers'],
    [aPhone({ stage: 'idle' }), true, 'hung-up-here'],
    [aPhone({ stage: 'idle' }), false, null],
    [aPhone({ stage: 'idle', ended: 'no-answer' }), false, 'no-answer'],
    [aPhone({ stage: 'asking-number', ended: 'no-answer' }), false, null],
  ])('fits what really happened (%#)', (state, isCutShort, note) => {
    expect(callNote(state, isCutShort)).toBe(note)
  })
})

describe('the training phone', () => {
  it('lets the customer act only after the hand-over', () => {
    const stages = ['idle', 'asking-number', 'number-wrong', 'handing-over', 'finished'] as const
    expect(stages.filter((stage) => customerCanAct(aPhone({ stage })))).toEqual(['handing-over'])
    expect(stages.filter((stage) => isInCall(aPhone({ stage })))).toEqual([
      'asking-number',
      'number-wrong',
      'handing-over',
    ])
  })
  it('takes digits of any width, # and *, and leaves Backspace and letters to the browser', () => {
    expect(['5', '５', '#', '＃', '*', 'Backspace', 'a', 'F2'].map(phoneKey)).toEqual([
      '5',
      '5',
      '#',
      '#',
      '*',
      null,
      null,
      null,
    ])
  })
  it('counts digits that are right so far', () => {
    expect([matchedDigits('482913', '482'), matchedDigits('482913', '483'), matchedDigits('482913', '')]).toEqual([
      3, 0, 0,
    ])
  })
})
