import type { Channel } from '../../shared/ipc-contract.ts'

/** More than any form of ours fills in: characters, and eight for every value. */
const USUAL = 64 * 1024
/** Channels whose texts may be longer. */
const LARGER: ReadonlyMap<string, number> = new Map<Channel, number>([
  ['orders:place', 256 * 1024],
  ['draft:keep', 1024 * 1024],
  ['templates:save', 256 * 1024],
  ['documents:issue', 256 * 1024],
  ['settings:save', 256 * 1024],
  ['closing:close', 256 * 1024],
])
const VALUE = 8

/**
 * Whether an input is too large for its channel, found without walking further than that: a list of four thousand
 * million holes, a loop or a text of 50 MB is done with at once. Anything but texts, numbers, lists and plain objects
 * counts as too large: no form of ours sends it.
 */
export function isTooLarge(channel: string, input: unknown): boolean {
  let left = LARGER.get(channel) ?? USUAL
  const open: unknown[] = [input]
  while (open.length > 0) {
    const value = open.pop()
    left -= VALUE + ownSize(value)
    if (left < 0) return true
    if (typeof value === 'object' && value !== null) open.push(...Object.values(value))
  }
  return false
}

function ownSize(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  if (Array.isArray(value)) return value.length * VALUE
  if (Object.prototype.toString.call(value) !== '[object Object]') return Number.POSITIVE_INFINITY
  let size = 0
  for (const name of Object.keys(value)) size += name.length + VALUE
  return size
}
