import { ref } from 'vue'
import type { AppError } from '../../../../shared/app-error.ts'
import type { SavedCustomer } from '../../../../shared/customer.ts'
import { useBridge } from '../../bridge.ts'
import { useDraft } from '../../stores/draft.ts'

/** Saves who is in the wizard for the next call; a refusal ends up in `problem`. */
export function useCustomerSaving() {
  const bridge = useBridge()
  const draft = useDraft()
  const problem = ref<AppError | null>(null)

  /** Called after the step was checked, or where a refusal can be shown. */
  async function save(): Promise<SavedCustomer | null> {
    const { customer, card, details } = draft.order
    const { name, kana, phone } = customer
    // The note speaks of this order, not of the person.
    const known = { name, kana, phone, memberId: card.memberId, memberName: card.memberName, note: '' }
    const answer = await bridge.customers.save({ id: null, customer: known, operator: details.operator })
    problem.value = answer.ok ? null : answer.error
    return answer.ok ? answer.value : null
  }
  return { problem, save }
}
