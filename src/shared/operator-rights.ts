import type { AppError } from './app-error.ts'
import type { Channel } from './ipc-contract.ts'
import { adminNames, currentOperator, type OperatorsState } from './operator.ts'

/** `open`: also while locked. `desk`: anybody who is signed in. `admin`: 管理者 only. */
export type Right = 'open' | 'desk' | 'admin'

/** What every channel needs: a new channel does not compile until it stands here. */
export const RIGHTS = {
  'orders:place': 'desk',
  'orders:list': 'desk',
  'orders:get': 'desk',
  'orders:history': 'desk',
  'orders:board': 'desk',
  'orders:again': 'desk',
  'orders:check': 'desk',
  'orders:withdraw': 'desk',
  'orders:reconcile': 'admin',
  'orders:detail': 'desk',
  'orders:store-held': 'desk',
  'orders:note': 'desk',
  'orders:record-money': 'admin',
  'orders:erase': 'admin',
  'orders:erasable': 'desk',
  'orders:ageing': 'desk',
  'orders:sums': 'desk',
  'closing:day': 'desk',
  'closing:days': 'desk',
  'closing:print': 'admin',
  'closing:pdf': 'admin',
  'closing:csv': 'admin',
  'closing:close': 'admin',
  'customers:list': 'desk',
  'customers:suggest': 'desk',
  'customers:orders': 'desk',
  'customers:save': 'desk',
  'customers:merge': 'desk',
  'customers:forget': 'admin',
  'templates:list': 'desk',
  'templates:save': 'admin',
  'templates:move': 'desk',
  'templates:forget': 'admin',
  // Written only: what was typed outlives locking and quitting.
  'draft:keep': 'open',
  'draft:kept': 'desk',
  'book:health': 'desk',
  'book:backups': 'desk',
  'book:backup': 'admin',
  'book:backup-to': 'admin',
  'book:bring': 'admin',
  'book:preview': 'admin',
  'book:restore': 'admin',
  'book:start-new': 'admin',
  'book:retry': 'desk',
  'backup-folder:state': 'desk',
  'backup-folder:choose': 'admin',
  'backup-folder:forget': 'admin',
  'moving:write': 'admin',
  'moving:look': 'admin',
  'moving:take': 'admin',
  'moving:forget': 'admin',
  'receipts:preview': 'admin',
  'receipts:export': 'admin',
  'receipts:cancel-export': 'admin',
  'receipts:show-file': 'admin',
  'documents:issue': 'desk',
  'documents:logo': 'desk',
  'documents:choose-logo': 'admin',
  'documents:remove-logo': 'admin',
  // Language and theme of the lock screen; no secret is among the settings.
  'settings:get': 'open',
  'settings:save': 'admin',
  'settings:save-credentials': 'admin',
  'settings:keep-for-session': 'admin',
  'settings:clear-credentials': 'admin',
  'settings:credential-status': 'desk',
  'settings:choose-mode': 'admin',
  'desk:state': 'open',
  'desk:shown': 'open',
  'mini:open': 'desk',
  'mini:state': 'desk',
  'mini:close': 'open',
  'training:phone': 'desk',
  'training:state': 'desk',
  'operators:state': 'open',
  'operators:sign-in': 'open',
  'operators:leave': 'open',
  'operators:recover': 'open',
  'operators:add': 'admin',
  'operators:change': 'admin',
  'operators:set-away': 'admin',
  'settings:try-connection': 'admin',
  'audit:check': 'desk',
  'audit:export': 'admin',
  // Everybody needs help: nothing of a customer, no amount and no name is in it.
  'support:look': 'desk',
  'support:save': 'desk',
  // A version and dates, nothing of the shop.
  'updates:state': 'open',
  'updates:ask': 'desk',
  'updates:load': 'admin',
  'updates:cancel': 'admin',
  'updates:install': 'admin',
} as const satisfies Readonly<Record<Channel, Right>>

/** Why the channel is refused to whoever is working now; null when it is not. */
export function refusalOf(channel: Channel, state: OperatorsState): AppError | null {
  const right: Right = RIGHTS[channel]
  if (state.operators.length === 0 || right === 'open') return null
  const current = currentOperator(state)
  if (current === null) return { kind: 'signed-out' }
  return right === 'desk' || current.role === 'admin' ? null : { kind: 'not-allowed', who: adminNames(state) }
}
