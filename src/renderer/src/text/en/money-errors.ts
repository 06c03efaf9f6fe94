/** Why something done in the provider's console cannot be recorded. */
export const moneyErrors = {
  'money-refused': {
    'not-charged': { what: 'This order was not charged, so there is nothing to record.', next: 'Check the order.' },
    'not-provisional': { what: 'This was an immediate sale and needs no capture.', next: 'Choose void or refund.' },
    'not-captured': {
      what: 'No capture is recorded, so there is nothing to refund.',
      next: 'If the provisional sale was cancelled, choose void.',
    },
    'already-captured': {
      what: 'A capture is recorded already.',
      next: 'If it was a mistake, take that entry back first.',
    },
    'already-voided': {
      what: 'This order is recorded as voided.',
      next: 'If it was a mistake, take that entry back first.',
    },
    'already-refunded': {
      what: 'A refund is recorded, so a void cannot be.',
      next: 'If the rest was given back too, choose refund. If the refund was a mistake, take that entry back first.',
    },
    'only-whole': {
      what: 'A void is always of the whole amount.',
      next: 'If a part was given back, choose refund.',
    },
    'too-much': { what: 'This is more than was charged.', next: 'Check the amount.' },
    'no-such-entry': {
      what: 'The entry to take back is not there, or was taken back already.',
      next: 'Look at the latest state.',
    },
    'rests-on-it': {
      what: 'A refund or void of this capture is still recorded, so the capture cannot be taken back.',
      next: 'Take the refund or void back first.',
    },
    'future-day': {
      what: 'A day that has not come yet cannot be recorded.',
      next: 'Enter the day it was done in the provider’s console.',
    },
  },
}
