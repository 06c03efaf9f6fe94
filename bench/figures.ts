/** The value below which `share` (0 to 1) of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))
  return sorted[at] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** Three significant digits, thousands grouped. */
export function short(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 4 })
}

/** `1.2–1.9`: how far the rounds lay apart. */
export function spread(values: readonly number[]): string {
  return `${short(Math.min(...values))}–${short(Math.max(...values))}`
}

/** Whether the rounds lay so far apart that the machine must have been busy with something else. */
function isNoisy(values: readonly number[]): boolean {
  return Math.max(...values) > 2 * Math.min(...values)
}

/** `rounds 1.2–1.9 ms, NOISY` */
export function rounds(ours: readonly number[], peer: readonly number[], unit: string): string {
  const noisy = isNoisy(ours) || isNoisy(peer) ? '; NOISY: rounds differ more than twofold' : ''
  return `ours ${spread(ours)} ${unit}, peer ${spread(peer)} ${unit} over ${ours.length}/${peer.length} rounds${noisy}`
}
