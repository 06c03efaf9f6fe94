import type { Component } from 'vue'
import {
  Ban,
  CircleCheck,
  CircleHelp,
  CircleX,
  Clock,
  ClipboardCheck,
  CreditCard,
  LoaderCircle,
  Phone,
  PhoneOff,
  TimerOff,
  TriangleAlert,
  Undo2,
  WifiOff,
} from '@lucide/vue'
import type { OrderStatus } from '../../../shared/order-status.ts'

/** The four colours with a meaning, and `plain` for everything that has none. */
export type Tone = 'paid' | 'declined' | 'unconfirmed' | 'call' | 'plain'

export interface StatusLook {
  readonly icon: Component
  readonly tone: Tone
}

/** Icon and colour of each status; the word is in the texts of each language. */
export const STATUS_LOOK: Readonly<Record<OrderStatus, StatusLook>> = {
  registering: { icon: LoaderCircle, tone: 'plain' },
  waiting: { icon: Clock, tone: 'plain' },
  'in-call': { icon: Phone, tone: 'call' },
  paid: { icon: CircleCheck, tone: 'paid' },
  declined: { icon: CircleX, tone: 'declined' },
  saved: { icon: CreditCard, tone: 'paid' },
  'save-failed': { icon: CircleX, tone: 'declined' },
  unconfirmed: { icon: TriangleAlert, tone: 'unconfirmed' },
  rejected: { icon: Ban, tone: 'declined' },
  'not-sent': { icon: WifiOff, tone: 'declined' },
  'register-unknown': { icon: CircleHelp, tone: 'unconfirmed' },
  withdrawn: { icon: Undo2, tone: 'plain' },
  lapsed: { icon: TimerOff, tone: 'plain' },
  'not-found': { icon: PhoneOff, tone: 'unconfirmed' },
  reconciled: { icon: ClipboardCheck, tone: 'plain' },
}
