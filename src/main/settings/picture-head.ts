/** Kind and size of a picture, px, as its first bytes say. */
export interface PictureHead {
  readonly type: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
}

const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
/** Baseline to progressive frames; C4, C8 and CC are tables, not frames. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/**
 * Reads only what says how large a PNG or JPEG is, or null for anything else. The picture itself is decoded by
 * Chromium in sandboxed pages and nowhere in the main process.
 */
export function pictureHead(bytes: Uint8Array): PictureHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (PNG_SIGNATURE.every((byte, index) => bytes[index] === byte)) return pngHead(view)
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegHead(view) : null
}

function pngHead(view: DataView): PictureHead | null {
  // The first chunk must be IHDR, 13 bytes long.
  if (view.byteLength < 33 || view.getUint32(8) !== 13 || view.getUint32(12) !== 0x49484452) return null
  return sized({ type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) })
}

function jpegHead(view: DataView): PictureHead | null {
  let at = 2
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (isFrame(marker))
      return sized({ type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) })
    const length = view.getUint16(at + 2)
    if (length < 2) return null
    at += 2 + length
  }
  return null
}

function sized(head: PictureHead): PictureHead | null {
  return head.width > 0 && head.height > 0 ? head : null
}
