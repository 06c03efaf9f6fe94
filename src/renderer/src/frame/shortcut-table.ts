/** Where a key works, in the order of the cheat sheet. */
export const SHORTCUT_PLACES = [
  'everywhere',
  'wizard',
  'number',
  'result',
  'list',
  'receipts',
  'closing',
  'settings',
] as const
export type ShortcutPlace = (typeof SHORTCUT_PLACES)[number]

interface Shortcut {
  /** As `keyName` spells them; the first is the one that is shown beside a button. */
  readonly keys: readonly string[]
  readonly place: ShortcutPlace
}

/**
 * Every key of the app; those of the zoom work in src/main/windows/zoom.ts. `useShortcuts` takes no other, and the cheat sheet is made of this table; a name here has its
 * words in text/<language>/keys.ts.
 */
export const SHORTCUTS = {
  help: { keys: ['F1', '?'], place: 'everywhere' },
  newOrder: { keys: ['F2'], place: 'everywhere' },
  board: { keys: ['F3'], place: 'everywhere' },
  receipts: { keys: ['F4'], place: 'everywhere' },
  closing: { keys: ['F5'], place: 'everywhere' },
  training: { keys: ['F6'], place: 'everywhere' },
  finished: { keys: ['F7'], place: 'everywhere' },
  settings: { keys: ['F9'], place: 'everywhere' },
  zoomIn: { keys: ['Ctrl++'], place: 'everywhere' },
  zoomOut: { keys: ['Ctrl+-'], place: 'everywhere' },
  zoomUsual: { keys: ['Ctrl+0'], place: 'everywhere' },
  switchOperator: { keys: ['F11'], place: 'everywhere' },
  nextField: { keys: ['Enter'], place: 'wizard' },
  register: { keys: ['Ctrl+Enter', 'F12'], place: 'wizard' },
  nextStep: { keys: ['PageDown'], place: 'wizard' },
  stepBack: { keys: ['Escape', 'PageUp'], place: 'wizard' },
  fillCustomer: { keys: ['F10'], place: 'wizard' },
  personOrders: { keys: ['Ctrl+h'], place: 'wizard' },
  saveCustomer: { keys: ['Ctrl+s'], place: 'wizard' },
  template: {
    keys: ['Ctrl+1', 'Ctrl+2', 'Ctrl+3', 'Ctrl+4', 'Ctrl+5', 'Ctrl+6', 'Ctrl+7', 'Ctrl+8', 'Ctrl+9'],
    place: 'wizard',
  },
  pickTemplate: { keys: ['Ctrl+t'], place: 'wizard' },
  makeTemplate: { keys: ['Ctrl+d'], place: 'wizard' },
  newLine: { keys: ['Shift+Enter'], place: 'wizard' },
  copyNumber: { keys: ['c'], place: 'number' },
  miniWindow: { keys: ['m'], place: 'number' },
  checkNow: { keys: ['k'], place: 'number' },
  again: { keys: ['r', 'F8'], place: 'result' },
  reconcile: { keys: ['k'], place: 'result' },
  issueResult: { keys: ['p'], place: 'result' },
  repeat: { keys: ['F8'], place: 'receipts' },
  walkRows: { keys: ['ArrowDown', 'ArrowUp'], place: 'list' },
  openRow: { keys: ['Enter'], place: 'list' },
  leaveDetail: { keys: ['Escape'], place: 'receipts' },
  search: { keys: ['/', 'Ctrl+f'], place: 'receipts' },
  issueReceipt: { keys: ['p'], place: 'receipts' },
  exportRows: { keys: ['Ctrl+e'], place: 'receipts' },
  dayBefore: { keys: ['ArrowLeft'], place: 'closing' },
  dayAfter: { keys: ['ArrowRight'], place: 'closing' },
  thisDay: { keys: ['t'], place: 'closing' },
  closeDay: { keys: ['Ctrl+Enter'], place: 'closing' },
  printDay: { keys: ['Ctrl+p'], place: 'closing' },
  exportDay: { keys: ['Ctrl+e'], place: 'closing' },
  saveSettings: { keys: ['Ctrl+s'], place: 'settings' },
} as const satisfies Readonly<Record<string, Shortcut>>
export type ShortcutName = keyof typeof SHORTCUTS

/** What does a key's job, by the name of the key; see the table. Told which of its keys was pressed. */
export type Shortcuts = Readonly<Partial<Record<ShortcutName, (key: string) => void>>>

const CAPS: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** A key as it stands on the keyboard: `Ctrl+S`, `Esc`, `↓`. */
export function keyCap(key: string): string {
  return key
    .split(/\+(?=.)/u)
    .map((part) => CAPS[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join('+')
}

/** The key to show beside a button that does the same. */
export function firstKey(name: ShortcutName): string {
  return keyCap(SHORTCUTS[name].keys[0])
}

/** The keys of a name as they are listed: a row of digits in one. */
export function listedKeys(name: ShortcutName): readonly string[] {
  const keys: readonly string[] = SHORTCUTS[name].keys
  const caps = keys.map(keyCap)
  return caps.length > 3 ? [`${caps[0] ?? ''}–${caps.at(-1)?.slice(-1) ?? ''}`] : caps
}

/** The names of a place, in the order of the table. */
export function shortcutsOf(place: ShortcutPlace): readonly ShortcutName[] {
  return SHORTCUT_NAMES.filter((name) => SHORTCUTS[name].place === place)
}

/** Marked boundary: the keys of a constant object are its names. */
export const SHORTCUT_NAMES = Object.keys(SHORTCUTS) as readonly ShortcutName[]
