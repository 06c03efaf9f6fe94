import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CALL_STEPS, type CallAnswer, type CallStep } from '../../../src/shared/call-answer.ts'
import { codeOutcome, judge } from '../../../src/shared/outcome.ts'

const step = (given: Partial<CallStep> = {}): CallStep => ({
  exchange: 'done',
  at: null,
  errors: [],
  fields: {},
  ...given,
})
const noSteps: CallAnswer['steps'] = {
  entryTran: [],
  execTran: [],
  searchMember: [],
  saveMember: [],
  tradedCard: [],
  saveCard: [],
}
const anAnswer = ({
  steps,
  ...given
}: Partial<Omit<CallAnswer, 'steps'>> & { steps?: Partial<CallAnswer['steps']> }): CallAnswer => ({
  progress: 'finished',
  statusCode: '2',
  flowLevelId: null,
  flowLevelName: null,
  callerTelNo: null,
  incomingAt: null,
  authSuccess: null,
  saveSuccess: null,
  anyItem: [],
  ...given,
  steps: { ...noSteps, ...steps },
})

describe('fault 15: judging a payment', () => {
  const cases = [
    [
      'paid with flag and a clean last run',
      { authSuccess: true, steps: { execTran: [step()] } },
      'paid',
      'success-flag',
    ],
    [
      'declined although approve and tranId are filled',
      {
        authSuccess: false,
        steps: { execTran: [step({ errors: ['42G030000'], fields: { approve: '012345', tranid: '1' } })] },
      },
      'declined',
      'error-code',
    ],
    [
      'paid on the second try',
      { authSuccess: true, steps: { execTran: [step({ errors: ['42G440000'] }), step()] } },
      'paid',
      'success-flag',
    ],
    [
      'unknown when an earlier try was not exchanged, though the last one was refused',
      { authSuccess: false, steps: { execTran: [step({ exchange: 'failed' }), step({ errors: ['42G020000'] })] } },
      'unconfirmed',
      'exchange-failed',
    ],
    ...(['42C010000', 'E82010001', 'E90010001', 'E91020001'] as const).map(
      (code) =>
        [
          `unknown when an earlier try came to ${code}, though the last one was refused`,
          {
            authSuccess: false,
            steps: { execTran: [step({ errors: [code] }), step({ errors: ['42G020000'] }), step({ errors: ['G12'] })] },
          },
          'unconfirmed',
          'error-code-unknown-outcome',
        ] as const,
    ),
    [
      'unknown when an earlier try said neither, though the last one was refused',
      { authSuccess: false, steps: { execTran: [step(), step({ errors: ['42G020000'] })] } },
      'unconfirmed',
      'no-flag',
    ],
    [
      'declined when every try was refused',
      { authSuccess: false, steps: { execTran: [step({ errors: ['42G020000'] }), step({ errors: ['42G030000'] })] } },
      'declined',
      'error-code',
    ],
    [
      'paid on the last try, whatever an earlier one said',
      { authSuccess: true, steps: { execTran: [step({ exchange: 'failed' }), step()] } },
      'paid',
      'success-flag',
    ],
    [
      'unknown when the exchange failed',
      { authSuccess: false, steps: { execTran: [step({ exchange: 'failed' })] } },
      'unconfirmed',
      'exchange-failed',
    ],
    [
      'unknown when the exchange failed, whatever the flag says',
      { authSuccess: true, steps: { execTran: [step({ exchange: 'failed' })] } },
      'unconfirmed',
      'exchange-failed',
    ],
    [
      'unknown with a network code',
      { authSuccess: false, steps: { execTran: [step({ errors: ['42C010000'] })] } },
      'unconfirmed',
      'error-code-unknown-outcome',
    ],
    [
      'unknown when one of several codes is',
      { authSuccess: false, steps: { execTran: [step({ errors: ['42G030000', 'E91020001'] })] } },
      'unconfirmed',
      'error-code-unknown-outcome',
    ],
    [
      'unknown with a code nobody listed',
      { authSuccess: false, steps: { execTran: [step({ errors: ['Z99999999'] })] } },
      'unconfirmed',
      'error-code-unknown-outcome',
    ],
    [
      'unknown when the flag contradicts a code',
      { authSuccess: true, steps: { execTran: [step({ errors: ['42G030000'] })] } },
      'unconfirmed',
      'flag-contradicts-code',
    ],
    ['unknown when the flag stands alone', { authSuccess: true }, 'unconfirmed', 'flag-without-step'],
    [
      'unknown when a run says neither',
      { authSuccess: false, steps: { execTran: [step()] } },
      'unconfirmed',
      'no-flag',
    ],
    ['unknown without the flag', { authSuccess: null, steps: { execTran: [step()] } }, 'unconfirmed', 'no-flag'],
    ['unknown when nothing was said at all', {}, 'unconfirmed', 'no-flag'],
    ['unknown after a clean entry without the flag', { steps: { entryTran: [step()] } }, 'unconfirmed', 'no-flag'],
    ['declined without an attempt after a hang-up', { authSuccess: false }, 'declined', 'no-attempt'],
    [
      'declined without an attempt after a clean entry',
      { authSuccess: false, steps: { entryTran: [step()] } },
      'declined',
      'no-attempt',
    ],
    [
      'declined by the entry when the order ID was used before',
      { authSuccess: false, steps: { entryTran: [step({ errors: ['E01040010'] })] } },
      'declined',
      'error-code',
    ],
    [
      'unknown when the entry was not exchanged',
      { authSuccess: false, steps: { entryTran: [step({ exchange: 'failed' })] } },
      'unconfirmed',
      'exchange-failed',
    ],
  ] as const
  it.each(cases)('is %s', (_, given, status, reason) => {
    const verdict = judge('1', anAnswer(given))
    const leg = { paid: 'done', declined: 'failed', unconfirmed: 'unknown' }[status]
    expect([verdict?.status, verdict?.charge?.leg, verdict?.charge?.reason, verdict?.save]).toEqual([
      status,
      leg,
      reason,
      null,
    ])
  })

  it('tells the codes of the earlier try that may stand, not those of the refusal after it', () => {
    const execTran = [step({ errors: ['42C010000'] }), step({ errors: ['42G020000'] })]
    expect(judge('2', anAnswer({ authSuccess: false, saveSuccess: false, steps: { execTran } }))).toMatchObject({
      status: 'unconfirmed',
      charge: { leg: 'unknown', codes: ['42C010000'] },
    })
  })

  it('says nothing while the call goes on, whatever the flags are', () => {
    for (const progress of ['waiting', 'in-call', 'unlisted'] as const) {
      expect(judge('1', anAnswer({ progress, authSuccess: true, steps: { execTran: [step()] } }))).toBeNull()
    }
  })
})

describe('judging a saved card', () => {
  it('division 2 has two results, and the payment stands without its card', () => {
    const answer = anAnswer({
      authSuccess: true,
      saveSuccess: false,
      steps: { execTran: [step()], tradedCard: [step({ errors: ['E01390002'] })] },
    })
    expect(judge('2', answer)).toMatchObject({
      status: 'paid',
      charge: { leg: 'done' },
      save: { leg: 'failed', reason: 'error-code' },
    })
  })
  it('division 2 saves nothing when the charge failed', () => {
    const answer = anAnswer({
      authSuccess: false,
      saveSuccess: false,
      steps: { execTran: [step({ errors: ['42G120000'] })] },
    })
    expect(judge('2', answer)).toMatchObject({ status: 'declined', save: { leg: 'failed', reason: 'charge-not-made' } })
  })
  it.each([
    ['42G120000', 'declined', 'charge-not-made'],
    ['', 'unconfirmed', 'success-flag'],
  ])('division 2 believes a saved card unless the charge certainly failed (code "%s")', (code, status, reason) => {
    const steps = { execTran: [step({ errors: [code] })], tradedCard: [step()] }
    const verdict = judge('2', anAnswer({ authSuccess: false, saveSuccess: true, steps }))
    expect([verdict?.status, verdict?.save?.reason]).toEqual([status, reason])
  })
  it('division 3 judges the last saveCard, and "no such member" before it is harmless', () => {
    const steps = {
      searchMember: [step({ errors: ['E01390002'] })],
      saveMember: [step()],
      saveCard: [step({ errors: ['42G440000'] }), step()],
    }
    expect(judge('3', anAnswer({ saveSuccess: true, steps }))).toMatchObject({
      status: 'saved',
      charge: null,
      save: { leg: 'done' },
    })
  })
  it('division 3 tells the member step that stopped it', () => {
    const steps = { saveMember: [step({ errors: ['E01390010'] })] }
    expect(judge('3', anAnswer({ saveSuccess: false, steps }))).toMatchObject({
      status: 'save-failed',
      save: { codes: ['E01390010'] },
    })
  })
  it('is unknown when nothing was said of it, and not saved after a hang-up', () => {
    const ofCard = (saveSuccess: boolean | null) => [
      judge('2', anAnswer({ authSuccess: true, saveSuccess, steps: { execTran: [step()] } })),
      judge('3', anAnswer({ saveSuccess })),
    ]
    expect(ofCard(null).map((verdict) => [verdict?.status, verdict?.save?.leg, verdict?.save?.reason])).toEqual([
      ['paid', 'unknown', 'no-flag'],
      ['unconfirmed', 'unknown', 'no-flag'],
    ])
    expect(ofCard(false).map((verdict) => [verdict?.status, verdict?.save?.leg, verdict?.save?.reason])).toEqual([
      ['paid', 'failed', 'no-attempt'],
      ['save-failed', 'failed', 'no-attempt'],
    ])
  })
  it('division 3 is unknown when the exchange failed', () => {
    expect(
      judge('3', anAnswer({ saveSuccess: false, steps: { saveCard: [step({ exchange: 'failed' })] } }))?.status,
    ).toBe('unconfirmed')
    expect(
      judge('3', anAnswer({ saveSuccess: false, steps: { searchMember: [step({ exchange: 'failed' })] } }))?.status,
    ).toBe('unconfirmed')
  })
})

const anyStep: fc.Arbitrary<CallStep> = fc.record({
  exchange: fc.constantFrom('done', 'failed', null),
  at: fc.constant(null),
  errors: fc.array(fc.constantFrom('42G030000', '42C010000', 'E01040010', 'E91020001', 'E92000001', 'X'), {
    maxLength: 2,
  }),
  fields: fc.constant({}),
})
const anyAnswer = fc.record({
  authSuccess: fc.constantFrom(true, false, null),
  saveSuccess: fc.constantFrom(true, false, null),
  steps: fc.record(Object.fromEntries(CALL_STEPS.map((name) => [name, fc.array(anyStep, { maxLength: 3 })]))),
})

describe('fault 15: properties of the verdict', () => {
  it('adding an error code to the deciding step never makes a paid or saved order of anything else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('1', '2', '3'),
        anyAnswer,
        fc.constantFrom(...CALL_STEPS),
        fc.string(),
        (division, given, name, code) => {
          const before = anAnswer(given)
          const runs = before.steps[name]
          const last = runs.at(-1)
          if (last === undefined) return
          const after = {
            ...before,
            steps: { ...before.steps, [name]: [...runs.slice(0, -1), { ...last, errors: [...last.errors, code] }] },
          }
          const was = judge(division, before)
          const is = judge(division, after)
          if (was?.charge?.leg !== 'done') expect(is?.charge?.leg).not.toBe('done')
          if (is?.status === 'paid' || is?.status === 'saved') expect(is.status).toBe(was?.status)
          // A code of the charge can turn "not charged" into "unknown"; the card is then judged by its own step again.
          const isOfCharge = name === 'entryTran' || name === 'execTran'
          if (!isOfCharge && was?.save?.leg !== 'done') expect(is?.save?.leg).not.toBe('done')
        },
      ),
    )
  })
  it('is paid only with the flag, a run and no code in the last run', () => {
    fc.assert(
      fc.property(anyAnswer, (given) => {
        const answer = anAnswer(given)
        if (judge('1', answer)?.status !== 'paid') return
        const last = answer.steps.execTran.at(-1) ?? answer.steps.entryTran.at(-1)
        expect([answer.authSuccess, last?.errors, last?.exchange === 'failed']).toEqual([true, [], false])
      }),
    )
  })
})

describe('codeOutcome', () => {
  it.each(['42G030000', 'E01040010', 'E11010003', 'E41170002', 'E61010001', 'E92000001', 'G03'])(
    '%s was certainly not charged',
    (code) => {
      expect(codeOutcome(code)).toBe('not-charged')
    },
  )
  it.each([
    '42C010000',
    'E11010001',
    'E11010999',
    'E82010001',
    'E90010001',
    'E91020001',
    'M01000000',
    '',
    'G',
    'G123',
    'C01',
  ])('%s says nothing certain', (code) => {
    expect(codeOutcome(code)).toBe('unknown')
  })
})
