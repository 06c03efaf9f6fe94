import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { smallPng } from '../../../../scripts/screens/small-png.ts'

type Colour = readonly [red: number, green: number, blue: number]

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const PAPER: Colour = [252, 250, 246]
const INK: Colour = [27, 28, 31]

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** A picture as screenshots are: 8 bits, with or without an alpha channel; each row by the next of the five filters. */
function screenshot(rows: readonly (readonly Colour[])[], alpha: boolean): Buffer {
  const step = alpha ? 4 : 3
  const plain = rows.map((row) => row.flatMap((colour) => (alpha ? [...colour, 255] : [...colour])))
  const raw = plain.flatMap((row, y) => {
    const filter = y % 5
    const at = (line: number, x: number): number => (x < 0 ? 0 : (plain[line]?.[x] ?? 0))
    return [
      filter,
      ...row.map((byte, x) => (byte - guess(filter, at(y, x - step), at(y - 1, x), at(y - 1, x - step))) & 255),
    ]
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(rows[0]?.length ?? 0, 0)
  head.writeUInt32BE(rows.length, 4)
  head.set([8, alpha ? 6 : 2, 0, 0, 0], 8)
  const body = chunk('IDAT', deflateSync(Buffer.from(raw), { level: 0 }))
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), body, chunk('IEND', Buffer.alloc(0))])
}

/** As the format's own description has it. */
function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter < 3) return [0, left, up][filter] ?? 0
  if (filter === 3) return Math.floor((left + up) / 2)
  const wanted = left + up - corner
  const [toLeft, toUp, toCorner] = [left, up, corner].map((one) => Math.abs(wanted - one)) as [number, number, number]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

/** The colours of a small picture, row by row. */
function seen(png: Buffer): readonly (readonly Colour[])[] {
  const parts = new Map<string, Buffer>()
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    parts.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const [width, height] = [parts.get('IHDR')?.readUInt32BE(0) ?? 0, parts.get('IHDR')?.readUInt32BE(4) ?? 0]
  expect(parts.get('IHDR')?.subarray(8)).toEqual(Buffer.from([8, 3, 0, 0, 0]))
  const [colours, rows] = [parts.get('PLTE') ?? Buffer.alloc(0), inflateSync(parts.get('IDAT') ?? Buffer.alloc(0))]
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x): Colour => {
      const place = (rows[y * (width + 1) + 1 + x] ?? 0) * 3
      return [colours[place] ?? -1, colours[place + 1] ?? -1, colours[place + 2] ?? -1]
    }),
  )
}

/** Lines of ink on paper, with a shade of its own in each row's last place. */
function page(shades: (y: number) => Colour): readonly (readonly Colour[])[] {
  return Array.from({ length: 40 }, (_, y) =>
    Array.from({ length: 60 }, (__, x): Colour => (x === 59 ? shades(y) : (x * 7 + y * 3) % 5 === 0 ? INK : PAPER)),
  )
}

it.each([false, true])(
  'shows the same in a fraction of the bytes, whatever filters it was written with (alpha: %s)',
  (alpha) => {
    const rows = page((y) => [y, y, 200])
    const png = screenshot(rows, alpha)
    const small = smallPng(png)
    expect(small.length).toBeLessThan(png.length / 4)
    expect(seen(small)).toEqual(rows)
  },
)

it('takes for a shade that is one too many the nearest of the frequent ones', () => {
  // Forty rows of one shade each and thirty more in the last row: seventy-two colours, of which sixty-four are kept.
  const rows = page((y) => [y, 0, 200]).map((row, y) =>
    y === 39 ? row.map((colour, x): Colour => (x < 30 ? [100 + x, 9, 9] : colour)) : row,
  )
  const shown = seen(smallPng(screenshot(rows, false)))
  expect(new Set(shown.flat().map(String)).size).toBe(64)
  for (const [y, row] of rows.entries())
    for (const [x, colour] of row.entries())
      for (const [part, value] of colour.entries())
        expect(Math.abs((shown[y]?.[x]?.[part] ?? -99) - value)).toBeLessThan(45)
})

it('leaves alone what is no plain picture of eight bits, and what would only grow', () => {
  const tiny = screenshot([[INK]], false)
  expect(smallPng(tiny)).toBe(tiny)
  const deep = Buffer.from(
    screenshot(
      page(() => INK),
      false,
    ),
  )
  deep.writeUInt8(16, 24)
  expect(smallPng(deep)).toBe(deep)
})
