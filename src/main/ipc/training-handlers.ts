import * as v from 'valibot'
import type { AppError } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { PhoneAction, type PhoneState } from '../../shared/training-phone.ts'
import type { Desk } from '../desk.ts'
import type { TrainingPhone } from '../training/training-phone.ts'
import type { Gate } from './handle.ts'

/** Channels of the training phone; outside training mode there is none. */
export function handleTraining(gate: Gate, desk: Desk): void {
  const withPhone = (use: (phone: TrainingPhone) => PhoneState): Promise<Result<PhoneState, AppError>> =>
    desk.withShop((shop) =>
      Promise.resolve(shop.phone === null ? failure({ kind: 'not-in-training' }) : success(use(shop.phone))),
    )
  gate.handle('training:phone', PhoneAction, (action) => withPhone((phone) => phone.press(action)))
  gate.handle('training:state', v.null(), () => withPhone((phone) => phone.state()))
}
