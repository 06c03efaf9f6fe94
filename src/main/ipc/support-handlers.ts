import * as v from 'valibot'
import type { SupportDesk } from '../support/support-desk.ts'
import type { Gate } from './handle.ts'

/** Channels of the support information. None takes anything: what is saved is what main put together and showed. */
export function handleSupport(gate: Gate, support: SupportDesk): void {
  gate.handle('support:look', v.null(), () => support.look())
  gate.handle('support:save', v.null(), () => support.save())
}
