import type { Channel } from '../../../shared/ipc-contract.ts'
import { refusalOf } from '../../../shared/operator-rights.ts'
import { useOperators } from '../stores/operators.ts'
import { useRefusedKey } from '../stores/refused-key.ts'
import { errorText } from '../text/error-text.ts'
import { useText } from '../text/use-text.ts'

/** What whoever is working now may do. The main process decides by the same table, whatever the screen shows. */
export function useRights() {
  const operators = useOperators()
  const refused = useRefusedKey()
  const { t } = useText()
  /** Why not, in a sentence that names who can; empty when it is allowed. */
  function refusal(channel: Channel): string {
    const error = refusalOf(channel, operators.known)
    if (error === null) return ''
    const { what, next, values } = errorText(error)
    return `${t(what, values)}${t('operators.between')}${t(next, values)}`
  }
  /** The same for a key: whether it may go on; else the window says why not. */
  function mayByKey(channel: Channel): boolean {
    refused.why = refusal(channel)
    return refused.why === ''
  }
  return { refusal, mayByKey }
}
