import type { OrderStatus } from '../../../../shared/order-status.ts'
import type { TextKey } from '../../text/use-text.ts'

/** One mark of the progress line. */
export interface CallStage {
  readonly word: TextKey
  readonly state: 'done' | 'here' | 'next'
}

const WORDS: readonly TextKey[] = [
  'number.progress.registered',
  'number.progress.waiting',
  'number.progress.inCall',
  'number.progress.result',
]

/** How far the call has come: registered, waiting for the transfer, the customer keying in, the result. */
export function callStages(status: OrderStatus): readonly CallStage[] {
  const at = status === 'registering' ? 0 : status === 'in-call' ? 2 : 1
  return WORDS.map((word, index) => ({ word, state: index === at ? 'here' : index < at ? 'done' : 'next' }))
}
