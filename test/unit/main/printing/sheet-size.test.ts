import { expect, it } from 'vitest'
import { paperWidth, pixels, sheetSize } from '../../../../src/main/printing/sheet-size.ts'

it('keeps A4 however much is on it', () => {
  expect(sheetSize('a4', 0)).toEqual({ width: 210, height: 297 })
  expect(sheetSize('a4', 9999)).toEqual({ width: 210, height: 297 })
})

it('cuts a roll after its content, neither shorter than wide nor longer than a printer takes', () => {
  expect(sheetSize('roll80', 960)).toEqual({ width: 80, height: 258 })
  expect(sheetSize('roll58', 10)).toEqual({ width: 58, height: 100 })
  expect(sheetSize('roll80', 1e6)).toEqual({ width: 80, height: 3000 })
})

it('lays a roll out as wide as its paper', () => {
  expect([paperWidth('roll80'), pixels(paperWidth('roll80'))]).toEqual([80, 302])
})
