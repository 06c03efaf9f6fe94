import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitPlace, type Area } from '../../../../src/main/windows/fit-place.ts'

const MAIN: Area = { x: 0, y: 0, width: 1920, height: 1040 }
const SECOND: Area = { x: 1920, y: 0, width: 1280, height: 1024 }
const USUAL = { width: 1280, height: 800 }

describe('where a window opens', () => {
  it('is the middle of the main monitor the first time', () => {
    expect(fitPlace(null, USUAL, [MAIN, SECOND])).toEqual({ x: 320, y: 120, ...USUAL })
  })
  it('is exactly where it was while its monitor is there', () => {
    const kept = { x: 2000, y: 60, width: 1100, height: 800 }
    expect(fitPlace(kept, USUAL, [MAIN, SECOND])).toEqual(kept)
  })
  it('is the middle of the main monitor, at its size, when its monitor is gone', () => {
    const kept = { x: 2000, y: 60, width: 1100, height: 800 }
    expect(fitPlace(kept, USUAL, [MAIN])).toEqual({ x: 410, y: 120, width: 1100, height: 800 })
  })
  it('is moved and shrunk into a monitor that became smaller', () => {
    const kept = { x: 100, y: 100, width: 3000, height: 900 }
    expect(fitPlace(kept, USUAL, [{ x: 0, y: 0, width: 1366, height: 728 }])).toEqual({
      ...{ x: 0, y: 0, width: 1366, height: 728 },
    })
  })
  it('is always wholly within one monitor', () => {
    const edge = fc.integer({ min: -6000, max: 6000 })
    const area = fc.record({
      ...{ x: edge, y: edge },
      width: fc.integer({ min: 640, max: 3840 }),
      height: fc.integer({ min: 480, max: 2160 }),
    })
    const kept = fc.option(area)
    fc.assert(
      fc.property(kept, area, fc.array(area, { maxLength: 3 }), (place, first, others) => {
        const at = fitPlace(place, USUAL, [first, ...others])
        const isInside = (one: Area): boolean =>
          at.x >= one.x &&
          at.y >= one.y &&
          at.x + at.width <= one.x + one.width &&
          at.y + at.height <= one.y + one.height
        expect([first, ...others].some(isInside)).toBe(true)
      }),
    )
  })
})
