import { onBeforeUnmount, onMounted } from 'vue'

/** `F2`, `Escape`, `Ctrl+Enter`, `r` … -> what it does. Cmd counts as Ctrl. */
export type Shortcuts = Readonly<Record<string, () => void>>

/** The name of a pressed key as `Shortcuts` spells it; null while an IME is composing or the key repeats. */
export function keyName(event: KeyboardEvent): string | null {
  // `Process` is what Chromium names a key that an IME has taken, also the Enter that ends a composition.
  if (event.isComposing || event.key === 'Process' || event.repeat || event.altKey) return null
  return event.ctrlKey || event.metaKey ? `Ctrl+${event.key}` : event.key
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]')
}

/** Keys that work wherever the focus is: not under an open dialog, and letters not while typing. */
export function useShortcuts(shortcuts: Shortcuts): void {
  function press(event: KeyboardEvent): void {
    const name = keyName(event)
    const action = name === null ? undefined : shortcuts[name]
    if (action === undefined || event.defaultPrevented || document.querySelector('[role="dialog"]') !== null) return
    if (name?.length === 1 && isTyping(event.target)) return
    event.preventDefault()
    action()
  }
  onMounted(() => window.addEventListener('keydown', press))
  onBeforeUnmount(() => window.removeEventListener('keydown', press))
}
