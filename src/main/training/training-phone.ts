import { randomUUID } from 'node:crypto'
import type { CallScenario, PhoneAction, PhoneState } from '../../shared/training-phone.ts'
import type { GatewayAccount } from '../gateway/ivr-gateway.ts'
import type { CardScenario } from './simulator/card-scenario.ts'
import type { PhoneState as LineState } from './simulator/phone-line.ts'
import { startSimulator, type Simulator } from './simulator/start-simulator.ts'

export interface TrainingPhoneParts {
  readonly clock: { now(): number }
  readonly random: () => number
  /** Where the training provider keeps its orders, so that a restart of the app loses no lesson. */
  readonly stateFile: string
  readonly changed: (state: PhoneState) => void
}

/** The training provider: its line, and who the shop is to it. */
export interface TrainingPhone {
  readonly account: GatewayAccount
  press(action: PhoneAction): PhoneState
  state(): PhoneState
  stop(): Promise<void>
}

const SCENARIOS: Readonly<Record<CallScenario, CardScenario>> = {
  paid: { kind: 'accepted' },
  'declined-limit': { kind: 'declined', errInfo: '42G030000' },
  'declined-card': { kind: 'declined', errInfo: '42G120000' },
  'declined-security-code': { kind: 'declined', errInfo: '42G440000' },
  'paid-on-second-try': { kind: 'declined-then-accepted', errInfo: '42G440000' },
  'three-wrong-tries': { kind: 'declined', errInfo: '42G650000', tries: 3 },
  'hang-up': { kind: 'hang-up' },
  'exchange-failed': { kind: 'exchange-failed' },
  'outcome-unknown': { kind: 'declined', errInfo: '42C010000' },
  'card-not-saved': { kind: 'card-not-saved' },
}

function stageOf(line: LineState): PhoneState['stage'] {
  if (line.stage === 'asking-number') return line.captionKey === 'wrong-number' ? 'number-wrong' : 'asking-number'
  if (line.stage === 'idle') return 'idle'
  return line.stage === 'ended' ? 'finished' : 'handing-over'
}

class SimulatedTrainingPhone implements TrainingPhone {
  readonly account: GatewayAccount
  readonly #simulator: Simulator
  readonly #changed: (state: PhoneState) => void
  /** The identification number as keyed: no card digit is ever keyed here. */
  #typed = ''
  #ended: CallScenario | null = null

  constructor(simulator: Simulator, account: GatewayAccount, changed: (state: PhoneState) => void) {
    this.#simulator = simulator
    this.account = account
    this.#changed = changed
  }

  press(action: PhoneAction): PhoneState {
    this.#act(action)
    const state = this.state()
    this.#changed(state)
    return state
  }

  state(): PhoneState {
    const line = this.#simulator.phone.state()
    return {
      stage: stageOf(line),
      typed: line.typed === 0 ? '' : this.#typed,
      wrongNumbers: line.tries,
      orderId: line.orderId ?? null,
      amount: line.amount ?? null,
      division: line.division ?? null,
      ended: line.stage === 'ended' ? this.#ended : null,
    }
  }

  stop(): Promise<void> {
    return this.#simulator.stop()
  }

  #act(action: PhoneAction): void {
    const { phone } = this.#simulator
    if (action.type === 'dial') {
      this.#ended = null
      phone.dial()
    } else if (action.type === 'key') this.#key(action.key)
    else if (action.type === 'customer') this.#end(action.scenario, () => this.#customer(action.scenario))
    else this.#end('hang-up', () => void phone.hangUp())
  }

  #customer(scenario: CallScenario): void {
    this.#simulator.phone.handOver()
    this.#simulator.phone.customerKeysCard(SCENARIOS[scenario])
  }

  /** A press that ends no call says nothing about how the last one ended. */
  #end(scenario: CallScenario, press: () => void): void {
    const { phone } = this.#simulator
    const before = phone.state().stage
    press()
    if (before !== 'ended' && phone.state().stage === 'ended') this.#ended = scenario
  }

  #key(key: string): void {
    const { phone } = this.#simulator
    const before = phone.state().typed
    const { typed } = phone.key(key)
    if (typed === 0) this.#typed = ''
    // A digit too many is not taken in, and must not be shown either.
    else if (typed > before) this.#typed += key
  }
}

/** Starts the training provider on this computer, with an account made up for this run. */
export async function openTrainingPhone({
  clock,
  random,
  stateFile,
  changed,
}: TrainingPhoneParts): Promise<TrainingPhone> {
  const credentials = { apiKey: randomUUID().replaceAll('-', ''), apiPassword: randomUUID().replaceAll('-', '') }
  const simulator = await startSimulator({ credentials, clock, random, stateFile })
  const account: GatewayAccount = { url: simulator.url, credentials, shopId: 'training-shop', siteId: 'training-site' }
  return new SimulatedTrainingPhone(simulator, account, changed)
}
