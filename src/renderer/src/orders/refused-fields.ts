import type { FieldIssue } from '../../../shared/app-error.ts'
import { mapMessageToField } from '../../../shared/error-guide.ts'
import { ruleMessage } from '../../../shared/rule-message.ts'
import type { StepName } from '../../../shared/kept-draft.ts'

/** A field of the wizard that a message of the provider is about, or null (also for settings). */
export function fieldOfMessage(message: string): string | null {
  const field = mapMessageToField(message)
  return field === null || field.startsWith('settings.') ? null : field
}

/** The provider's messages as refused fields of the wizard, where a field can be told. */
export function refusedByProvider(messages: readonly string[]): readonly FieldIssue[] {
  return messages.flatMap((text) => {
    const path = fieldOfMessage(text)
    return path === null ? [] : [{ path, message: ruleMessage('provider', { text }) }]
  })
}

/** The step that holds a field. */
export function stepOfField(path: string): StepName {
  if (path.startsWith('payment')) return 'payment'
  return path.startsWith('card') ? 'card' : 'customer'
}

/** A refused field of the gate (`draft.details.anyItem.0.name`) as the wizard names it (`details.anyItem[0].name`). */
export function wizardPath(path: string): string {
  return path.replace(/^draft\./u, '').replace(/\.(\d+)(?=\.|$)/gu, '[$1]')
}
