import { expect, it, vi } from 'vitest'
import { nextZoom, zoomKey } from '../../../../src/main/windows/zoom.ts'

vi.mock('electron', () => ({}))

const key = (name: string, more: object = {}) =>
  zoomKey({ type: 'keyDown', control: true, meta: false, alt: false, key: name, ...more })

it('grows and shrinks in steps, stops at either end and goes back to the usual size', () => {
  expect([nextZoom(1, 'in'), nextZoom(1.1000000001, 'in'), nextZoom(1, 'out'), nextZoom(2.3, 'usual')]).toEqual([
    1.1, 1.25, 0.9, 1,
  ])
  expect([nextZoom(3, 'in'), nextZoom(0.75, 'out')]).toEqual([3, 0.75])
})

it('knows + - 0 of an American and of a Japanese keyboard, and nothing without Ctrl', () => {
  expect(['+', '=', ';', '-', '_', '0'].map((name) => key(name))).toEqual(['in', 'in', 'in', 'out', 'out', 'usual'])
  expect([key('s'), key('toString'), key('+', { control: false }), key('0', { type: 'keyUp' })]).toEqual([
    ...[null, null, null, null],
  ])
  expect([key('-', { alt: true }), key('-', { control: false, meta: true })]).toEqual([null, 'out'])
})
