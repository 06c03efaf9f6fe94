import type { deskErrors as ja } from '../ja/desk-errors.ts'
import type { Messages } from '../messages.ts'

/** Refusals of the desk itself, beside those of orders and the book. */
export const deskErrors = {
  'no-longer-saved': {
    what: 'This is no longer saved.',
    next: 'Open the list again and choose anew.',
  },
  'draft-not-kept': {
    what: 'The order being typed cannot be kept.',
    next: 'You can still register it. What is typed is lost when the app is closed.',
  },
  'update-blocked': {
    what: 'Orders are in progress ({orders}), so the new version is not installed now.',
    next: 'Wait for their results, or withdraw them, and try again.',
  },
  'not-in-training': {
    what: 'The training phone works in training mode only.',
    next: 'Switch to training mode in the settings.',
  },
} satisfies Messages<typeof ja>
