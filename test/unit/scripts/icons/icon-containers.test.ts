import { expect, test } from 'vitest'
import { icnsOf, icoOf } from '../../../../scripts/icons/icon-containers.ts'

const picture = (size: number) => ({ size, png: Buffer.from(`png of ${size}`) })

test('an .ico lists each picture with its size and where its bytes lie', () => {
  const ico = icoOf([picture(16), picture(256)])
  const entry = (index: number) => ico.subarray(6 + 16 * index, 22 + 16 * index)
  const bytes = (index: number) => {
    const [length, offset] = [entry(index).readUInt32LE(8), entry(index).readUInt32LE(12)]
    return ico.subarray(offset, offset + length).toString()
  }
  expect(ico.readUInt16LE(4)).toBe(2)
  expect([entry(0)[0], entry(1)[0]]).toEqual([16, 0])
  expect([bytes(0), bytes(1)]).toEqual(['png of 16', 'png of 256'])
})

test('an .icns names its whole length and holds the sizes macOS asks for', () => {
  const icns = icnsOf([picture(16), picture(32), picture(256)])
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  const types: string[] = []
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) types.push(icns.toString('ascii', at, at + 4))
  expect(types).toEqual(['ic11', 'ic08', 'ic13'])
})
