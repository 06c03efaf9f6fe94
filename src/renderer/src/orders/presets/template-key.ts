import type { OrderTemplate } from '../../../../shared/order-template.ts'
import { SHORTCUTS } from '../../frame/shortcut-table.ts'

/** `Ctrl+1` to `Ctrl+9` by place in the list; empty for the tenth and later ones. */
export function templateKey(templates: readonly OrderTemplate[], template: OrderTemplate): string {
  return SHORTCUTS.template.keys[templates.indexOf(template)] ?? ''
}
