import * as v from 'valibot'
import { success } from '../../shared/result.ts'
import type { MovingDesk } from '../moving/moving-desk.ts'
import type { Gate } from './handle.ts'

/** Channels of moving to another PC. */
export function handleMoving(gate: Gate, moving: MovingDesk): void {
  gate.handle('moving:write', v.null(), () => moving.write())
  gate.handle('moving:look', v.null(), () => moving.look())
  gate.handle('moving:take', v.null(), () => moving.take())
  gate.handle('moving:forget', v.null(), () => {
    moving.forget()
    return Promise.resolve(success(null))
  })
}
