import * as v from 'valibot'

/** What the customer does once the operator has handed the call over. */
export const CALL_SCENARIOS = [
  'paid',
  'declined-limit',
  'declined-card',
  'declined-security-code',
  'paid-on-second-try',
  'three-wrong-tries',
  'hang-up',
  'exchange-failed',
  'outcome-unknown',
  'card-not-saved',
] as const
export type CallScenario = (typeof CALL_SCENARIOS)[number]

/** One press on the training phone. */
export const PhoneAction = v.variant('type', [
  v.object({ type: v.literal('dial') }),
  v.object({ type: v.literal('key'), key: v.pipe(v.string(), v.regex(/^[0-9#*]$/u)) }),
  v.object({ type: v.literal('customer'), scenario: v.picklist(CALL_SCENARIOS) }),
  v.object({ type: v.literal('hang-up') }),
])
export type PhoneAction = v.InferOutput<typeof PhoneAction>

/** The training phone as the screen shows it. */
export interface PhoneState {
  readonly stage: 'idle' | 'asking-number' | 'number-wrong' | 'handing-over' | 'finished'
  /** The identification number as keyed so far. */
  readonly typed: string
  readonly wrongNumbers: number
  readonly orderId: string | null
  /** Yen; null when a card is only saved. */
  readonly amount: number | null
  readonly division: '1' | '2' | '3' | null
  /** The last call's scenario, for the note after it. */
  readonly ended: CallScenario | null
}
