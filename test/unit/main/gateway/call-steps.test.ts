import { describe, expect, it, test } from 'vitest'
import type { CallStep, CallStepName } from '../../../../src/shared/call-answer.ts'
import { answered, at, stamp } from './read-answer.ts'

const run = (change: Partial<CallStep> = {}): CallStep => ({
  exchange: 'done',
  at: null,
  errors: [],
  fields: {},
  ...change,
})
const runs = (body: object, step: CallStepName = 'execTran') => answered(body).steps[step]
const last = (execTran: unknown) => runs({ lastTransaction: { execTran } })

describe('steps of the call', () => {
  const fieldsOf: Readonly<Record<CallStepName, Readonly<Record<string, string>>>> = {
    entryTran: { accessId: '4111111111111111' },
    execTran: {
      orderId: 'U1',
      forward: '2A99661',
      method: '2',
      payTimes: '12',
      approve: '034567',
      tranId: '4111111111111111111111111111',
      tranDate: '20261123090000',
      clientField1: '一',
      clientField2: '二',
      clientField3: '三',
    },
    searchMember: { memberId: 'm-1', memberName: '山田', deleteFlag: '0' },
    saveMember: { memberId: 'm-1' },
    tradedCard: { cardSeq: '0', cardNo: '****1111', forward: '2a99661' },
    saveCard: {
      cardSeq: '3',
      cardNo: '****1111',
      forward: '2a99661',
      brand: 'VISA',
      domesticFlag: '1',
      issuerCode: '0010000',
      debitPrepaidFlag: '0',
      debitPrepaidIssuerName: '銀行',
      forwardFinal: '2a99662',
    },
  }
  const names = Object.entries(fieldsOf).flatMap(([step, fields]) =>
    Object.entries(fields).map(([field, value]) => ({ step, field, value })),
  )

  test.each(names)('$field of $step is read from the last run and from the history', ({ step, field, value }) => {
    const body = { [step]: { pspStatusCode: '0', [field]: value } }
    const expected = [run({ fields: { [field.toLowerCase()]: value } })]
    const lastOnly = Object.entries(answered({ lastTransaction: body }).steps).find(([name]) => name === step)?.[1]
    const both = answered({ lastTransaction: body, transactionHistory: { [step]: [body[step]] } }).steps
    expect(lastOnly).toEqual(expected)
    expect(Object.entries(both).find(([name]) => name === step)?.[1]).toEqual(expected)
  })

  test.each<readonly [string, unknown, readonly CallStep[]]>([
    ['pspStatusCode 0 as a number', { pspStatusCode: 0 }, [run()]],
    ['pspStatusCode 1', { pspStatusCode: '1' }, [run({ exchange: 'failed' })]],
    ['pspStatusCode unlisted leaves the outcome unknown', { pspStatusCode: '5' }, [run({ exchange: 'failed' })]],
    ['pspStatusCode missing', { forward: 'x' }, [run({ exchange: null, fields: { forward: 'x' } })]],
    ['transactionDatetime', { pspStatusCode: '0', transactionDatetime: stamp(4) }, [run({ at: at(4) })]],
    [
      'errInfo of several codes',
      { pspStatusCode: '0', errCode: 'G03|G12', errInfo: '42G030000| 42G120000|' },
      [run({ errors: ['42G030000', '42G120000'] })],
    ],
    ['errCode alone', { pspStatusCode: '0', errCode: 'G03', errInfo: '' }, [run({ errors: ['G03'] })]],
    [
      'errInfo as a list',
      { pspStatusCode: '0', errInfo: ['E01', 'E02|E03'] },
      [run({ errors: ['E01', 'E02', 'E03'] })],
    ],
    ['acs, accessPass and checkString', { pspStatusCode: '0', acs: '9', AccessPass: 'p', checkString: 'c' }, [run()]],
    [
      'approve with a leading space',
      { pspStatusCode: '0', approve: ' 12345' },
      [run({ fields: { approve: '12345' } })],
    ],
    ['keys in another case', { PSPSTATUSCODE: '1', ERRINFO: 'E1' }, [run({ exchange: 'failed', errors: ['E1'] })]],
    ['brand MASTERCARD', { pspStatusCode: '0', brand: 'MasterCard' }, [run({ fields: { brand: 'MASTER' } })]],
    [
      'cardNo with asterisks',
      { pspStatusCode: '0', cardNo: '************1234' },
      [run({ fields: { cardno: '****1234' } })],
    ],
    ['cardNo in full', { pspStatusCode: '0', CardNo: '4111111111111111' }, [run({ fields: { cardno: '****1111' } })]],
    ['cardNo as a number', { pspStatusCode: '0', cardNo: 4111111111111111 }, [run({ fields: { cardno: '****1111' } })]],
    [
      'cardNo of a card no brand knows',
      { pspStatusCode: '0', cardNo: '9999888877776666' },
      [run({ fields: { cardno: '****6666' } })],
    ],
    ['cardNo without four last digits', { pspStatusCode: '0', cardNo: '411111******' }, [run()]],
    [
      'a card number in a free field',
      { pspStatusCode: '0', clientField1: '４１１１-1111-1111-1111' },
      [run({ fields: { clientfield1: '****1111' } })],
    ],
    [
      'objects and lists as fields',
      { pspStatusCode: '0', forward: ['x'], deep: { a: 1 } },
      [run({ fields: { forward: 'x' } })],
    ],
    ['a list of runs', [{ pspStatusCode: '1' }, { pspStatusCode: '0' }], [run({ exchange: 'failed' }), run()]],
    ['a text', 'none', []],
  ])('%s', (_name, execTran, expected) => {
    expect(last(execTran)).toEqual(expected)
  })

  it('drops a field named __proto__', () => {
    const [step] = runs(JSON.parse('{"lastTransaction":{"execTran":{"pspStatusCode":"0","__proto__":"x"}}}') as object)
    expect(Object.keys(step?.fields ?? {})).toEqual([])
  })
})

describe('history and last run', () => {
  const declined = { pspStatusCode: '0', transactionDatetime: stamp(1), errInfo: '42G030000' }
  const paid = { pspStatusCode: '0', transactionDatetime: stamp(2) }
  const both = [run({ at: at(1), errors: ['42G030000'] }), run({ at: at(2) })]

  test.each<readonly [string, object, readonly CallStep[]]>([
    ['history in order', { transactionHistory: { execTran: [declined, paid] } }, both],
    ['history newest first', { transactionHistory: { execTran: [paid, declined] } }, both],
    ['an object for the list', { transactionHistory: { execTran: paid } }, [run({ at: at(2) })]],
    ['a list for the container', { transactionHistory: [{ execTran: declined }, { execTran: paid }] }, both],
    [
      'the last run is in the history',
      { transactionHistory: { execTran: [declined, paid] }, lastTransaction: { execTran: paid } },
      both,
    ],
    [
      'the history lacks the last run',
      { transactionHistory: { execTran: [declined] }, lastTransaction: { execTran: paid } },
      both,
    ],
    [
      'an empty history',
      { transactionHistory: { execTran: [] }, lastTransaction: { execTran: paid } },
      [run({ at: at(2) })],
    ],
    [
      'the last run of two in one second',
      {
        transactionHistory: { execTran: [paid, { ...declined, transactionDatetime: stamp(2) }] },
        lastTransaction: { execTran: paid },
      },
      [run({ at: at(2), errors: ['42G030000'] }), run({ at: at(2) })],
    ],
    [
      'a history newer than the last run is not hidden by it',
      { transactionHistory: { execTran: [declined, paid] }, lastTransaction: { execTran: declined } },
      both,
    ],
    [
      'unreadable dates keep their place',
      { transactionHistory: { execTran: [paid, { pspStatusCode: '1', transactionDatetime: 'x' }, declined] } },
      [run({ at: at(1), errors: ['42G030000'] }), run({ exchange: 'failed' }), run({ at: at(2) })],
    ],
    [
      'undated equal runs are one',
      {
        transactionHistory: { execTran: [{ pspStatusCode: '0', forward: 'a' }] },
        lastTransaction: { execTran: { pspStatusCode: '0', forward: 'a' } },
      },
      [run({ fields: { forward: 'a' } })],
    ],
    [
      'undated different runs are two',
      {
        transactionHistory: { execTran: [{ pspStatusCode: '0', forward: 'a' }] },
        lastTransaction: { execTran: { pspStatusCode: '0', forward: 'b' } },
      },
      [run({ fields: { forward: 'a' } }), run({ fields: { forward: 'b' } })],
    ],
  ])('%s', (_name, body, expected) => {
    expect(runs(body)).toEqual(expected)
  })
})
