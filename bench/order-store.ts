import Store from 'electron-store'
import type { Order } from '../src/shared/order.ts'

/**
 * electron-store at its fastest: no schema, no pretty print, no dots in keys to take apart, one entry an order at the
 * top level (nothing to copy for a change). `cache` keeps what was read for the next read, which pays from the second on: a
 * single one is quicker without, because what is kept is frozen through and through.
 */
export function openOrderStore(folder: string, cache: boolean): Store<Record<string, Order>> {
  return new Store<Record<string, Order>>({
    name: 'orders',
    cwd: folder,
    accessPropertiesByDotNotation: false,
    cache,
    serialize: (value) => JSON.stringify(value),
    deserialize: (text) => JSON.parse(text) as Record<string, Order>,
  })
}
