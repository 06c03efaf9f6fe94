import type { status as ja } from '../ja/status.ts'
import type { Messages } from '../messages.ts'

export const status = {
  word: {
    registering: 'Registering',
    waiting: 'Waiting for transfer',
    'in-call': 'In the call',
    paid: 'Paid',
    declined: 'Declined',
    saved: 'Card saved',
    'save-failed': 'Card not saved',
    unconfirmed: 'Unconfirmed',
    rejected: 'Refused',
    'not-sent': 'Not sent',
    'register-unknown': 'Registration unknown',
    withdrawn: 'Withdrawn',
    lapsed: 'Lapsed',
    'not-found': 'Not found',
    reconciled: 'Check recorded',
  },
  paidAs: {
    CAPTURE: 'Paid',
    AUTH: 'Provisional sale',
    CHECK: 'Valid card',
    SAUTH: 'Simple authorisation',
  },
} satisfies Messages<typeof ja>
