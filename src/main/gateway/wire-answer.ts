import type { GatewayError } from '../../shared/app-error.ts'
import type { CallAnswer } from '../../shared/call-answer.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { Answered, Registration, SearchError, SearchResult } from './ivr-gateway.ts'
import { rawCopy } from './raw-copy.ts'
import { rawText } from './raw-text.ts'
import { code, field, flag, objectsIn, text, textsIn, time } from './wire-fields.ts'
import { readSteps } from './wire-steps.ts'
import { readWire, type Reading, type WireObject } from './wire-value.ts'

const MOST_MESSAGES = 200
const MOST_PAIRS = 50
const PROGRESS = new Map<string | null, CallAnswer['progress']>([
  ['0', 'waiting'],
  ['1', 'in-call'],
  ['2', 'finished'],
])
/** The provider's own spelling first; the others in case it is ever mended. */
const IDENTIFICATION_NAMES = [
  'discrementId',
  'discriminationId',
  'discriminateId',
  'discrimentId',
  'discernmentId',
  'identificationId',
  'identificationNumber',
]

/** What came back over HTTP with a 2xx status. */
export interface ArrivedAnswer {
  readonly status: number
  readonly body: Uint8Array
  /** Our own key and password, and a card password that was sent: never to be found in anything read. */
  readonly secrets: readonly string[]
}

function messages(answer: WireObject): readonly string[] {
  return textsIn(field(answer, 'errorMessageList')).slice(0, MOST_MESSAGES)
}

/** Every answer but success, in the words both endpoints share. */
function refusal(answer: WireObject, status: number): GatewayError {
  const resultCode = code(answer, 'resultCode')
  const said = messages(answer)
  if (resultCode === '30' || resultCode === '31' || resultCode === '32')
    return { kind: 'rejected', resultCode, messages: said }
  const unknown = { kind: 'unknown', status, ...(said.length > 0 && { messages: said }) } as const
  return resultCode === null ? { ...unknown, reason: 'unreadable' } : { ...unknown, reason: 'other-error', resultCode }
}

function matching(found: string | null, form: RegExp): string | null {
  return found !== null && form.test(found) ? found : null
}

function registration(answer: WireObject, status: number): Result<Registration, GatewayError> {
  const identificationNumber = matching(text(answer, ...IDENTIFICATION_NAMES), /^[0-9]{1,16}$/u)
  const receiptNo = matching(text(answer, 'receiptNo'), /^[0-9A-Za-z]{8,32}$/u)
  if (identificationNumber !== null && receiptNo !== null) {
    const orderId = matching(text(answer, 'orderId'), /^[0-9A-Za-z-]{1,27}$/u)
    const memberId = matching(text(answer, 'memberId'), /^[0-9A-Za-z\-@_.]{1,60}$/u)
    return success({ identificationNumber, receiptNo, orderId, memberId })
  }
  const kept = receiptNo === null ? {} : { receiptNo }
  return failure({ kind: 'unknown', reason: 'incomplete', status, resultCode: '0', ...kept })
}

function read(arrived: ArrivedAnswer, exact: Reading['exact']): WireObject | null {
  return objectsIn(readWire(arrived.body, { exact, secrets: arrived.secrets }))[0] ?? null
}

/** Where nothing could be made of the answer, what came is handed on for a person to look at. */
function refused(error: GatewayError, { body, secrets }: ArrivedAnswer): Answered<never, GatewayError> {
  const isUnreadable = error.kind === 'unknown' && error.reason === 'unreadable'
  return isUnreadable && body.length > 0 ? { ...failure(error), raw: rawText(body, secrets) } : failure(error)
}

function unreadable(arrived: ArrivedAnswer): Answered<never, GatewayError> {
  return refused({ kind: 'unknown', reason: 'unreadable', status: arrived.status }, arrived)
}

/** Reads what AuthRegistApi answered. Success needs resultCode 0, an identification number and a receipt number. */
export function readRegistration(arrived: ArrivedAnswer): Answered<Registration, GatewayError> {
  const answer = read(arrived, true)
  if (answer === null) return unreadable(arrived)
  if (code(answer, 'resultCode') === '0') return registration(answer, arrived.status)
  return refused(refusal(answer, arrived.status), arrived)
}

function pairs(answer: WireObject): CallAnswer['anyItem'] {
  const items = ['anyItem', 'anyltem'].flatMap((name) => objectsIn(field(answer, name)))
  return items
    .map((item) => ({ name: text(item, 'name') ?? '', value: text(item, 'value') ?? '' }))
    .filter((item) => item.name !== '' || item.value !== '')
    .slice(0, MOST_PAIRS)
}

function callAnswer(answer: WireObject): CallAnswer {
  const statusCode = code(answer, 'statusCode')
  return {
    progress: PROGRESS.get(statusCode) ?? 'unlisted',
    statusCode,
    flowLevelId: text(answer, 'flowLevelId'),
    flowLevelName: text(answer, 'flowLevelName'),
    callerTelNo: text(answer, 'callerTelNo'),
    incomingAt: time(answer, 'incomingDatetime'),
    authSuccess: flag(answer, 'authSuccessFlg'),
    saveSuccess: flag(answer, 'saveSuccessFlg'),
    anyItem: pairs(answer),
    steps: readSteps(answer),
  }
}

/**
 * Reads what AuthSearchApi answered. Asking again is harmless, so a byte that is not UTF-8 (a name cut in the middle
 * of a character) costs that character, not the result.
 */
export function readSearch(arrived: ArrivedAnswer): Answered<SearchResult, SearchError> {
  const answer = read(arrived, false)
  if (answer === null) return unreadable(arrived)
  const resultCode = code(answer, 'resultCode')
  if (resultCode === '0') return success({ answer: callAnswer(answer), raw: rawCopy(answer) })
  if (resultCode === '40') return failure({ kind: 'no-such-receipt' })
  return refused(refusal(answer, arrived.status), arrived)
}
