import type { Division, FlowStage, SimulatedOrder, StepName } from './simulated-order.ts'

export type PhoneStage =
  | 'idle'
  | 'asking-number'
  | 'handing-over'
  | 'asking-card'
  | 'asking-expiry'
  | 'asking-security-code'
  | 'stuck'
  | 'ended'

/** What the voice is saying; the screen has the words. */
export type CaptionKey =
  | 'on-hook'
  | 'welcome'
  | 'wrong-number'
  | 'too-many-wrong-numbers'
  | 'hand-over'
  | 'key-card-number'
  | 'key-expiry'
  | 'key-security-code'
  | 'please-wait'
  | 'paid'
  | 'paid-and-saved'
  | 'paid-card-not-saved'
  | 'saved'
  | 'declined'
  | 'save-failed'
  | 'exchange-failed'
  | 'call-ended'

/** One phone line, in its own terms. */
export interface Line {
  readonly stage: PhoneStage
  readonly captionKey: CaptionKey
  readonly typed: string
  readonly tries: number
  readonly receiptNo?: string | undefined
}

/** What a screen may show of the line; plain data. */
export interface PhoneState {
  readonly stage: PhoneStage
  readonly captionKey: CaptionKey
  /** Digits keyed so far; never the digits themselves. */
  readonly typed: number
  /** Wrong identification numbers in this call. */
  readonly tries: number
  readonly receiptNo?: string
  readonly division?: Division
  readonly orderId?: string
  readonly memberId?: string
  /** yen charged: amount + tax */
  readonly amount?: number
}

export function freshLine(): Line {
  return { stage: 'idle', captionKey: 'on-hook', typed: '', tries: 0 }
}

const IN_CALL: Readonly<Record<Exclude<FlowStage, 'before-call' | 'ended'>, readonly [PhoneStage, CaptionKey]>> = {
  'handing-over': ['handing-over', 'hand-over'],
  'card-number': ['asking-card', 'key-card-number'],
  expiry: ['asking-expiry', 'key-expiry'],
  'security-code': ['asking-security-code', 'key-security-code'],
  processing: ['stuck', 'please-wait'],
}

/** The line as an order in a call, or just finished, makes it. */
export function lineOf(order: SimulatedOrder | undefined): Line {
  if (!order || order.flow === 'before-call') return freshLine()
  const base = { ...freshLine(), receiptNo: order.receiptNo }
  if (order.flow === 'ended') return { ...base, stage: 'ended', captionKey: closingWords(order) }
  const [stage, captionKey] = IN_CALL[order.flow]
  return { ...base, stage, captionKey }
}

function closingWords({ registration, authorised, saved, history }: SimulatedOrder): CaptionKey {
  if (Object.keys(history).length === 0) return 'call-ended'
  if (registration.division === '3') return saved ? 'saved' : failure(history, 'saveCard')
  if (!authorised) return failure(history, 'execTran')
  if (registration.division === '1') return 'paid'
  return saved ? 'paid-and-saved' : 'paid-card-not-saved'
}

function failure(history: SimulatedOrder['history'], lastStep: StepName): CaptionKey {
  const broken = Object.values(history).some((runs) => runs.at(-1)?.['pspStatusCode'] === '1')
  if (broken) return 'exchange-failed'
  return lastStep === 'saveCard' ? 'save-failed' : 'declined'
}

/** The state without undefined keys, so that it crosses any bridge unchanged. */
export function snapshot(line: Line, order: SimulatedOrder | undefined): PhoneState {
  const { stage, captionKey, tries } = line
  const base = { stage, captionKey, typed: line.typed.length, tries }
  if (!order || stage === 'idle') return base
  const { division, auth, save } = order.registration
  return {
    ...base,
    receiptNo: order.receiptNo,
    division,
    ...(auth?.['orderId'] === undefined ? {} : { orderId: auth['orderId'] }),
    ...(save?.['memberId'] === undefined ? {} : { memberId: save['memberId'] }),
    ...(auth?.['amount'] === undefined ? {} : { amount: Number(auth['amount']) + Number(auth['tax'] ?? 0) }),
  }
}
