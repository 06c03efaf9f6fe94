import { createHash } from 'node:crypto'
import { errCodeOf } from './card-scenario.ts'
import { japanDateTime, japanStamp } from './japan-time.ts'
import type { SimulatedOrder, Step } from './simulated-order.ts'

/** Writes down one run of each step the way AuthSearchApi shows it. `errInfo` marks a run that was refused. */
export interface StepMaker {
  entryTran(errInfo: string | undefined): Step
  execTran(errInfo: string | undefined): Step
  searchMember(found: { memberName: string } | undefined): Step
  saveMember(): Step
  tradedCard(cardSeq: string, errInfo: string | undefined): Step
  saveCard(cardSeq: string, errInfo: string | undefined): Step
  /** The exchange between IVR and provider broke: nothing but the time is known. */
  broken(): Step
}

const NO_SUCH_MEMBER = 'E01390002'
const ACQUIRER = '2a99663'

interface Making {
  readonly order: SimulatedOrder
  readonly now: () => number
  readonly random: () => number
}

export function createStepMaker(making: Making): StepMaker {
  const save = making.order.registration.save ?? {}
  const memberId = { memberId: save['memberId'] ?? '' }
  const run = (fields: Step, errInfo?: string): Step => ({ ...stamp(making, '0'), ...fields, ...codes(errInfo) })
  const physical: Step = save['seqMode'] === '1' ? { deleteFlag: '0' } : {}
  return {
    entryTran: (errInfo) => run(errInfo === undefined ? access(making) : {}, errInfo),
    execTran: (errInfo) => run(payment(making), errInfo),
    searchMember: (found) =>
      found
        ? run({ ...memberId, memberName: Array.from(found.memberName).slice(0, 255).join(''), ...physical })
        : run({}, NO_SUCH_MEMBER),
    saveMember: () => run(memberId),
    tradedCard: (cardSeq, errInfo) => run(errInfo === undefined ? card(cardSeq, making) : {}, errInfo),
    saveCard: (cardSeq, errInfo) => run(errInfo === undefined ? { ...card(cardSeq, making), ...brand() } : {}, errInfo),
    broken: () => stamp(making, '1'),
  }
}

function stamp({ now }: Making, pspStatusCode: '0' | '1'): Step {
  return { pspStatusCode, transactionDatetime: japanDateTime(now()) }
}

function codes(errInfo: string | undefined): Step {
  return errInfo === undefined ? {} : { errCode: errCodeOf(errInfo), errInfo }
}

function access({ random }: Making): Step {
  return { accessId: hash(random()), accessPass: hash(random()) }
}

// approve and tranId are there on a refusal too: neither proves that money moved.
function payment({ order, now, random }: Making): Step {
  const auth = order.registration.auth ?? {}
  const tranDate = japanStamp(now())
  const kept = ['orderId', 'method', 'payTimes', ...(auth['clientFieldFlag'] === '1' ? CLIENT_FIELDS : [])]
  return {
    acs: '0',
    ...Object.fromEntries(kept.flatMap((key) => (auth[key] === undefined ? [] : [[key, auth[key]]]))),
    forward: ACQUIRER,
    approve: approval(random),
    tranId: tranDate + numbers(random, 14),
    tranDate,
    checkString: hash(random()),
  }
}

const CLIENT_FIELDS = ['clientField1', 'clientField2', 'clientField3']

// Acquirers with short numbers fill up with a leading space.
function approval(random: () => number): string {
  return random() < 0.5 ? ` ${numbers(random, 6)}` : numbers(random, 7)
}

function card(cardSeq: string, { random }: Making): Step {
  return { cardSeq, cardNo: `${'*'.repeat(12)}${numbers(random, 4)}`, forward: ACQUIRER }
}

function brand(): Step {
  return { brand: 'VISA', domesticFlag: '1', issuerCode: ACQUIRER, debitPrepaidFlag: '0', forwardFinal: ACQUIRER }
}

function numbers(random: () => number, count: number): string {
  return Array.from({ length: count }, () => String(Math.floor(random() * 10) % 10)).join('')
}

function hash(seed: number): string {
  return createHash('md5').update(String(seed)).digest('hex')
}
