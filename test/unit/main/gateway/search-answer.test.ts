import { describe, expect, it, test } from 'vitest'
import { readSearch } from '../../../../src/main/gateway/wire-answer.ts'
import type { CallAnswer } from '../../../../src/shared/call-answer.ts'
import { answered, arrived, search } from './read-answer.ts'

const noSteps: CallAnswer['steps'] = {
  entryTran: [],
  execTran: [],
  searchMember: [],
  saveMember: [],
  tradedCard: [],
  saveCard: [],
}
const nothing: CallAnswer = {
  progress: 'unlisted',
  statusCode: null,
  flowLevelId: null,
  flowLevelName: null,
  callerTelNo: null,
  incomingAt: null,
  authSuccess: null,
  saveSuccess: null,
  anyItem: [],
  steps: noSteps,
}

describe('AuthSearchApi answers', () => {
  test.each<readonly [string, object, Partial<CallAnswer>]>([
    ['nothing but resultCode', {}, {}],
    ['statusCode 0', { statusCode: '0' }, { progress: 'waiting', statusCode: '0' }],
    ['statusCode 1 as a number', { statusCode: 1 }, { progress: 'in-call', statusCode: '1' }],
    ['statusCode 02', { statusCode: '02' }, { progress: 'finished', statusCode: '2' }],
    ['statusCode unlisted', { statusCode: '7' }, { progress: 'unlisted', statusCode: '7' }],
    ['flowLevelId', { flowLevelId: '0010' }, { flowLevelId: '0010' }],
    ['flowLevelName', { flowLevelName: 'カード入力' }, { flowLevelName: 'カード入力' }],
    ['callerTelNo of 16 digits', { callerTelNo: '4111111111111111' }, { callerTelNo: '4111111111111111' }],
    ['callerTelNo empty', { callerTelNo: '' }, {}],
    ['incomingDatetime', { incomingDatetime: '2026/11/23 09:00:00' }, { incomingAt: Date.UTC(2026, 10, 23) }],
    ['incomingDatetime unreadable', { incomingDatetime: 'soon' }, {}],
    ['anyItem', { anyItem: [{ name: 'a', value: 'b' }] }, { anyItem: [{ name: 'a', value: 'b' }] }],
    ['anyltem, one object', { anyltem: { name: 'a', value: 1 } }, { anyItem: [{ name: 'a', value: '1' }] }],
    ['anyItem with gaps', { anyItem: [null, {}, { name: 'a' }] }, { anyItem: [{ name: 'a', value: '' }] }],
    ['authSuccessFlg 1', { authSuccessFlg: '1' }, { authSuccess: true }],
    ['authSuccessFlg 0', { authSuccessFlg: 0 }, { authSuccess: false }],
    ['authSuccessFlg 9', { authSuccessFlg: '9' }, { authSuccess: false }],
    ['authSuccessFlg false', { authSuccessFlg: false }, { authSuccess: false }],
    ['authSuccessFlg null', { authSuccessFlg: null }, {}],
    ['authSuccessFlg empty', { authSuccessFlg: '' }, {}],
    ['saveSuccessFlg 01', { saveSuccessFlg: '01' }, { saveSuccess: true }],
    ['saveSuccessFlg text', { saveSuccessFlg: 'yes' }, { saveSuccess: false }],
    [
      'other case',
      { STATUSCODE: '2', AUTHSUCCESSFLG: '1' },
      { progress: 'finished', statusCode: '2', authSuccess: true },
    ],
    ['empty transactions', { lastTransaction: null, transactionHistory: '' }, {}],
    ['empty steps', { lastTransaction: { execTran: {}, entryTran: null, saveCard: [{ errCode: '' }] } }, {}],
  ])('%s', (_name, body, expected) => {
    expect(answered(body)).toEqual({ ...nothing, ...expected })
  })

  test.each<readonly [string, unknown, unknown]>([
    ['40', { resultCode: '40' }, { kind: 'no-such-receipt' }],
    ['40 as a number', { resultCode: 40 }, { kind: 'no-such-receipt' }],
    ['90', { resultCode: '90' }, { kind: 'unknown', status: 200, reason: 'other-error', resultCode: '90' }],
    ['missing', {}, { kind: 'unknown', status: 200, reason: 'unreadable' }],
    ['garbage', '%%%', { kind: 'unknown', status: 200, reason: 'unreadable' }],
  ])('fault 14: resultCode %s', (_name, body, error) => {
    expect(search(body)).toEqual({ ok: false, error })
  })

  it('survives a name cut in the middle of a character', () => {
    const [head, tail] = JSON.stringify({ resultCode: '0', statusCode: '2', flowLevelName: 'X#' }).split('#')
    const bytes = Buffer.concat([Buffer.from(head ?? ''), Buffer.from([0xe3, 0x81]), Buffer.from(tail ?? '')])
    expect(readSearch(arrived(bytes))).toMatchObject({
      ok: true,
      value: { answer: { flowLevelName: 'X\uFFFD', progress: 'finished' } },
    })
  })
})
