import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { CallScenario, Exercise, PhoneAction, PhoneState, Trouble } from '../../shared/training-phone.ts'
import type { GatewayAccount } from '../gateway/ivr-gateway.ts'
import { openLessonMarks, type LessonMarks } from './lesson-marks.ts'
import type { CardScenario } from './simulator/card-scenario.ts'
import type { Fault } from './simulator/fault.ts'
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
  'declined-issuer': { kind: 'declined', errInfo: '42G300000' },
  'declined-security-code': { kind: 'declined', errInfo: '42G440000' },
  'declined-payments': { kind: 'declined', errInfo: '42G740000' },
  'declined-amount': { kind: 'declined', errInfo: '42G680000' },
  'declined-item': { kind: 'declined', errInfo: '42G670000' },
  'declined-shop': { kind: 'declined', errInfo: '42G770000' },
  'declined-busy': { kind: 'declined', errInfo: '42G950000' },
  'paid-on-second-try': { kind: 'declined-then-accepted', errInfo: '42G440000' },
  'three-wrong-tries': { kind: 'declined', errInfo: '42G650000', tries: 3 },
  'hang-up': { kind: 'hang-up' },
  'exchange-failed': { kind: 'exchange-failed' },
  'outcome-unknown': { kind: 'declined', errInfo: '42C010000' },
  'card-not-saved': { kind: 'card-not-saved' },
}

/** What the provider does to one registration. */
const FAULTS: Readonly<Record<Trouble, Fault>> = {
  'provider-down': { kind: 'status', status: 503 },
  // Processed, and nobody hears of it: the reason why an unknown end is never registered again by itself.
  'no-answer': { kind: 'silence', processed: true },
  'keys-refused': { kind: 'status', status: 401 },
}

function stageOf(line: LineState): PhoneState['stage'] {
  if (line.stage === 'asking-number') return line.captionKey === 'wrong-number' ? 'number-wrong' : 'asking-number'
  if (line.stage === 'idle') return 'idle'
  return line.stage === 'ended' ? 'finished' : 'handing-over'
}

interface SimulatedPhoneParts {
  readonly simulator: Simulator
  readonly account: GatewayAccount
  readonly marks: LessonMarks
  readonly changed: (state: PhoneState) => void
}

class SimulatedTrainingPhone implements TrainingPhone {
  readonly account: GatewayAccount
  readonly #simulator: Simulator
  readonly #marks: LessonMarks
  readonly #changed: (state: PhoneState) => void
  /** The identification number as keyed: no card digit is ever keyed here. */
  #typed = ''
  #ended: Exercise | null = null
  #trouble: Trouble | null = null

  constructor({ simulator, account, marks, changed }: SimulatedPhoneParts) {
    this.#simulator = simulator
    this.account = account
    this.#marks = marks
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
      ended: this.#ended,
      trouble: this.#trouble,
      done: this.#marks.all(),
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
    } else if (action.type === 'key') this.#end('wrong-numbers', () => this.#key(action.key))
    else if (action.type === 'trouble') this.#arm(action.trouble)
    else if (action.type === 'customer') this.#end(action.scenario, () => this.#customer(action.scenario))
    else this.#end('hang-up', () => void phone.hangUp())
  }

  #customer(scenario: CallScenario): void {
    this.#simulator.phone.handOver()
    this.#simulator.phone.customerKeysCard(SCENARIOS[scenario])
  }

  /** A press that ends no call says nothing about how the last one ended. */
  #end(scenario: Exercise, press: () => void): void {
    const { phone } = this.#simulator
    const before = phone.state().stage
    press()
    const { stage, division } = phone.state()
    if (before === 'ended' || stage !== 'ended') return
    this.#livedThrough(scenario === 'paid' && division !== '1' ? 'card-saved' : scenario)
  }

  #livedThrough(exercise: Exercise): void {
    this.#ended = exercise
    this.#marks.add(exercise)
  }

  /** Instead of whatever was armed before: one registration, one trouble. */
  #arm(trouble: Trouble | null): void {
    const { faults } = this.#simulator
    faults.clear()
    this.#trouble = trouble
    if (trouble === null) return
    this.#ended = null
    faults.next('AuthRegistApi', FAULTS[trouble], () => {
      this.#trouble = null
      this.#livedThrough(trouble)
      this.#changed(this.state())
    })
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
  const marks = openLessonMarks(join(dirname(stateFile), 'lessons.json'))
  return new SimulatedTrainingPhone({ simulator, account, marks, changed })
}
