import { useI18n } from 'vue-i18n'
import { readRuleMessage } from '../../../shared/rule-message.ts'

/**
 * Turns a refused field's message (see shared/rule-message.ts) into a sentence in the language of the screen.
 * A message nobody wrote a sentence for is never shown raw.
 */
export function useRuleText() {
  const i18n = useI18n()
  return (message: string | undefined): string => {
    if (message === undefined || message === '') return ''
    const { key, params } = readRuleMessage(message)
    const name = `rules.${key}`
    if (!i18n.te(name)) return i18n.t('rules.unknown')
    return i18n.t(name, { ...params, half: Math.floor(Number(params['max'] ?? 0) / 2) })
  }
}
