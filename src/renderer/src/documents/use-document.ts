import { computed, ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import { documentBasis } from '../../../shared/document-basis.ts'
import type { OrderDetail } from '../../../shared/order-entry.ts'
import type { DocumentEnd, DocumentKind, IssueDocument, IssueDocumentInput } from '../../../shared/receipt-document.ts'
import type { Result } from '../../../shared/result.ts'
import { useBridge } from '../bridge.ts'
import { useShop } from '../stores/shop.ts'
import {
  checkDocument,
  difference,
  likelyKind,
  typedFrom,
  type Refusals,
  type TypedDocument,
} from './typed-document.ts'

/** What is typed for one order: kind, words and items, and what they are short of the charge. */
function useTypedDocument() {
  const shop = useShop()
  const detail = shallowRef<OrderDetail | null>(null)
  const kind = ref<DocumentKind>('receipt')
  const typed = shallowRef<TypedDocument | null>(null)
  const refusals = shallowRef<Refusals>({})

  const basis = computed(() => (detail.value === null ? null : documentBasis(kind.value, detail.value)))
  const missing = computed(() =>
    typed.value !== null && basis.value?.ok === true ? difference(typed.value.items, basis.value.value.amount) : 0,
  )
  const copies = computed(
    () => detail.value?.documents.filter((known) => known.kind === kind.value && !known.isVoid).length ?? 0,
  )
  function choose(next: DocumentKind): void {
    kind.value = next
    refusals.value = {}
    const { settings } = shop
    if (detail.value === null || settings === null || basis.value?.ok !== true) typed.value = null
    else typed.value = typedFrom(detail.value, basis.value.value, settings)
  }
  function change(part: Partial<TypedDocument>): void {
    if (typed.value === null) return
    typed.value = { ...typed.value, ...part }
    refusals.value = {}
  }
  return { detail, kind, typed, refusals, basis, missing, copies, choose, change }
}

/** One document on its way from the order to paper or file. */
export function useDocument(orderId: () => number) {
  const bridge = useBridge()
  const shop = useShop()
  const document = useTypedDocument()
  const { detail, kind, typed, refusals, missing, choose } = document
  const problem = shallowRef<AppError | null>(null)
  const done = shallowRef<DocumentEnd | null>(null)
  const busy = ref<IssueDocument['way'] | null>(null)

  async function load(): Promise<void> {
    problem.value = done.value = null
    const reply = await bridge.orders.detail(orderId())
    if (!reply.ok) problem.value = reply.error
    else {
      detail.value = reply.value
      choose(likelyKind(reply.value))
    }
  }
  function checked(way: IssueDocument['way']): Result<IssueDocumentInput, Refusals> | null {
    if (typed.value === null || busy.value !== null || missing.value !== 0) return null
    const operator = shop.settings?.operator ?? ''
    return checkDocument(typed.value, { id: orderId(), kind: kind.value, way, operator })
  }
  /** Whether the document came out; a closed dialog leaves everything as it was. */
  async function issue(way: IssueDocument['way']): Promise<boolean> {
    const input = checked(way)
    refusals.value = input?.ok === false ? input.error : {}
    if (input?.ok !== true) return false
    busy.value = way
    problem.value = null
    const reply = await bridge.documents.issue(input.value).finally(() => (busy.value = null))
    if (!reply.ok) problem.value = reply.error
    else if (reply.value.end !== 'cancelled') done.value = reply.value
    return done.value !== null
  }
  return { ...document, problem, done, busy, load, issue }
}
