import type { CustomerData } from '../../../shared/customer.ts'
import type { OrderTemplate } from '../../../shared/order-template.ts'
import { useDraft } from '../stores/draft.ts'
import { usePresets } from '../stores/presets.ts'
import { withCustomer, withTemplate } from './fill-order.ts'
import { firstStepOf } from './typed-order.ts'

/** Fills the wizard from what the shop keeps, and puts the operator where the next thing is typed. */
export function useFilling() {
  const draft = useDraft()
  const presets = usePresets()

  function fillTemplate(template: OrderTemplate | undefined): void {
    if (template === undefined || draft.step === 'confirm') return
    const next = withTemplate(draft.order, template)
    draft.load(next, firstStepOf(next))
  }
  /** `Ctrl+3` takes the third. */
  function fillByKey(key: string): void {
    fillTemplate(presets.templates[Number(key.slice(-1)) - 1])
  }
  function fillCustomer(customer: CustomerData | undefined): void {
    if (customer === undefined || draft.step !== 'customer') return
    presets.suggest([])
    draft.load(withCustomer(draft.order, customer), 'customer')
  }
  return { fillTemplate, fillByKey, fillCustomer }
}
