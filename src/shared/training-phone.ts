import * as v from 'valibot'

/** What the customer does once the operator has handed the call over. */
export const CALL_SCENARIOS = [
  'paid',
  'declined-limit',
  'declined-card',
  'declined-issuer',
  'declined-security-code',
  'declined-payments',
  'declined-amount',
  'declined-item',
  'declined-shop',
  'declined-busy',
  'paid-on-second-try',
  'three-wrong-tries',
  'hang-up',
  'exchange-failed',
  'outcome-unknown',
  'card-not-saved',
] as const
export type CallScenario = (typeof CALL_SCENARIOS)[number]

/** What goes wrong with the next registration, once. */
export const TROUBLES = ['provider-down', 'no-answer', 'keys-refused'] as const
export type Trouble = (typeof TROUBLES)[number]

/** What a lesson has its pupil live through: a call, a trouble, or an end that a call can come to. */
export const EXERCISES = [...CALL_SCENARIOS, ...TROUBLES, 'card-saved', 'wrong-numbers'] as const
export type Exercise = (typeof EXERCISES)[number]

/** The lessons in the order a beginner takes them. One is done when all its exercises are. */
export const LESSONS = {
  paid: ['paid'],
  mistakes: ['wrong-numbers', 'hang-up', 'paid-on-second-try', 'three-wrong-tries'],
  declined: [
    'declined-limit',
    'declined-card',
    'declined-issuer',
    'declined-security-code',
    'declined-payments',
    'declined-amount',
    'declined-item',
    'declined-shop',
    'declined-busy',
  ],
  unclear: ['exchange-failed', 'outcome-unknown'],
  provider: ['provider-down', 'no-answer'],
  keys: ['keys-refused'],
  card: ['card-saved', 'card-not-saved'],
} as const satisfies Readonly<Record<string, readonly Exercise[]>>
export type Lesson = keyof typeof LESSONS

/** One press on the training phone. */
export const PhoneAction = v.variant('type', [
  v.object({ type: v.literal('dial') }),
  v.object({ type: v.literal('key'), key: v.pipe(v.string(), v.regex(/^[0-9#*]$/u)) }),
  v.object({ type: v.literal('customer'), scenario: v.picklist(CALL_SCENARIOS) }),
  v.object({ type: v.literal('hang-up') }),
  /** Arms a trouble for the next registration; null calls it off. */
  v.object({ type: v.literal('trouble'), trouble: v.nullable(v.picklist(TROUBLES)) }),
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
  /** What the last call or registration came to, for the note after it. */
  readonly ended: Exercise | null
  /** What will go wrong with the next registration. */
  readonly trouble: Trouble | null
  /** Exercises lived through so far, also before the last restart. */
  readonly done: readonly Exercise[]
}
