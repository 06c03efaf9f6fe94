import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createIvrGateway } from '../../../src/main/gateway/ivr-api.ts'
import { failedStatus } from '../../../src/main/orders/registration.ts'
import { openTrainingPhone, type TrainingPhone } from '../../../src/main/training/training-phone.ts'
import { ErrorGuide, explainCode } from '../../../src/shared/error-guide.ts'
import type { OrderDraft } from '../../../src/shared/order.ts'
import { judge, type Verdict } from '../../../src/shared/outcome.ts'
import {
  CALL_SCENARIOS,
  EXERCISES,
  LESSONS,
  type CallScenario,
  type PhoneState,
} from '../../../src/shared/training-phone.ts'
import { anOrderDraft } from '../../support/builders.ts'
import { fakeClock } from '../../support/fake-clock.ts'

const guide = v.parse(
  ErrorGuide,
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/error-guide.json'), 'utf8')),
)
/** The shop's client, that gives up soon enough for a test. */
const gateway = createIvrGateway({ limits: { registerMs: 300 } })
const never = new AbortController().signal

function someFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lessons-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

async function openPhone(folder = someFolder()): Promise<{ phone: TrainingPhone; told: PhoneState[] }> {
  const told: PhoneState[] = []
  const changed = (state: PhoneState): void => void told.push(state)
  const stateFile = join(folder, 'provider.json')
  const phone = await openTrainingPhone({ clock: fakeClock(), random: Math.random, stateFile, changed })
  onTestFinished(() => phone.stop())
  return { phone, told }
}

const register = (phone: TrainingPhone, orderId: string, draft: OrderDraft = anOrderDraft()) =>
  gateway.register(phone.account, { orderId, draft })

/** An order, its call, and what the shop's own reading makes of the provider's answer. */
async function played(scenario: CallScenario, division: '1' | '2' = '1'): Promise<[Verdict | null, PhoneState]> {
  const { phone } = await openPhone()
  const answer = await register(phone, 'A-1', anOrderDraft({ customer: { division } }))
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  phone.press({ type: 'dial' })
  for (const key of `${answer.value.identificationNumber}#`) phone.press({ type: 'key', key })
  const state = phone.press({ type: 'customer', scenario })
  const found = await gateway.search(phone.account, answer.value.receiptNo, never)
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return [judge(division, found.value.answer), state]
}

const ENDS: Readonly<Record<CallScenario, Verdict['status']>> = {
  paid: 'paid',
  'declined-limit': 'declined',
  'declined-card': 'declined',
  'declined-issuer': 'declined',
  'declined-security-code': 'declined',
  'declined-payments': 'declined',
  'declined-amount': 'declined',
  'declined-item': 'declined',
  'declined-shop': 'declined',
  'declined-busy': 'declined',
  'paid-on-second-try': 'paid',
  'three-wrong-tries': 'declined',
  'hang-up': 'declined',
  'exchange-failed': 'unconfirmed',
  'outcome-unknown': 'unconfirmed',
  'card-not-saved': 'paid',
}

describe('every call of a lesson', () => {
  it.each(CALL_SCENARIOS)('%s ends as the lesson says', async (scenario) => {
    const [verdict, state] = await played(scenario)
    expect(verdict?.status).toBe(ENDS[scenario])
    expect(state).toMatchObject({ stage: 'finished', ended: scenario, done: [scenario] })
  })
  it('with a card to save tells saved and not saved apart, and the payment stands either way', async () => {
    const [saved, told] = await played('paid', '2')
    expect([saved?.charge?.leg, saved?.save?.leg, told.ended, told.done]).toEqual([
      'done',
      'done',
      'card-saved',
      ['card-saved'],
    ])
    const [unsaved, other] = await played('card-not-saved', '2')
    expect([unsaved?.charge?.leg, unsaved?.save?.leg, other.ended]).toEqual(['done', 'failed', 'card-not-saved'])
  })
  it('of a refusal is of a family of its own, and together they are all that card companies know', async () => {
    const families: string[] = []
    for (const scenario of LESSONS.declined) {
      const [verdict] = await played(scenario)
      families.push(...explainCode(guide, verdict?.charge?.codes.join('|') ?? '').map(({ action }) => action))
    }
    const refusals = guide.entries.filter(({ code, outcome }) => code.startsWith('42G') && outcome === 'not-charged')
    expect(families.toSorted()).toEqual([...new Set(refusals.map(({ action }) => action))].toSorted())
  })
})

describe('a trouble of a lesson', () => {
  it.each([
    ['provider-down', { kind: 'unknown', reason: 'http-status' }, 'register-unknown'],
    ['no-answer', { kind: 'unknown', reason: 'timeout' }, 'register-unknown'],
    ['keys-refused', { kind: 'unauthorized' }, 'rejected'],
  ] as const)('%s happens to one registration only, and is explained', async (trouble, error, status) => {
    const { phone, told } = await openPhone()
    expect(phone.press({ type: 'trouble', trouble })).toMatchObject({ trouble, ended: null, done: [] })
    const refused = await register(phone, 'A-1')
    if (refused.ok) throw new Error('it was registered')
    expect([refused.error, failedStatus(refused.error)]).toMatchObject([error, status])
    expect(told.at(-1)).toMatchObject({ trouble: null, ended: trouble, done: [trouble] })
    expect((await register(phone, 'A-1-2')).ok).toBe(true)
  })
  it('can be called off, and another one takes its place', async () => {
    const { phone } = await openPhone()
    phone.press({ type: 'trouble', trouble: 'no-answer' })
    phone.press({ type: 'trouble', trouble: 'keys-refused' })
    expect(phone.press({ type: 'trouble', trouble: null })).toMatchObject({ trouble: null, done: [] })
    expect((await register(phone, 'A-1')).ok).toBe(true)
  })
})

describe('the marks', () => {
  it('are kept through a restart, each once', async () => {
    const folder = someFolder()
    const { phone } = await openPhone(folder)
    const wrong = (): void => {
      phone.press({ type: 'dial' })
      for (const key of '1#2#3#') phone.press({ type: 'key', key })
    }
    wrong()
    wrong()
    expect(phone.state()).toMatchObject({ stage: 'finished', ended: 'wrong-numbers', done: ['wrong-numbers'] })
    phone.press({ type: 'trouble', trouble: 'keys-refused' })
    await register(phone, 'A-1')
    await phone.stop()
    const again = await openPhone(folder)
    expect(again.phone.state()).toMatchObject({
      ended: null,
      done: EXERCISES.filter((one) => /wrong-n|keys-/u.test(one)),
    })
  })
  it.each(['{ no JSON', '{"a":1}', '["gone", 7]'])('that cannot be read (%s) begin anew', async (text) => {
    const folder = someFolder()
    writeFileSync(join(folder, 'lessons.json'), text)
    expect((await openPhone(folder)).phone.state().done).toEqual([])
  })
  it('fit the lessons: every exercise is in exactly one', () => {
    expect(Object.values(LESSONS).flat().toSorted()).toEqual([...EXERCISES].toSorted())
  })
})
