import { useReceiptsView } from '../receipts/receipts-view.ts'
import { useOrders } from '../stores/orders.ts'

/** Forgets what the screen knew of a book: another one has other orders under the same ids. */
export function useForgetting(): () => void {
  const [orders, view] = [useOrders(), useReceiptsView()]
  return () => {
    orders.clear()
    view.forget()
  }
}
