import type { TextKey } from '../../text/use-text.ts'

/** Steps of the transfer where the shop wrote none of its own. */
export const STANDARD_STEPS: readonly TextKey[] = [
  'number.steps.hold',
  'number.steps.dial',
  'number.steps.key',
  'number.steps.hand',
]

/** The shop's own steps, one a line; leading numbers and bullets are taken away because the list counts itself. */
export function ownSteps(note: string): readonly string[] {
  return note
    .split('\n')
    .map((line) => line.trim().replace(/^(?:[0-9０-９]{1,2}[.)．、:：]|[・*•-])\s*/u, ''))
    .filter((line) => line !== '')
}
