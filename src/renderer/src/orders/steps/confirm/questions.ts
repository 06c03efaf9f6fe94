import type { AppError } from '../../../../../shared/app-error.ts'

/** Refusals that are questions to the operator rather than troubles. */
export type Question = Extract<AppError, { readonly kind: 'looks-duplicate' | 'live-number' | 'unconfirmed-open' }>

export function isQuestion(error: AppError): error is Question {
  return error.kind === 'looks-duplicate' || error.kind === 'live-number' || error.kind === 'unconfirmed-open'
}
