import type { AppError } from '../../shared/app-error.ts'
import type { ConnectionTrial } from '../../shared/connection-trial.ts'
import { success, type Result } from '../../shared/result.ts'
import type { GatewayAccount, IvrGateway, SearchError } from '../gateway/ivr-gateway.ts'

/** In the form of a receipt number (a date and a counter) with a date that no order can have. */
const NO_ORDERS_RECEIPT = '0'.repeat(18)

export interface TryConnectionParts {
  readonly gateway: Pick<IvrGateway, 'search'>
  /** Who we are to the real provider, from the settings and the keychain. */
  readonly account: () => Promise<Result<GatewayAccount, AppError>>
}

/**
 * Asks the provider for the result of an order that cannot exist (AuthSearchApi): that registers nothing, charges
 * nothing and changes nothing. "No such receipt" is only said to who was let in; wrong keys get HTTP 401.
 */
export async function tryConnection({
  gateway,
  account,
}: TryConnectionParts): Promise<Result<ConnectionTrial, AppError>> {
  const who = await account()
  if (!who.ok) return who
  const answer = await gateway.search(who.value, NO_ORDERS_RECEIPT)
  return success(answer.ok ? 'accepted' : trialOf(answer.error))
}

function trialOf(error: SearchError): ConnectionTrial {
  switch (error.kind) {
    case 'no-such-receipt':
      return 'accepted'
    case 'unauthorized':
      return 'refused'
    case 'not-sent':
      if (error.reason === 'proxy' || error.reason === 'proxy-login') return 'proxy'
      return error.reason === 'tls' ? 'unsafe' : 'unreachable'
    case 'rejected':
    case 'unknown':
      return error.kind === 'unknown' && error.reason === 'timeout' ? 'unreachable' : 'unclear'
  }
}
