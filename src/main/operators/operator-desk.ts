import type { AppError } from '../../shared/app-error.ts'
import type { Channel } from '../../shared/ipc-contract.ts'
import { RIGHTS, refusalOf } from '../../shared/operator-rights.ts'
import {
  currentOperator,
  type AddOperator,
  type ChangeOperator,
  type Operator,
  type OperatorsState,
  type RecoverOperator,
  type SetAway,
  type SignIn,
} from '../../shared/operator.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { Credentials } from '../../shared/settings.ts'
import { NOBODY, type KeptOperator, type KeptOperators } from './operator-file.ts'
import { refuseChange } from './operator-rules.ts'
import type { PinHash, PinHasher } from './pin-hash.ts'
import { NO_TRIES, notAhead, oneMore, secondsLeft } from './pin-waits.ts'
import { isSameSecret } from './same-secret.ts'

export interface OperatorDeskParts {
  readonly file: { read(): KeptOperators | null; write(kept: KeptOperators): Promise<boolean> }
  readonly hasher: PinHasher
  readonly now: () => number
  /** The shop's keys as the keychain has them. */
  readonly credentials: () => Promise<Result<Credentials, AppError>>
  readonly changed: (state: OperatorsState) => void
  /** Something only a 管理者 may do was asked for by the operator of this number. */
  readonly note: (channel: Channel, operator: number) => void
}

type Answer = Result<OperatorsState, AppError>

function shown({ id, name, userId, role, active, pin }: KeptOperator): Operator {
  return { id, name, userId, role, active, hasPin: pin !== null }
}

/** Who works here and who is working now. Decides what every channel of the gate may do for them. */
export class OperatorDesk {
  readonly #parts: OperatorDeskParts
  #kept: KeptOperators
  #current: number | null
  readonly #wasDamaged: boolean
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: OperatorDeskParts) {
    this.#parts = parts
    const kept = parts.file.read()
    this.#wasDamaged = kept === null
    this.#kept = kept ?? NOBODY
    this.#current = this.#onlyOne()
  }

  state(): OperatorsState {
    const { operators, last, awayMinutes } = this.#kept
    const wasDamaged = this.#wasDamaged && operators.length === 0
    return { operators: operators.map(shown), current: this.#current, last, awayMinutes, wasDamaged }
  }

  /** Who asks, or why the channel is not for them. null while there are no operators. */
  admit(channel: Channel): Result<Operator | null, AppError> {
    const state = this.state()
    const refusal = refusalOf(channel, state)
    if (refusal !== null) return failure(refusal)
    const by = currentOperator(state)
    if (by !== null && RIGHTS[channel] === 'admin') this.#parts.note(channel, by.id)
    return success(by)
  }

  /** One try after the other, each counted on the disk before it is looked at: neither haste nor a restart saves one. */
  signIn({ id, pin }: SignIn): Promise<Answer> {
    return this.#inTurn(async () => {
      const operator = this.#found(id)
      if (operator?.active !== true) return failure({ kind: 'operator-refused', reason: 'unknown' })
      const refusal = operator.pin === null ? null : await this.#tryPin(operator, operator.pin, pin)
      if (refusal !== null) return failure(refusal)
      return this.#begin(id)
    })
  }

  /** The list came from another PC: it is read anew, and nobody of the former one is working any more. */
  reload(): Promise<Answer> {
    return this.#inTurn(() => {
      this.#kept = this.#parts.file.read() ?? NOBODY
      this.#current = this.#onlyOne()
      return Promise.resolve(this.#told())
    })
  }

  /** Nobody is working until somebody is chosen. */
  leave(): Promise<Answer> {
    return this.#inTurn(() => Promise.resolve(this.#leave()))
  }

  /** Locks the app when whoever is working has a PIN and the shop wants that after so long away, s. */
  away(seconds: number): void {
    const { awayMinutes } = this.#kept
    if (awayMinutes === 0 || seconds < awayMinutes * 60) return
    if (currentOperator(this.state())?.hasPin === true) this.#leave()
  }

  add({ pin, ...fields }: AddOperator): Promise<Answer> {
    return this.#inTurn(async () => {
      const { operators } = this.#kept
      const id = Math.max(0, ...operators.map((one) => one.id)) + 1
      const hash = pin === null ? null : await this.#parts.hasher.make(pin)
      const added: KeptOperator = { id, ...fields, active: true, pin: hash, tries: NO_TRIES }
      const stored = await this.#replace([...operators, added], id)
      // Whoever makes the first one is the first one.
      return stored.ok && operators.length === 0 ? this.#begin(id) : stored
    })
  }

  change({ id, pin, ...fields }: ChangeOperator): Promise<Answer> {
    return this.#inTurn(async () => {
      const before = this.#found(id)
      if (before === undefined) return failure({ kind: 'operator-refused', reason: 'unknown' })
      const renewed =
        pin === undefined ? {} : { pin: pin === null ? null : await this.#parts.hasher.make(pin), tries: NO_TRIES }
      const stored = await this.#replace(this.#with({ ...before, ...fields, ...renewed }), id)
      return stored.ok && this.#current === id && !fields.active ? this.#leave() : stored
    })
  }

  setAway({ minutes }: SetAway): Promise<Answer> {
    return this.#inTurn(() => this.#store({ ...this.#kept, awayMinutes: minutes }))
  }

  /** A forgotten PIN of a 管理者: whoever has both keys of the shop may take it away. */
  recover({ id, ...typed }: RecoverOperator): Promise<Answer> {
    return this.#inTurn(async () => {
      const operator = this.#found(id)
      if (operator?.active !== true || operator.role !== 'admin')
        return failure({ kind: 'operator-refused', reason: 'unknown' })
      const refusal = await this.#tryKeys(typed)
      if (refusal !== null) return failure(refusal)
      const stored = await this.#store({
        ...this.#kept,
        operators: this.#with({ ...operator, pin: null, tries: NO_TRIES }),
      })
      return stored.ok ? this.#begin(id) : stored
    })
  }

  async #tryPin(operator: KeptOperator, known: PinHash, typed: string): Promise<AppError | null> {
    const now = this.#parts.now()
    const before = notAhead(operator.tries, now)
    if (before !== operator.tries)
      await this.#count({ ...this.#kept, operators: this.#with({ ...operator, tries: before }) })
    const wait = secondsLeft(before, now)
    if (wait > 0) return { kind: 'pin-wait', seconds: wait }
    const tries = oneMore(before, now)
    await this.#count({ ...this.#kept, operators: this.#with({ ...operator, tries }) })
    if (!(await this.#parts.hasher.matches(typed, known)))
      return { kind: 'wrong-pin', seconds: secondsLeft(tries, now) }
    await this.#count({ ...this.#kept, operators: this.#with({ ...operator, tries: NO_TRIES }) })
    return null
  }

  async #tryKeys({ apiKey, apiPassword }: Credentials): Promise<AppError | null> {
    const now = this.#parts.now()
    const before = notAhead(this.#kept.recovery, now)
    if (before !== this.#kept.recovery) await this.#count({ ...this.#kept, recovery: before })
    const wait = secondsLeft(before, now)
    if (wait > 0) return { kind: 'pin-wait', seconds: wait }
    const saved = await this.#parts.credentials()
    if (!saved.ok) return { kind: 'recovery-refused', reason: 'no-keys' }
    const recovery = oneMore(before, now)
    await this.#count({ ...this.#kept, recovery })
    const right = [isSameSecret(apiKey, saved.value.apiKey), isSameSecret(apiPassword, saved.value.apiPassword)]
    if (right.includes(false)) return { kind: 'recovery-refused', reason: 'differs' }
    this.#kept = { ...this.#kept, recovery: NO_TRIES }
    return null
  }

  async #replace(operators: readonly KeptOperator[], id: number): Promise<Answer> {
    const reason = refuseChange(operators, id)
    if (reason !== null) return failure({ kind: 'operator-refused', reason })
    return this.#store({ ...this.#kept, operators: [...operators] })
  }

  /** On the disk first: what was not kept must not count until the next start and then be gone. */
  async #store(kept: KeptOperators): Promise<Answer> {
    if (!(await this.#parts.file.write(kept))) return failure({ kind: 'operators-unkept' })
    this.#kept = kept
    return this.#told()
  }

  /** A disk that takes nothing must keep nobody from working: such a try counts until the app ends. */
  async #count(kept: KeptOperators): Promise<void> {
    this.#kept = kept
    await this.#parts.file.write(kept)
  }

  async #begin(id: number): Promise<Answer> {
    this.#current = id
    if (this.#kept.last !== id) await this.#count({ ...this.#kept, last: id })
    return this.#told()
  }

  #leave(): Answer {
    this.#current = null
    return this.#told()
  }

  #told(): Answer {
    const state = this.state()
    this.#parts.changed(state)
    return success(state)
  }

  /** Where one person works alone without a PIN there is nothing to choose. */
  #onlyOne(): number | null {
    const active = this.#kept.operators.filter((one) => one.active)
    const [only] = active
    return active.length === 1 && only?.pin === null ? only.id : null
  }

  #found(id: number): KeptOperator | undefined {
    return this.#kept.operators.find((one) => one.id === id)
  }

  #with(changed: KeptOperator): KeptOperator[] {
    return this.#kept.operators.map((one) => (one.id === changed.id ? changed : one))
  }

  #inTurn(work: () => Promise<Answer>): Promise<Answer> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }
}
