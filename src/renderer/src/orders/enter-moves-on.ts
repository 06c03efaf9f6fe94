import { keyName } from '../frame/use-shortcuts.ts'

const FIELDS = 'input:not([type="hidden"]):not(:disabled), select:not(:disabled), textarea:not(:disabled)'

/** Fields in the order of the page: of each radio group only the chosen one, nothing inside closed details. */
function fieldsOf(form: HTMLElement): readonly HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>(FIELDS)].filter((field) => {
    if (field.closest('details:not([open])') !== null) return false
    return !(field instanceof HTMLInputElement && field.type === 'radio' && !field.checked)
  })
}

/**
 * Enter goes to the next field, Enter on the last one calls `done`. An IME's Enter, Shift+Enter (a new line in a
 * note), buttons and summaries keep their own meaning.
 */
export function enterMovesOn(event: KeyboardEvent, done: () => void): void {
  const { target, currentTarget } = event
  if (keyName(event) !== 'Enter' || event.shiftKey) return
  if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return
  if (!target.matches('input, select, textarea')) return
  event.preventDefault()
  const fields = fieldsOf(currentTarget)
  const next = fields[fields.indexOf(target) + 1]
  if (next === undefined) done()
  else next.focus()
}
