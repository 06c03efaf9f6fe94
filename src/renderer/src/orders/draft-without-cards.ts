import { cutCardNumbers, holdsSecurityCode } from '../../../shared/card-number.ts'
import type { KeptDraft } from '../../../shared/kept-draft.ts'

/** A card number typed by mistake is refused by the form, and never written anywhere either. */
function withoutCards(key: string, value: unknown): unknown {
  if (typeof value !== 'string' || key === 'draftKey') return value
  return holdsSecurityCode(value) ? '' : cutCardNumbers(value)
}

/** A plain copy that may be kept. Marked boundary: only words inside its texts change, never its shape. */
export function draftWithoutCards(draft: KeptDraft): KeptDraft {
  return JSON.parse(JSON.stringify(draft, withoutCards)) as KeptDraft
}
