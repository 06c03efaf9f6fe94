import { nextTick, watch, type Ref } from 'vue'

/**
 * The focus stays on its order while rows change places: a row that moves loses it in the page, and one that is
 * finished goes to another table. `changed` is what the rows are made of.
 */
export function useRowFocus(root: Readonly<Ref<HTMLElement | null>>, changed: () => unknown): void {
  watch(changed, async () => {
    const order = root.value?.querySelector<HTMLElement>('[data-order]:focus')?.dataset['order']
    if (order === undefined) return
    await nextTick()
    const row = root.value?.querySelector<HTMLElement>(`[data-order="${order}"]`)
    if (row !== document.activeElement) row?.focus()
  })
}
