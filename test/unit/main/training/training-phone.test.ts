import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createIvrGateway } from '../../../../src/main/gateway/ivr-api.ts'
import { openTrainingPhone, type TrainingPhone } from '../../../../src/main/training/training-phone.ts'
import type { CallScenario, PhoneState } from '../../../../src/shared/training-phone.ts'
import { anOrderDraft } from '../../../support/builders.ts'
import { fakeClock } from '../../../support/fake-clock.ts'

const IDLE: PhoneState = {
  stage: 'idle',
  typed: '',
  wrongNumbers: 0,
  orderId: null,
  amount: null,
  division: null,
  ended: null,
  trouble: null,
  done: [],
}

function someFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'phone-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

async function openPhone(folder = someFolder()): Promise<{ phone: TrainingPhone; told: PhoneState[] }> {
  const told: PhoneState[] = []
  const stateFile = join(folder, 'provider.json')
  const changed = (state: PhoneState): void => void told.push(state)
  const phone = await openTrainingPhone({ clock: fakeClock(), random: Math.random, stateFile, changed })
  onTestFinished(() => phone.stop())
  return { phone, told }
}

/** Dials and keys the number of a fresh order, up to handing the call over. */
async function calling(phone: TrainingPhone, orderId: string): Promise<PhoneState> {
  const answer = await createIvrGateway({}).register(phone.account, { orderId, draft: anOrderDraft() })
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  phone.press({ type: 'dial' })
  for (const key of `${answer.value.identificationNumber}#`) phone.press({ type: 'key', key })
  return phone.state()
}

it('leads through a call: dial, number, customer, end', async () => {
  const { phone, told } = await openPhone()
  expect(phone.state()).toEqual(IDLE)
  const order = { orderId: 'A-1', amount: 11_000, division: '1' } as const
  expect(await calling(phone, 'A-1')).toEqual({ ...IDLE, ...order, stage: 'handing-over' })
  const end = phone.press({ type: 'customer', scenario: 'declined-limit' })
  expect(end).toEqual({ ...IDLE, ...order, stage: 'finished', ended: 'declined-limit', done: ['declined-limit'] })
  expect(told.at(-1)).toEqual(end)
})

it('shows the number as keyed, cleared by *, and never more than the line took in', async () => {
  const { phone } = await openPhone()
  phone.press({ type: 'dial' })
  const typed = (keys: string): string => {
    for (const key of keys) phone.press({ type: 'key', key })
    return phone.state().typed
  }
  expect([typed('0123'), typed('*'), typed('1234567890123456789')]).toEqual(['0123', '', '1234567890123456'])
  expect([typed('#'), phone.state().wrongNumbers, phone.state().stage]).toEqual(['', 1, 'number-wrong'])
})

it.each<[string, CallScenario]>([['another customer', 'declined-card']])(
  'still says how the call ended when %s is pressed after it',
  async (_, scenario) => {
    const { phone } = await openPhone()
    await calling(phone, 'A-1')
    const end = phone.press({ type: 'customer', scenario: 'paid' })
    expect(phone.press({ type: 'customer', scenario })).toEqual(end)
  },
)

it('says that a call handed over and hung up ended so', async () => {
  const { phone } = await openPhone()
  await calling(phone, 'A-1')
  expect(phone.press({ type: 'hang-up' })).toMatchObject({ stage: 'finished', ended: 'hang-up' })
})

it('sets an unreadable state aside and goes on with an empty provider', async () => {
  const folder = someFolder()
  writeFileSync(join(folder, 'provider.json'), '{ not JSON')
  const { phone } = await openPhone(folder)
  expect(phone.state()).toEqual(IDLE)
  expect(readdirSync(folder)).toEqual(['provider.json.unreadable'])
})
