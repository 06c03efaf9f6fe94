/** One picture of a container: `size` in px, square. */
export interface IconPicture {
  readonly size: number
  readonly png: Buffer
}

/** A Windows .ico holding PNGs as they are (Windows Vista and later read them). */
export function icoOf(pictures: readonly IconPicture[]): Buffer {
  const head = Buffer.alloc(6)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length + 16 * pictures.length
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(16)
    // 256 does not fit a byte: the format writes it as 0.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([head, ...entries, ...pictures.map(({ png }) => png)])
}

/** Four-letter names of the sizes that macOS asks for, px. */
const ICNS_TYPES: readonly (readonly [type: string, size: number])[] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
]

/** A macOS .icns. Sizes that `pictures` lacks are left out. */
export function icnsOf(pictures: readonly IconPicture[]): Buffer {
  const parts = ICNS_TYPES.flatMap(([type, size]) => {
    const picture = pictures.find((one) => one.size === size)
    if (picture === undefined) return []
    return [Buffer.from(type, 'ascii'), length(picture.png.length + 8), picture.png]
  })
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from('icns', 'ascii'), length(body.length + 8), body])
}

function length(bytes: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32BE(bytes)
  return buffer
}
