import { beforeEach, expect, it, vi } from 'vitest'
import { Attention, type AttentionParts } from '../../../../src/main/windows/attention.ts'
import { mainText } from '../../../../src/main/text.ts'
import { anOrder } from '../../../support/builders.ts'

const said = vi.hoisted(() => ({ list: [] as unknown[] }))
vi.mock('electron', () => ({
  app: {
    setBadgeCount: (count: number) => void said.list.push(['badge', count]),
    dock: { bounce: (kind: string) => void said.list.push(['bounce', kind]) },
  },
  nativeImage: { createFromPath: (path: string) => path },
}))

let focused = false
// Marked boundary: as much of a window as drawing the eye to it needs.
const window = {
  isFocused: () => focused,
  flashFrame: (on: boolean) => void said.list.push(['flash', on]),
  setOverlayIcon: (icon: unknown, words: string) => void said.list.push(['overlay', icon, words]),
} as unknown as ReturnType<AttentionParts['window']>

const on = (platform: NodeJS.Platform) =>
  new Attention({ window: () => window, text: () => mainText('ja'), overlay: '/dot.png', platform })

beforeEach(() => {
  said.list = []
  focused = false
})

it('counts results on the badge until somebody looks, and flashes', () => {
  const attention = on('linux')
  attention.finished(anOrder({ status: 'paid' }))
  attention.finished(anOrder({ status: 'declined' }))
  attention.seen()
  expect(said.list).toEqual([
    ['badge', 1],
    ['flash', true],
    ['badge', 2],
    ['flash', true],
    ['flash', false],
    ['badge', 0],
  ])
})

it('lays a dot with words over the taskbar button on Windows', () => {
  const attention = on('win32')
  attention.finished(anOrder({ status: 'paid' }))
  attention.seen()
  expect(said.list.filter((one) => Array.isArray(one) && one[0] === 'overlay')).toEqual([
    ['overlay', '/dot.png', 'まだ見ていない結果が1件あります'],
    ['overlay', null, ''],
  ])
})

it('bounces on macOS, without end for what needs somebody', () => {
  const attention = on('darwin')
  attention.finished(anOrder({ status: 'saved' }))
  attention.finished(anOrder({ status: 'unconfirmed' }))
  expect(said.list.filter((one) => Array.isArray(one) && one[0] === 'bounce')).toEqual([
    ['bounce', 'informational'],
    ['bounce', 'critical'],
  ])
})

it('leaves a window alone that the operator is looking at', () => {
  focused = true
  on('win32').finished(anOrder({ status: 'paid' }))
  expect(said.list).toEqual([])
})
