import { OperatorDesk, type OperatorDeskParts } from '../../../../src/main/operators/operator-desk.ts'
import { NOBODY, type KeptOperators } from '../../../../src/main/operators/operator-file.ts'
import type { PinHasher } from '../../../../src/main/operators/pin-hash.ts'
import type { AddOperator } from '../../../../src/shared/operator.ts'
import { success } from '../../../../src/shared/result.ts'
import { fakeClock } from '../../../support/fake-clock.ts'

/** Quick, and not told from the PIN by looking at it: what scrypt does has a test of its own. */
const quickHasher: PinHasher = {
  make: (pin) => Promise.resolve({ salt: 'c2FsdA==', hash: btoa(`x${pin}`), cost: 1024 }),
  matches: (pin, { hash }) => Promise.resolve(hash === btoa(`x${pin}`)),
}

export const KEYS = { apiKey: 'benchKey0001', apiPassword: 'benchPassword0001' }

/** Operators on a disk that can be looked at, refused and started anew from. */
export function operatorBench(parts: Partial<OperatorDeskParts> = {}) {
  const clock = fakeClock()
  const bench = { kept: NOBODY, isFull: false, asked: [] as unknown[], told: [] as unknown[] }
  const open = () =>
    new OperatorDesk({
      file: {
        read: () => bench.kept,
        write: (next: KeptOperators) => {
          if (!bench.isFull) bench.kept = structuredClone(next)
          return Promise.resolve(!bench.isFull)
        },
      },
      hasher: quickHasher,
      now: () => clock.now(),
      credentials: () => Promise.resolve(success(KEYS)),
      changed: (state) => void bench.told.push(state),
      note: (channel, operator) => void bench.asked.push([channel, operator]),
      ...parts,
    })
  return Object.assign(bench, { clock, open })
}

export const ADMIN: AddOperator = { name: '佐藤', userId: 'sato', role: 'admin', pin: '2468' }
export const DESK: AddOperator = { name: '鈴木', userId: 'suzuki', role: 'desk', pin: null }
