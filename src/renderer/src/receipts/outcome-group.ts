import type { OrderStatus } from '../../../shared/order-status.ts'

/** Outcomes as a shop asks for them; each stands for one or more statuses. */
export const OUTCOME_GROUPS = ['all', 'done', 'failed', 'attention', 'open', 'stopped', 'reconciled'] as const
export type OutcomeGroup = (typeof OUTCOME_GROUPS)[number]

const STATUSES: Readonly<Record<OutcomeGroup, readonly OrderStatus[]>> = {
  all: [],
  done: ['paid', 'saved'],
  failed: ['declined', 'save-failed'],
  attention: ['unconfirmed', 'register-unknown'],
  open: ['registering', 'waiting', 'in-call', 'not-found'],
  stopped: ['withdrawn', 'lapsed', 'rejected', 'not-sent'],
  reconciled: ['reconciled'],
}

/** Statuses to ask the book for; an empty list asks for all of them. */
export function statusesOf(group: OutcomeGroup): OrderStatus[] {
  return [...STATUSES[group]]
}
