import type { CardScenario } from './card-scenario.ts'
import { pressKey } from './phone-keypad.ts'
import type { Line, PhoneState } from './phone-line.ts'
import { freshLine, lineOf, snapshot } from './phone-line.ts'
import { runCall } from './run-call.ts'
import type { CallWorld } from './run-call.ts'

/** A phone on the simulator's line. An action that does not fit the stage changes nothing; each returns the state. */
export interface VirtualPhone {
  /** The operator calls the IVR; it asks for the identification number. */
  dial(): PhoneState
  /** `0`-`9`, `#` to send, `*` to clear. While a card is asked for, digits are not taken in at all. */
  key(key: string): PhoneState
  /** The operator passes the call to the customer. */
  handOver(): PhoneState
  /** The customer keys the card (nobody keys a real one here); the rest of the call happens at once. */
  customerKeysCard(scenario: CardScenario): PhoneState
  /** Ends a call that got stuck or answers oddly, also after hanging up. Default: as a hang-up. */
  release(scenario?: CardScenario): PhoneState
  /** Before a card is keyed this finishes the order with an empty history. */
  hangUp(): PhoneState
  /** A whole call in one go. */
  callThrough(identificationNumber: string, scenario: CardScenario): PhoneState
  state(): PhoneState
  /** Returns the function that stops listening. */
  onChange(listener: (state: PhoneState) => void): () => void
}

export interface PhoneTerms extends CallWorld {
  /** What the order shows as callerTelNo. */
  readonly callerTelNo: string
  /** Goes on with a call that was under way when the simulator stopped. */
  readonly receiptNo?: string | undefined
}

export function createVirtualPhone(terms: PhoneTerms): VirtualPhone {
  const listeners = new Set<(state: PhoneState) => void>()
  let line = lineOf(terms.receiptNo === undefined ? undefined : terms.ledger.byReceipt(terms.receiptNo))
  const state = () => snapshot(line, line.receiptNo === undefined ? undefined : terms.ledger.byReceipt(line.receiptNo))
  const move = (next: Line) => {
    const changed = next !== line
    line = next
    const now = state()
    if (changed) for (const listener of listeners) listener(now)
    return now
  }
  const phone: VirtualPhone = {
    dial: () => move(dialled(line)),
    key: (key) => move(pressKey(line, key, terms)),
    handOver: () => move(line.stage === 'handing-over' ? pressKey(line, '#', terms) : line),
    customerKeysCard: (scenario) => move(cardKeyed(line, scenario, terms)),
    release: (scenario = { kind: 'hang-up' }) => move(released(line, scenario, terms)),
    hangUp: () => move(hungUp(line, terms)),
    callThrough(identificationNumber, scenario) {
      phone.dial()
      for (const key of `${identificationNumber}#`) phone.key(key)
      phone.handOver()
      return phone.customerKeysCard(scenario)
    },
    state,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  return phone
}

const CARD_STAGES: readonly string[] = ['handing-over', 'asking-card', 'asking-expiry', 'asking-security-code']

function dialled(line: Line): Line {
  const free = line.stage === 'idle' || line.stage === 'ended'
  return free ? { ...freshLine(), stage: 'asking-number', captionKey: 'welcome' } : line
}

function cardKeyed(line: Line, scenario: CardScenario, terms: PhoneTerms): Line {
  if (line.receiptNo === undefined || !CARD_STAGES.includes(line.stage)) return line
  if (scenario.kind === 'stuck' || scenario.kind === 'odd-answer') {
    const oddAnswer = scenario.kind === 'odd-answer' ? scenario : undefined
    terms.ledger.update(line.receiptNo, { flow: 'processing', stuck: true, oddAnswer })
    return { ...line, stage: 'stuck', captionKey: 'please-wait' }
  }
  return finished(line, scenario, terms)
}

function released(line: Line, scenario: CardScenario, terms: PhoneTerms): Line {
  const order = line.receiptNo === undefined ? undefined : terms.ledger.byReceipt(line.receiptNo)
  if (!order?.stuck || scenario.kind === 'stuck' || scenario.kind === 'odd-answer') return line
  const done = finished(line, scenario, terms)
  return line.stage === 'idle' ? freshLine() : done
}

function hungUp(line: Line, terms: PhoneTerms): Line {
  if (CARD_STAGES.includes(line.stage)) return finished(line, { kind: 'hang-up' }, terms)
  // The provider is still at it: the receiver is down, the order stays in the call.
  if (line.stage === 'stuck') return { ...freshLine(), receiptNo: line.receiptNo }
  return line.stage === 'idle' ? line : freshLine()
}

function finished(line: Line, scenario: CardScenario, terms: PhoneTerms): Line {
  const order = line.receiptNo === undefined ? undefined : terms.ledger.byReceipt(line.receiptNo)
  if (!order) return freshLine()
  const result = runCall(order, scenario, terms)
  const ended = { statusCode: '2', flow: 'ended', stuck: false, oddAnswer: undefined } as const
  const after = terms.ledger.update(order.receiptNo, { ...result, ...ended })
  return { ...lineOf(after), tries: line.tries }
}
