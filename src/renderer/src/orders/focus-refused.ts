import { nextTick } from 'vue'

/** Puts the focus on the first refused field, opening the rare fields when it lies among them. */
export async function focusFirstRefused(root: HTMLElement | null): Promise<void> {
  await nextTick()
  const first = root?.querySelector<HTMLElement>('[aria-invalid="true"]')
  if (!first) return
  const hidden = first.closest('details:not([open])')
  if (hidden instanceof HTMLDetailsElement) hidden.open = true
  first.focus()
}
