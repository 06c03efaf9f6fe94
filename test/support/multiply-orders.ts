import { openDatabase } from '../../src/main/orders/book/open-database.ts'

/** Columns in which no two orders of a book are alike, or that SQLite computes. */
const OWN = ['id', 'order_id', 'draft_key', 'created_at', 'total']

/** The first order of a closed book again and again, by SQLite itself: one by one they would take minutes. */
export function multiplyOrders(book: string, times: number): void {
  const database = openDatabase(book, 'existing')
  database.rows('pragma synchronous = off')
  const columns = database.rows('pragma table_info(orders)').map(({ name }) => String(name))
  const same = columns.filter((name) => !OWN.includes(name)).join()
  database
    .prepare(
      `insert into orders (order_id, draft_key, created_at, ${same})
       with recursive copies (copy) as (select 2 union all select copy + 1 from copies where copy <= ?)
       select 'A-' || copy, 'K-' || copy, created_at + copy * 60000, ${same} from copies cross join orders where id = 1`,
    )
    .run([times])
  database.close()
}
