import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { watchAway } from '../operators/away-watch.ts'
import { OperatorDesk } from '../operators/operator-desk.ts'
import { OperatorFile } from '../operators/operator-file.ts'
import { scryptHasher } from '../operators/pin-hash.ts'
import type { SecretVault } from '../settings/secret-vault.ts'
import type { Emit } from './emit.ts'
import { CallRate } from './call-rate.ts'
import { Gate, type HeldCalls } from './handle.ts'
import { handleOperators } from './operator-handlers.ts'

export interface OpenGateParts {
  readonly folder: string
  readonly clock: Clock
  readonly emit: Emit
  readonly origin: string
  readonly idleSeconds: () => number
  readonly log: Log
  readonly vault: SecretVault
  /** Calls that came before the gate stood. */
  readonly held: HeldCalls
}

export interface OpenGate {
  readonly gate: Gate
  readonly operators: OperatorDesk
  /** The PC has woken up. */
  readonly woken: () => void
  /** Closes the channels and ends looking for somebody who went away. */
  readonly close: () => void
}

/** The gate, and who works at the desk behind it: without them no channel opens. */
export function openGate({ folder, clock, emit, origin, idleSeconds, log, vault, held }: OpenGateParts): OpenGate {
  const operators = new OperatorDesk({
    file: new OperatorFile(folder),
    hasher: scryptHasher,
    now: () => clock.now(),
    credentials: () => vault.read(),
    changed: (state) => emit('operators:changed', state),
    note: (channel, operator) => log.info('asked', { channel, operator }),
  })
  const gate = new Gate({
    origin,
    held,
    rate: new CallRate(() => clock.now()),
    admit: (channel) => operators.admit(channel),
    bug: (channel, cause) => log.bug(channel, cause),
  })
  handleOperators(gate, operators)
  const awayWatch = watchAway({ clock, idleSeconds, away: (seconds) => operators.away(seconds) })
  return {
    gate,
    operators,
    woken: awayWatch.look,
    close: () => {
      // The page is there a little longer, and with it what is being typed; keeping that needs no book.
      gate.close(['draft:keep'])
      awayWatch.stop()
    },
  }
}
