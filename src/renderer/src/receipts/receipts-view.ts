import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { WHOLE_BOOK, type ReceiptSearch } from './receipt-search.ts'

/** Where the operator left the receipts screen, so that coming back finds it as it was. */
export const useReceiptsView = defineStore('receipts-view', () => {
  const search = shallowRef<ReceiptSearch>(WHOLE_BOOK)
  /** The book's id of the order in the detail pane. */
  const selectedId = ref<number | null>(null)
  /** Provisional sales near their limit are listed instead of the book. */
  const isAgeing = ref(false)

  function change(part: Partial<ReceiptSearch>): void {
    search.value = { ...search.value, ...part }
  }
  function widen(): void {
    search.value = WHOLE_BOOK
  }
  function forget(): void {
    widen()
    selectedId.value = null
    isAgeing.value = false
  }
  return { search, selectedId, isAgeing, change, widen, forget }
})
