import type { GatewayError } from '../../shared/app-error.ts'
import type { CallAnswer } from '../../shared/call-answer.ts'
import type { OrderDraft } from '../../shared/order.ts'
import type { Result } from '../../shared/result.ts'
import type { Credentials } from '../../shared/settings.ts'

/** What the provider answers to a registration with resultCode 0. */
export interface Registration {
  /** discrementId: 1 to 16 digits, leading zeros kept. */
  readonly identificationNumber: string
  /** receiptNo: opaque text. */
  readonly receiptNo: string
  /** Only when the contract numbers automatically. */
  readonly orderId: string | null
  readonly memberId: string | null
}

export interface SearchResult {
  readonly answer: CallAnswer
  /** The answer as it came, scrubbed of passwords, tokens and card numbers, at most 64 kB. */
  readonly raw: string
}

/** AuthSearchApi may also say that it does not know the receipt (resultCode 40). */
export type SearchError = GatewayError | { readonly kind: 'no-such-receipt' }

/** `raw`: what came where it could not be read, scrubbed as in raw-text.ts, at most 64 kB. */
export type Answered<T, E> = Result<T, E> & { readonly raw?: string }

/** Who we are to the provider; read fresh for every call, so a change of settings counts at once. */
export interface GatewayAccount {
  /** Base URL, without the endpoint's name. */
  readonly url: string
  readonly credentials: Credentials
  readonly shopId: string
  readonly siteId: string
}

/** One registration. `cardPass` (gmopg.save.cardPass, division 3) is sent and kept nowhere. */
export interface OrderToRegister {
  readonly orderId: string
  readonly draft: OrderDraft
  readonly cardPass?: string
}

/**
 * The provider's two endpoints, one method each. Neither ever repeats a request by itself.
 * `signal` gives up: `not-sent` (aborted) before the first byte, `unknown` (interrupted) after it.
 */
export interface IvrGateway {
  register(
    account: GatewayAccount,
    order: OrderToRegister,
    signal?: AbortSignal,
  ): Promise<Answered<Registration, GatewayError>>
  search(account: GatewayAccount, receiptNo: string, signal?: AbortSignal): Promise<Answered<SearchResult, SearchError>>
}
