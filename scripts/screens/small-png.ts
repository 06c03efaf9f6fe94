import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const TRUECOLOUR = 2
const TRUECOLOUR_ALPHA = 6
const PALETTE = 3
/** A screen has few: what is left out are shades at the edges of letters. */
const COLOURS = 64

interface Picture {
  readonly width: number
  readonly height: number
  /** Red, green, blue of each pixel, row by row. */
  readonly pixels: Uint8Array
}

/**
 * The same picture with a small palette: a screenshot has few, and is a quarter of the size. Rare colours (the
 * edges of letters) become the nearest of the frequent ones. What is no plain 8-bit picture comes back as it is.
 */
export function smallPng(png: Buffer): Buffer {
  const picture = read(png)
  if (picture === null) return png
  const { palette, indexes } = reduce(picture)
  const small = write(picture, palette, indexes)
  return small.length < png.length ? small : png
}

function* chunks(png: Buffer): Generator<{ readonly type: string; readonly data: Buffer }> {
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += 12 + length
  }
}

function read(png: Buffer): Picture | null {
  const all = [...chunks(png)]
  const head = all.find(({ type }) => type === 'IHDR')?.data
  if (head === undefined) return null
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const [depth, colour, , , interlaced] = head.subarray(8)
  if (depth !== 8 || interlaced !== 0 || (colour !== TRUECOLOUR && colour !== TRUECOLOUR_ALPHA)) return null
  const raw = inflateSync(Buffer.concat(all.filter(({ type }) => type === 'IDAT').map(({ data }) => data)))
  const bytes = colour === TRUECOLOUR ? 3 : 4
  const plain = unfilter(raw, width * bytes, bytes)
  if (bytes === 3) return { width, height, pixels: plain }
  const pixels = new Uint8Array(width * height * 3)
  for (let at = 0; at < width * height; at += 1) pixels.set(plain.subarray(at * 4, at * 4 + 3), at * 3)
  return { width, height, pixels }
}

/** Takes the five filters of the format off: each byte was written as a difference to its neighbours. */
function unfilter(raw: Buffer, row: number, step: number): Uint8Array {
  const rows = raw.length / (row + 1)
  const plain = new Uint8Array(rows * row)
  for (let y = 0; y < rows; y += 1) {
    const filter = raw[y * (row + 1)] ?? 0
    const at = y * row
    for (let x = 0; x < row; x += 1) {
      const left = x < step ? 0 : (plain[at + x - step] ?? 0)
      const up = y === 0 ? 0 : (plain[at + x - row] ?? 0)
      const corner = x < step || y === 0 ? 0 : (plain[at + x - row - step] ?? 0)
      const written = raw[y * (row + 1) + 1 + x] ?? 0
      plain[at + x] = written + guess(filter, { left, up, corner })
    }
  }
  return plain
}

function guess(filter: number, { left, up, corner }: Readonly<Record<'left' | 'up' | 'corner', number>>): number {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  const nearness = [left, up, corner].map((one) => Math.abs(left + up - corner - one))
  const [toLeft = 0, toUp = 0, toCorner = 0] = nearness
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

function reduce({ pixels }: Picture): { readonly palette: readonly number[]; readonly indexes: Uint8Array } {
  const count = new Map<number, number>()
  const colours = new Uint32Array(pixels.length / 3)
  for (let at = 0; at < colours.length; at += 1) {
    const colour = ((pixels[at * 3] ?? 0) << 16) | ((pixels[at * 3 + 1] ?? 0) << 8) | (pixels[at * 3 + 2] ?? 0)
    colours[at] = colour
    count.set(colour, (count.get(colour) ?? 0) + 1)
  }
  const palette = [...count]
    .sort((one, other) => other[1] - one[1])
    .map(([colour]) => colour)
    .slice(0, COLOURS)
  const index = new Map(palette.map((colour, place) => [colour, place]))
  for (const colour of count.keys()) if (!index.has(colour)) index.set(colour, nearest(colour, palette))
  return { palette, indexes: Uint8Array.from(colours, (colour) => index.get(colour) ?? 0) }
}

function nearest(colour: number, palette: readonly number[]): number {
  let best = 0
  let least = Infinity
  for (const [place, other] of palette.entries()) {
    const parts = [16, 8, 0].map((shift) => ((colour >> shift) & 255) - ((other >> shift) & 255))
    const distance = parts.reduce((sum, part) => sum + part * part, 0)
    if (distance >= least) continue
    least = distance
    best = place
  }
  return best
}

function write({ width, height }: Picture, palette: readonly number[], indexes: Uint8Array): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, PALETTE, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1) rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const body = deflateSync(rows, { level: 9, memLevel: 9 })
  const parts = [chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([SIGNATURE, ...parts])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
