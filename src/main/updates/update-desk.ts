import type { AppError } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { UpdateAsked, UpdatesOff, UpdateState, UpdateTrouble } from '../../shared/update-state.ts'
import type { Clock } from '../clock.ts'
import type { OpenUpdateEngine, UpdateEngine } from './update-engine.ts'

export interface UpdateDeskParts {
  readonly clock: Clock
  /** Why this program can never be replaced; null when it can. */
  readonly off: UpdatesOff | null
  /** Address of the settings; empty for none. */
  readonly address: () => string
  readonly openEngine: OpenUpdateEngine
  readonly memory: { read(): UpdateAsked | null; keep(asked: UpdateAsked): void }
  /** Orders that are open now. */
  readonly openOrders: () => Promise<number>
  /** Closes the shop unless orders are open; answers how many are. */
  readonly closeShop: () => Promise<number>
  readonly reopenShop: () => Promise<void>
  readonly changed: (state: UpdateState) => void
  readonly bug: (cause: unknown) => void
}

/** Between two quiet questions, ms. */
const DAY_MS = 86_400_000
/** After the start nobody should wait for this, ms. */
const FIRST_MS = 60_000

/** A new version's way from the server into this PC: nothing is loaded or installed unless the operator says so. */
export class UpdateDesk {
  readonly #parts: UpdateDeskParts
  #state: UpdateState
  #engine: Promise<UpdateEngine> | null = null
  #loading: AbortController | null = null
  #callOff: (() => void) | null = null
  /** What is being asked or loaded, of a former server too. */
  readonly #running = new Set<Promise<unknown>>()
  #server: { readonly address: string }

  constructor(parts: UpdateDeskParts) {
    this.#parts = parts
    this.#server = { address: parts.address() }
    const quiet = { step: 'quiet', version: null, loaded: null, trouble: null } as const
    this.#state = { ...quiet, off: this.#off(), asked: parts.memory.read() }
  }

  get state(): UpdateState {
    return this.#state
  }

  /** Asks a minute from now if a day has passed since the last time, and every day from then on. */
  start(): void {
    const { at } = this.#state.asked ?? { at: 0 }
    const since = this.#parts.clock.now() - at
    // A clock that was set back must not keep it from asking for years.
    const left = since < 0 || since > DAY_MS ? 0 : DAY_MS - since
    this.#askIn(Math.max(FIRST_MS, left))
  }

  stop(): void {
    this.#callOff?.()
    this.#loading?.abort()
  }

  /** The settings were saved: another address is another server, of which nothing is known yet. */
  settingsSaved(): void {
    const address = this.#parts.address()
    if (address === this.#server.address || this.#state.step === 'installing') return
    this.#server = { address }
    this.#loading?.abort()
    this.#engine = null
    this.#tell({ off: this.#off(), step: 'quiet', version: null, loaded: null, trouble: null, asked: null })
  }

  /** Asks the server; what came of it is in the state. */
  async ask(): Promise<UpdateState> {
    const { off, step } = this.#state
    if (off !== null || (step !== 'quiet' && step !== 'found')) return this.#state
    const server = this.#server
    this.#tell({ step: 'asking', trouble: null })
    // The updater behind every engine is one: it would hand on what the former server answers.
    if (this.#engine === null && this.#running.size > 0) await Promise.allSettled(this.#running)
    if (server !== this.#server) return this.#state
    const answer = await this.#run(this.#open().then((engine) => engine.ask()))
    if (server !== this.#server) return this.#state
    if (!answer.ok) return this.#answered(answer.error, { step })
    if (answer.value === null) return this.#answered('newest', { step: 'quiet', version: null })
    return this.#answered('found', { step: 'found', version: answer.value })
  }

  /** Begins to load what was found. */
  load(): UpdateState {
    if (this.#state.step !== 'found') return this.#state
    const loading = new AbortController()
    this.#loading = loading
    this.#tell({ step: 'loading', loaded: null, trouble: null })
    this.#load(loading.signal).catch((cause: unknown) => {
      this.#parts.bug(cause)
      if (!loading.signal.aborted) this.#tell({ step: 'found', loaded: null, trouble: 'other' })
    })
    return this.#state
  }

  /** Stops loading; nothing of it stays. */
  cancel(): UpdateState {
    if (this.#state.step !== 'loading') return this.#state
    this.#loading?.abort()
    return this.#tell({ step: 'found', loaded: null })
  }

  /** Replaces the program and starts the new one, unless an order is open: looked at once more behind closed doors. */
  async install(): Promise<Result<UpdateState, AppError>> {
    if (this.#state.step !== 'ready') return success(this.#state)
    const open = await this.#parts.openOrders()
    if (open > 0) return failure({ kind: 'update-blocked', orders: open })
    const engine = await this.#open()
    if (!(await engine.isWhole())) return success(this.#tell({ step: 'found', loaded: null, trouble: 'damaged' }))
    const still = await this.#parts.closeShop()
    if (still > 0) return failure({ kind: 'update-blocked', orders: still })
    this.#tell({ step: 'installing', trouble: null })
    engine.install(() => void this.#notReplaced())
    return success(this.#state)
  }

  async #notReplaced(): Promise<void> {
    this.#tell({ step: 'ready', trouble: 'not-replaced' })
    await this.#parts.reopenShop()
  }

  async #load(signal: AbortSignal): Promise<void> {
    const engine = await this.#open()
    const told = (loaded: UpdateState['loaded']): void => {
      if (!signal.aborted) this.#tell({ loaded })
    }
    const end = await this.#run(engine.load(told, signal))
    if (signal.aborted) return
    if (end.ok) this.#tell({ step: 'ready', loaded: null })
    else this.#tell({ step: 'found', loaded: null, trouble: end.error === 'cancelled' ? null : end.error })
  }

  #answered(end: 'newest' | 'found' | UpdateTrouble, change: Partial<UpdateState>): UpdateState {
    const asked = { at: this.#parts.clock.now(), end }
    this.#parts.memory.keep(asked)
    return this.#tell({ ...change, asked })
  }

  #off(): UpdatesOff | null {
    return this.#parts.off ?? (this.#server.address === '' ? 'no-address' : null)
  }

  #open(): Promise<UpdateEngine> {
    this.#engine ??= this.#parts.openEngine(this.#server.address)
    return this.#engine
  }

  #run<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work)
    return work.finally(() => this.#running.delete(work))
  }

  #askIn(ms: number): void {
    this.#callOff = this.#parts.clock.after(ms, () => {
      this.#askIn(DAY_MS)
      this.ask().catch((cause: unknown) => this.#parts.bug(cause))
    })
  }

  #tell(change: Partial<UpdateState>): UpdateState {
    this.#state = { ...this.#state, ...change }
    this.#parts.changed(this.#state)
    return this.#state
  }
}
