import * as v from 'valibot'
import { success } from '../../shared/result.ts'
import type { UpdateDesk } from '../updates/update-desk.ts'
import type { Gate } from './handle.ts'

/** Channels of new versions. None of them takes anything: what is loaded was found by asking, and from where is a setting. */
export function handleUpdates(gate: Gate, updates: UpdateDesk): void {
  gate.handle('updates:state', v.null(), () => Promise.resolve(success(updates.state)))
  gate.handle('updates:ask', v.null(), async () => success(await updates.ask()))
  gate.handle('updates:load', v.null(), () => Promise.resolve(success(updates.load())))
  gate.handle('updates:cancel', v.null(), () => Promise.resolve(success(updates.cancel())))
  gate.handle('updates:install', v.null(), () => updates.install())
}
