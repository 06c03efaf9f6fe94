import type { Exercise, PhoneState } from '../../../shared/training-phone.ts'

/**
 * Which note fits the call or the registration that just ended; null while there is nothing to explain. `isCutShort`:
 * the operator put the phone down before the customer had it.
 */
export function callNote(state: PhoneState, isCutShort: boolean): Exercise | 'hung-up-here' | null {
  if (isInCall(state)) return null
  if (isCutShort) return 'hung-up-here'
  return state.ended ?? (state.stage === 'finished' ? 'hung-up-here' : null)
}

/** Whether the customer can do anything yet: only once the call was handed over. */
export function customerCanAct(state: PhoneState): boolean {
  return state.stage === 'handing-over'
}

/** Whether the voice is listening for digits. */
export function takesKeys(state: PhoneState): boolean {
  return state.stage === 'asking-number' || state.stage === 'number-wrong'
}

/** Whether the hang-up means anything: the phone is off the hook. */
export function isInCall(state: PhoneState): boolean {
  return takesKeys(state) || state.stage === 'handing-over'
}
