import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'

/** What a PIN is checked by. `cost` is scrypt's N; salt and hash are base64. */
export const PinHash = v.object({
  salt: v.pipe(v.string(), v.base64()),
  hash: v.pipe(v.string(), v.base64()),
  cost: v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(1 << 20)),
})
export type PinHash = v.InferOutput<typeof PinHash>

/** Makes and checks what a PIN is known by. */
export interface PinHasher {
  make(pin: string): Promise<PinHash>
  matches(pin: string, known: PinHash): Promise<boolean>
}

const BYTES = 32
const BLOCK = 8
const COST = 1 << 15

/** In a thread of Node's pool: the windows go on answering. */
function derive(pin: string, salt: Buffer, cost: number): Promise<Buffer> {
  // Twice what scrypt needs, bytes: Node's own limit is too small for this cost.
  const options = { N: cost, r: BLOCK, p: 1, maxmem: 256 * cost * BLOCK }
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, BYTES, options, (error, key) => (error === null ? resolve(key) : reject(error)))
  })
}

/** scrypt with a salt of its own for each PIN. Four digits stay few: the waits in `pin-waits.ts` protect them. */
export const scryptHasher: PinHasher = {
  async make(pin) {
    const salt = randomBytes(16)
    const key = await derive(pin, salt, COST)
    return { salt: salt.toString('base64'), hash: key.toString('base64'), cost: COST }
  },
  async matches(pin, { salt, hash, cost }) {
    const known = Buffer.from(hash, 'base64')
    const key = await derive(pin, Buffer.from(salt, 'base64'), cost)
    return known.length === key.length && timingSafeEqual(known, key)
  },
}
