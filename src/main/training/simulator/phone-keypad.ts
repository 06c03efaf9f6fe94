import { lineOf } from './phone-line.ts'
import type { Line } from './phone-line.ts'
import type { FlowStage } from './simulated-order.ts'
import type { PhoneTerms } from './virtual-phone.ts'

const MOST_TRIES = 3
// The longest identification number the answer's field can hold.
const MOST_DIGITS = 16

const NEXT_FLOW: Partial<Record<Line['stage'], FlowStage>> = {
  'handing-over': 'card-number',
  'asking-card': 'expiry',
  'asking-expiry': 'security-code',
}

/** The line after one key. `#` also moves the customer from card number to expiry to security code. */
export function pressKey(line: Line, key: string, terms: PhoneTerms): Line {
  if (line.stage === 'asking-number') return keyNumber(line, key, terms)
  const flow = NEXT_FLOW[line.stage]
  if (key !== '#' || flow === undefined || line.receiptNo === undefined) return line
  return { ...lineOf(terms.ledger.update(line.receiptNo, { flow })), tries: line.tries }
}

function keyNumber(line: Line, key: string, terms: PhoneTerms): Line {
  if (key === '#') return sendNumber(line, terms)
  if (key === '*') return { ...line, typed: '' }
  return /^\d$/.test(key) && line.typed.length < MOST_DIGITS ? { ...line, typed: line.typed + key } : line
}

// A number that reaches no order leaves every order waiting: there is nothing to finish.
function sendNumber(line: Line, { ledger, now, callerTelNo }: PhoneTerms): Line {
  const order = ledger.waitingFor(line.typed)
  if (!order) return wrongNumber(line)
  const call = { statusCode: '1', flow: 'handing-over', callerTelNo, incomingMs: now() } as const
  return { ...lineOf(ledger.update(order.receiptNo, call)), tries: line.tries }
}

function wrongNumber(line: Line): Line {
  const tries = line.tries + 1
  const over = tries >= MOST_TRIES
  return over
    ? { stage: 'ended', captionKey: 'too-many-wrong-numbers', typed: '', tries }
    : { stage: 'asking-number', captionKey: 'wrong-number', typed: '', tries }
}
