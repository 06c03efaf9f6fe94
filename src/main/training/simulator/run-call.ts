import { CARD_NOT_SAVED, verdicts } from './card-scenario.ts'
import type { CardScenario } from './card-scenario.ts'
import type { OrderLedger } from './order-ledger.ts'
import type { SimulatedOrder, Step, StepHistory, StepName } from './simulated-order.ts'
import { createStepMaker } from './step-maker.ts'
import type { StepMaker } from './step-maker.ts'

export interface CallWorld {
  readonly ledger: OrderLedger
  readonly now: () => number
  readonly random: () => number
}

export interface CallResult {
  readonly history: StepHistory
  readonly authorised: boolean
  readonly saved: boolean
}

const ORDER_ID_USED = 'E01040010'

interface Run {
  readonly order: SimulatedOrder
  readonly scenario: CardScenario
  readonly ledger: OrderLedger
  readonly make: StepMaker
  readonly history: Partial<Record<StepName, Step[]>>
}

/** Plays what the provider does once the card is keyed, step by step. Uses up the order ID and adds the member. */
export function runCall(order: SimulatedOrder, scenario: CardScenario, world: CallWorld): CallResult {
  const run = { order, scenario, ledger: world.ledger, make: createStepMaker({ order, ...world }), history: {} }
  if (scenario.kind === 'hang-up') return { history: {}, authorised: false, saved: false }
  const division = order.registration.division
  const authorised = division !== '3' && pay(run)
  const saved = (division === '3' || (division === '2' && authorised)) && saveCard(run)
  return { history: run.history, authorised, saved }
}

function pay(run: Run): boolean {
  if (!exchanged(run, 'entryTran', () => run.make.entryTran(entryFault(run)))) return false
  return tryCard(run, 'execTran', (errInfo) => run.make.execTran(errInfo))
}

// A used order ID was accepted when registering; only now does it come out.
function entryFault({ order, scenario, ledger }: Run): string | undefined {
  const { shopId = '', auth } = order.registration
  if (!ledger.useUpOrderId(shopId, auth?.['orderId'] ?? '')) return ORDER_ID_USED
  return scenario.kind === 'entry-failed' ? scenario.errInfo : undefined
}

function saveCard(run: Run): boolean {
  if (!ensureMember(run)) return false
  const { registration } = run.order
  const cardSeq = nextCardSeq(run)
  const refused = cardRefusal(run.scenario)
  const saved =
    registration.division === '2'
      ? exchanged(run, 'tradedCard', () => run.make.tradedCard(cardSeq, refused))
      : tryCard(run, 'saveCard', (errInfo) => run.make.saveCard(cardSeq, errInfo ?? refused))
  if (saved) countCard(run)
  return saved
}

function cardRefusal(scenario: CardScenario): string | undefined {
  return scenario.kind === 'card-not-saved' ? (scenario.errInfo ?? CARD_NOT_SAVED) : undefined
}

function ensureMember(run: Run): boolean {
  const member = memberOf(run)
  exchanged(run, 'searchMember', () => run.make.searchMember(member))
  if (breaks(run, 'searchMember')) return false
  if (member) return true
  if (!exchanged(run, 'saveMember', () => run.make.saveMember())) return false
  putMember(run, { memberName: run.order.registration.save?.['memberName'] ?? '', cards: 0 })
  return true
}

function tryCard(run: Run, step: StepName, make: (errInfo: string | undefined) => Step): boolean {
  return (
    verdicts(run.scenario)
      .map((errInfo) => exchanged(run, step, () => make(errInfo)))
      .at(-1) === true
  )
}

/** Writes the step down; true when it was exchanged and carries no error code. */
function exchanged(run: Run, step: StepName, make: () => Step): boolean {
  const done = breaks(run, step) ? run.make.broken() : make()
  run.history[step] = [...(run.history[step] ?? []), done]
  return done['pspStatusCode'] === '0' && done['errCode'] === undefined
}

function breaks({ order, scenario }: Run, step: StepName): boolean {
  const usual = order.registration.division === '3' ? 'saveCard' : 'execTran'
  return scenario.kind === 'exchange-failed' && (scenario.step ?? usual) === step
}

// An update keeps the number of the card it replaces.
function nextCardSeq(run: Run): string {
  const { division, save } = run.order.registration
  const given = division === '3' ? save?.['cardSeq'] : undefined
  return given ?? String(memberOf(run)?.cards ?? 0)
}

function countCard(run: Run): void {
  const member = memberOf(run)
  const updates = run.order.registration.division === '3' && run.order.registration.save?.['cardSeq'] !== undefined
  if (member && !updates) putMember(run, { ...member, cards: member.cards + 1 })
}

function memberOf({ ledger, order }: Run) {
  return ledger.member(order.registration.siteId ?? '', order.registration.save?.['memberId'] ?? '')
}

function putMember({ ledger, order }: Run, member: { memberName: string; cards: number }): void {
  ledger.putMember(order.registration.siteId ?? '', order.registration.save?.['memberId'] ?? '', member)
}
