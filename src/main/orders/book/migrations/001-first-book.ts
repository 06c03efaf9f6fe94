import type { Migration } from './migration.ts'

/** The book as the first version wrote it. Never edited again once released: a later change is a later file. */
export const firstBook: Migration = {
  version: 1,
  statements: [
    `create table book (
      id integer primary key check (id = 1),
      book_id text not null,
      created_at integer not null
    ) strict`,
    `create table orders (
      id integer primary key autoincrement,
      root_id integer references orders (id),
      attempt integer not null check (attempt >= 1),
      order_id text not null unique check (order_id <> ''),
      draft_key text not null unique,
      status text not null,
      review text,
      division text not null,
      job_code text,
      method text,
      pay_times text not null,
      operator text not null,
      customer_name text not null,
      customer_kana text not null,
      customer_phone text not null,
      note text not null,
      folded_name text not null,
      amount integer check (amount >= 0),
      tax integer check (tax >= 0),
      total integer not null generated always as (coalesce(amount, 0) + coalesce(tax, 0)) stored,
      identification_number text,
      receipt_no text,
      created_at integer not null,
      registered_at integer,
      finished_at integer,
      checked_at integer,
      problem text check (json_valid(problem)),
      verdict text check (json_valid(verdict)),
      call text check (json_valid(call)),
      reconciliation text check (json_valid(reconciliation)),
      draft text not null check (json_valid(draft))
    ) strict`,
    // Holds all that a filter asks about, in the order of the list: pages and totals never touch the wide rows.
    `create index orders_glance on orders (id, created_at, total, status, division, operator)`,
    `create index orders_status on orders (status)`,
    `create index orders_root on orders (root_id) where root_id is not null`,
    `create index orders_similar on orders (folded_name, total, created_at)`,
    `create table attempts (
      id integer primary key autoincrement,
      of_order integer not null references orders (id),
      begun_at integer not null,
      closed_at integer,
      outcome text,
      problem text check (json_valid(problem))
    ) strict`,
    `create index attempts_order on attempts (of_order)`,
    `create table history (
      id integer primary key autoincrement,
      of_order integer not null references orders (id),
      at integer not null,
      event text not null,
      from_status text,
      to_status text,
      operator text not null,
      detail text not null,
      changed text check (json_valid(changed)),
      previous_hash text,
      hash text
    ) strict`,
    `create index history_order on history (of_order, id)`,
    `create trigger history_keeps_update before update on history
      begin select raise(abort, 'history is append-only'); end`,
    `create trigger history_keeps_delete before delete on history
      begin select raise(abort, 'history is append-only'); end`,
    // INSERT OR REPLACE deletes without a trigger of its own.
    `create trigger history_keeps_replace before insert on history
      when exists (select 1 from history where id = new.id)
      begin select raise(abort, 'history is append-only'); end`,
    `create table notices (
      id integer primary key autoincrement,
      of_order integer not null references orders (id),
      at integer not null
    ) strict`,
    `create table counters (name text primary key, value integer not null) strict, without rowid`,
    `create table answers (
      of_order integer primary key references orders (id),
      at integer not null,
      body text not null
    ) strict`,
    `create table search_texts (id integer primary key references orders (id), text text not null) strict`,
    // The index holds no text of its own and no positions: a hit on several grams is checked against search_texts.
    `create virtual table order_search using fts5 (
      grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
    )`,
  ],
}
