import type {
  ForgetSaved,
  KnownCustomer,
  MergeCustomers,
  Person,
  SaveCustomer,
  SavedCustomer,
} from '../../shared/customer.ts'
import type { AppError } from '../../shared/app-error.ts'
import type { OrderRow } from '../../shared/order-query.ts'
import type { MoveTemplate, OrderTemplate, SaveTemplate } from '../../shared/order-template.ts'
import type { ForgottenRow } from './book/forget-saved.ts'
import type { Result } from '../../shared/result.ts'

type Kept<T> = Promise<Result<T, AppError>>

/** What the shop keeps for the next order: customers and templates. Every change is in the journal too. */
export interface CustomerBook {
  /** Saved customers that hold every word, by kana; all of them for an empty text, at most 200. */
  savedCustomers(text: string): Promise<readonly SavedCustomer[]>
  /** Saved ones first, then people of past orders, each person once. */
  suggestCustomers(text: string): Promise<readonly KnownCustomer[]>
  saveCustomer(request: SaveCustomer, at: number): Kept<SavedCustomer>
  mergeCustomers(request: MergeCustomers, at: number): Kept<SavedCustomer>
  /** Forgets a saved customer and the templates of that person; orders stay. */
  forgetCustomer(request: ForgetSaved, at: number): Kept<null>
  /** Every customer and template that was thrown away, for cleaning older copies of the book. */
  forgotten(): Promise<readonly ForgottenRow[]>
  /** Orders of one person, newest first, at most 20. */
  ordersOf(person: Person): Promise<readonly OrderRow[]>
  /** In the order of the list. */
  templates(): Promise<readonly OrderTemplate[]>
  saveTemplate(request: SaveTemplate, at: number): Kept<readonly OrderTemplate[]>
  moveTemplate(request: MoveTemplate, at: number): Kept<readonly OrderTemplate[]>
  forgetTemplate(request: ForgetSaved, at: number): Kept<readonly OrderTemplate[]>
}
