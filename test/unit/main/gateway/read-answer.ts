import { readRegistration, readSearch, type ArrivedAnswer } from '../../../../src/main/gateway/wire-answer.ts'
import { withoutRaw } from '../../../support/without-raw.ts'
import type { CallAnswer } from '../../../../src/shared/call-answer.ts'

const secrets = ['canarykey0001', 'canarypass0001']

/** A body as it arrives with status 200, for the account of an-order-draft.ts. */
export function arrived(body: string | Uint8Array): ArrivedAnswer {
  return { status: 200, body: typeof body === 'string' ? new TextEncoder().encode(body) : body, secrets }
}

const json = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body))

export function register(body: unknown): ReturnType<typeof readRegistration> {
  return withoutRaw(readRegistration(arrived(json(body))))
}

export function search(body: unknown): ReturnType<typeof readSearch> {
  return withoutRaw(readSearch(arrived(json(body))))
}

/** The answer in our words when resultCode is 0. */
export function answered(body: object): CallAnswer {
  const result = search({ resultCode: '0', ...body })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value.answer
}

/** `yyyy/MM/dd HH:mm:ss` of one morning, and the same in ms. */
export const stamp = (second: number): string => `2026/11/23 09:00:${String(second).padStart(2, '0')}`
export const at = (second: number): number => Date.UTC(2026, 10, 23, 0, 0, second)
