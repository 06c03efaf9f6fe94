import type { Selectable } from 'kysely'
import type { CustomerData, SavedCustomer } from '../../../shared/customer.ts'
import { foldText } from './fold-text.ts'
import type { CustomersTable } from './saved-tables.ts'
import { phoneForms } from './search-text.ts'

/** The columns of a customer, those that are searched included. */
export function customerColumns(customer: CustomerData) {
  const { name, kana, phone, memberId, memberName, note } = customer
  const lines = [name, kana, memberName, ...phoneForms(phone), memberId].map(foldText).filter((line) => line !== '')
  const search = [...new Set(lines)].map((line) => `\n${line}`).join('')
  const kept = { name, kana, phone, note, member_id: memberId, member_name: memberName }
  return { ...kept, folded_name: foldText(name), search_text: search }
}

export function readCustomer(row: Selectable<CustomersTable>): SavedCustomer {
  const { id, name, kana, phone, note, operator } = row
  const member = { memberId: row.member_id, memberName: row.member_name }
  return { id, name, kana, phone, ...member, note, operator, changedAt: row.changed_at }
}

/** Digits of a phone as they are dialled at home. */
function phoneDigits(phone: string): string {
  return (phoneForms(phone).at(-1) ?? '').normalize('NFKC').replace(/[^0-9]/gu, '')
}

/** The same person: the same name, and no two different phones. */
export function isSamePerson(a: { name: string; phone: string }, b: { name: string; phone: string }): boolean {
  if (foldText(a.name) !== foldText(b.name)) return false
  const [one, other] = [phoneDigits(a.phone), phoneDigits(b.phone)]
  return one === '' || other === '' || one === other
}
