// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useResultSound } from '../../../../src/renderer/src/frame/use-result-sound.ts'
import type { Order } from '../../../../src/shared/order.ts'
import { failure } from '../../../../src/shared/result.ts'
import type { Settings } from '../../../../src/shared/settings.ts'
import { anOrder } from '../../../support/builders.ts'
import { aBridge, atDesk } from '../support/desk.ts'

let heard: (readonly [file: string, volume: number])[] = []

beforeEach(() => {
  heard = []
  vi.stubGlobal(
    'Audio',
    class {
      volume = 1
      readonly file: string
      constructor(file: string) {
        this.file = /(\w+)\.wav/u.exec(file)?.[1] ?? file
      }
      play(): Promise<void> {
        heard.push([this.file, this.volume])
        return Promise.resolve()
      }
    },
  )
})
afterEach(() => void vi.unstubAllGlobals())

/** A desk that hears of a result under these settings. */
function finished(order: Order, settings: Partial<Settings>): void {
  const bridge = aBridge(() => Promise.resolve(failure({ kind: 'unexpected' })))
  let tell: (order: Order) => void = () => undefined
  const orders = { ...bridge.orders, onFinished: (hear: typeof tell) => ((tell = hear), () => undefined) }
  const Desk = { setup: () => (useResultSound({ ...bridge, orders }), () => null) }
  const { wrapper } = atDesk(Desk, { settings })
  tell(order)
  wrapper.unmount()
}

it('sounds as loud as the shop chose, tells good from bad by the sound, and is silent when off', () => {
  finished(anOrder({ status: 'paid' }), { soundVolume: 'low' })
  finished(anOrder({ status: 'saved' }), {})
  finished(anOrder({ status: 'unconfirmed' }), { soundVolume: 'high' })
  finished(anOrder({ status: 'declined' }), { sound: false })
  expect(heard).toEqual([
    ['done', 0.3],
    ['done', 0.6],
    ['attention', 1],
  ])
})
