import type { AppError } from '../../../shared/app-error.ts'
import type { KeychainTrouble } from '../../../shared/settings.ts'
import type { TextKey, TextValues } from './use-text.ts'

/** What happened and what to do, as keys of sentences; `settings` when the way out leads there. */
export interface ErrorText {
  readonly what: TextKey
  readonly next: TextKey
  readonly values: TextValues
  readonly settings: boolean
}

const TO_SETTINGS: readonly AppError['kind'][] = [
  'unauthorized',
  'no-credentials',
  'keychain-unavailable',
  'missing-setting',
  'no-free-order-id',
  'not-in-training',
]

type Base = 'what' | 'next'
type ErrorKey<B extends Base> = Extract<TextKey, `errors.${string}.${B}`>

/** The sentence for every expected failure, by kind and reason. A new kind fails the type check here. */
export function errorText(error: AppError): ErrorText {
  return { ...keys(error), values: values(error), settings: TO_SETTINGS.includes(error.kind) }
}

type OperatorError = Extract<AppError, { kind: 'operator-refused' | 'recovery-refused' | 'wrong-pin' }>

function operatorKeys(error: OperatorError): { what: ErrorKey<'what'>; next: ErrorKey<'next'> } {
  if (error.kind === 'operator-refused')
    return {
      what: `errors.operator-refused.${error.reason}.what`,
      next: `errors.operator-refused.${error.reason}.next`,
    }
  if (error.kind === 'recovery-refused')
    return {
      what: `errors.recovery-refused.${error.reason}.what`,
      next: `errors.recovery-refused.${error.reason}.next`,
    }
  const when = error.seconds > 0 ? 'later' : 'now'
  return { what: `errors.wrong-pin.${when}.what`, next: `errors.wrong-pin.${when}.next` }
}

function keychainKeys(reason: KeychainTrouble): { what: ErrorKey<'what'>; next: ErrorKey<'next'> } {
  return { what: `errors.keychain-unavailable.${reason}.what`, next: `errors.keychain-unavailable.${reason}.next` }
}

function keys(error: AppError): { what: ErrorKey<'what'>; next: ErrorKey<'next'> } {
  if (error.kind === 'not-sent')
    return { what: `errors.not-sent.${error.reason}.what`, next: `errors.not-sent.${error.reason}.next` }
  if (error.kind === 'unknown')
    return { what: `errors.unknown.${error.reason}.what`, next: `errors.unknown.${error.reason}.next` }
  if (error.kind === 'keychain-unavailable') return keychainKeys(error.reason)
  if (error.kind === 'export-failed')
    return { what: `errors.export-failed.${error.reason}.what`, next: `errors.export-failed.${error.reason}.next` }
  if (error.kind === 'missing-setting')
    return {
      what: `errors.missing-setting.${error.setting}.what`,
      next: `errors.missing-setting.${error.setting}.next`,
    }
  if (error.kind === 'book-unavailable') {
    const reason = error.reason ?? 'closed'
    return { what: `errors.book-unavailable.${reason}.what`, next: `errors.book-unavailable.${reason}.next` }
  }
  if (error.kind === 'backup-failed')
    return { what: `errors.backup-failed.${error.reason}.what`, next: `errors.backup-failed.${error.reason}.next` }
  if (error.kind === 'settings-unsaved')
    return {
      what: `errors.settings-unsaved.${error.reason}.what`,
      next: `errors.settings-unsaved.${error.reason}.next`,
    }
  if (error.kind === 'money-refused')
    return { what: `errors.money-refused.${error.reason}.what`, next: `errors.money-refused.${error.reason}.next` }
  if (error.kind === 'picture-refused')
    return { what: `errors.picture-refused.${error.reason}.what`, next: `errors.picture-refused.${error.reason}.next` }
  if (error.kind === 'operator-refused' || error.kind === 'recovery-refused' || error.kind === 'wrong-pin')
    return operatorKeys(error)
  if (error.kind === 'moving-refused')
    return { what: `errors.moving-refused.${error.reason}.what`, next: `errors.moving-refused.${error.reason}.next` }
  if (error.kind === 'moving-unusable')
    return { what: `errors.moving-unusable.${error.reason}.what`, next: `errors.moving-unusable.${error.reason}.next` }
  if (error.kind === 'document-refused') {
    // The dialog says why before anybody asks; the order has changed meanwhile.
    const reason = error.reason === 'amount-differs' || error.reason === 'no-issuer' ? error.reason : 'other'
    return { what: `errors.document-refused.${reason}.what`, next: `errors.document-refused.${reason}.next` }
  }
  return { what: `errors.${error.kind}.what`, next: `errors.${error.kind}.next` }
}

function values(error: AppError): TextValues {
  // "Within 1 minute" reads better than "0 minutes ago".
  if (error.kind === 'looks-duplicate') return { orderId: error.orderId, minutesAgo: error.minutesAgo + 1 }
  if (error.kind === 'not-allowed') return { who: error.who.join(' / ') }
  if (error.kind === 'wrong-pin' || error.kind === 'pin-wait') return { seconds: error.seconds }
  if (error.kind === 'closing-blocked' || error.kind === 'update-blocked') return { orders: error.orders }
  if (error.kind === 'moving-refused') return { orderIds: error.orderIds.join(', ') }
  return 'orderId' in error ? { orderId: error.orderId } : {}
}
