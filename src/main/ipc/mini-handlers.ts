import * as v from 'valibot'
import { OpenMini } from '../../shared/mini-order.ts'
import { success } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import type { MiniWindow } from '../windows/mini-window.ts'
import type { Gate } from './handle.ts'

/** Channels of the small window; the first is the screen's, the others are its own. */
export function handleMini(gate: Gate, desk: Desk, mini: Pick<MiniWindow, 'offer' | 'state' | 'close'>): void {
  gate.handle('mini:open', OpenMini, ({ id, unasked }) =>
    desk.withShop(async (shop) => {
      const order = await shop.find(id)
      if (!order.ok) return order
      mini.offer(order.value, { unasked })
      return success(null)
    }),
  )
  gate.handle('mini:state', v.null(), () => Promise.resolve(success(mini.state())))
  gate.handle('mini:close', v.null(), () => {
    mini.close()
    return Promise.resolve(success(null))
  })
}
