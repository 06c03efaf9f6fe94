import type { Migration } from './migration.ts'

/** Closed days, and an index that adds up money without reading the wide rows. */
export const closings: Migration = {
  version: 4,
  statements: [
    // All that totals ask about, by the time an order was taken.
    `create index orders_sales on orders (created_at, status, job_code, total, division, operator)`,
    `create table closings (
      id integer primary key autoincrement,
      day text not null check (length(day) = 10),
      at integer not null,
      operator text not null check (operator <> ''),
      figures text not null check (json_valid(figures))
    ) strict`,
    'create index closings_day on closings (day)',
    `create trigger closings_keep_update before update on closings
      begin select raise(abort, 'closings are append-only'); end`,
    `create trigger closings_keep_delete before delete on closings
      begin select raise(abort, 'closings are append-only'); end`,
    // INSERT OR REPLACE deletes without a trigger of its own.
    `create trigger closings_keep_replace before insert on closings
      when exists (select 1 from closings where id = new.id)
      begin select raise(abort, 'closings are append-only'); end`,
  ],
}
