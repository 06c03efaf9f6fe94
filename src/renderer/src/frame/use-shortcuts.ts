import { onBeforeUnmount, onMounted } from 'vue'
import { SHORTCUT_NAMES, SHORTCUTS, type Shortcuts } from './shortcut-table.ts'

/** What every system sends for a key that an IME has taken, whatever else the event says of it. */
const TAKEN_BY_IME = 229

/**
 * Whether an IME has taken the key. Windows and Linux name it `Process`; macOS names the key itself, and may send the
 * Enter that ends a composition after the composition: only the old code of it tells then.
 */
export function isOfIme(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing newer says it where macOS names the key
  return event.isComposing || event.key === 'Process' || event.keyCode === TAKEN_BY_IME
}

/** The name of a pressed key as the table spells it; null while an IME is composing or the key repeats. */
export function keyName(event: KeyboardEvent): string | null {
  if (isOfIme(event) || event.repeat || event.altKey) return null
  return event.ctrlKey || event.metaKey ? `Ctrl+${event.key}` : event.key
}

/** Acts on a key in a field or form, never on one that an IME takes: everywhere but there `key` alone would do. */
export function onKey(event: KeyboardEvent, name: string, act: () => unknown): void {
  if (keyName(event) !== name) return
  event.preventDefault()
  act()
}

/** What a field needs for itself while somebody types in it. */
const BELONGS_TO_TEXT = /^(.|ArrowLeft|ArrowRight)$/u

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]')
}

/** A letter is the same key with Shift or Caps Lock. */
const plain = (name: string): string =>
  name.replace(/(^|\+)([A-Z])$/u, (_, plus: string, letter: string) => plus + letter.toLowerCase())

function actionFor(shortcuts: Shortcuts, pressed: string): ((key: string) => void) | undefined {
  const name = SHORTCUT_NAMES.find(
    (one) => shortcuts[one] !== undefined && SHORTCUTS[one].keys.some((key) => key === plain(pressed)),
  )
  return name === undefined ? undefined : shortcuts[name]
}

/** Keys that work wherever the focus is: not under an open dialog, and letters not while typing. */
export function useShortcuts(shortcuts: Shortcuts): void {
  function press(event: KeyboardEvent): void {
    const name = keyName(event)
    const action = name === null ? undefined : actionFor(shortcuts, name)
    if (action === undefined || event.defaultPrevented || document.querySelector('[role="dialog"]') !== null) return
    if (name !== null && BELONGS_TO_TEXT.test(name) && isTyping(event.target)) return
    event.preventDefault()
    action(plain(name ?? ''))
  }
  onMounted(() => window.addEventListener('keydown', press))
  onBeforeUnmount(() => window.removeEventListener('keydown', press))
}
