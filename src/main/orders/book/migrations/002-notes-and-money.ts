import type { Migration } from './migration.ts'

/** Notes, what was done in the provider's console, what happened to the book itself, and forgetting a customer. */
export const notesAndMoney: Migration = {
  version: 2,
  statements: [
    'alter table orders add column erased_at integer',
    // Provisional sales are few: ageing ones are found without reading the rest.
    `create index orders_provisional on orders (finished_at) where job_code in ('AUTH', 'SAUTH')`,
    `create table notes (
      id integer primary key autoincrement,
      of_order integer not null references orders (id),
      at integer not null,
      operator text not null,
      text text not null
    ) strict`,
    'create index notes_order on notes (of_order)',
    `create table money_entries (
      id integer primary key autoincrement,
      of_order integer not null references orders (id),
      at integer not null,
      kind text not null check (kind in ('capture', 'void', 'refund', 'mistake')),
      day text not null check (length(day) = 10),
      amount integer not null check (amount >= 0),
      reason text not null,
      operator text not null,
      corrects integer unique references money_entries (id)
    ) strict`,
    'create index money_order on money_entries (of_order)',
    'create index money_day on money_entries (day)',
    // What was written stays; only the words, which may speak of a customer, can be emptied.
    `create trigger notes_keep_update before update on notes
      when new.text <> '' or new.id <> old.id or new.of_order <> old.of_order or new.at <> old.at
        or new.operator <> old.operator
      begin select raise(abort, 'notes are append-only'); end`,
    `create trigger notes_keep_delete before delete on notes
      begin select raise(abort, 'notes are append-only'); end`,
    `create trigger money_keeps_update before update on money_entries
      when new.reason <> '' or new.id <> old.id or new.of_order <> old.of_order or new.at <> old.at
        or new.kind <> old.kind or new.day <> old.day or new.amount <> old.amount or new.operator <> old.operator
        or new.corrects is not old.corrects
      begin select raise(abort, 'money entries are append-only'); end`,
    `create trigger money_keeps_delete before delete on money_entries
      begin select raise(abort, 'money entries are append-only'); end`,
    `create table book_events (
      id integer primary key autoincrement,
      at integer not null,
      event text not null,
      detail text not null
    ) strict`,
    `create trigger book_events_keep_update before update on book_events
      begin select raise(abort, 'book events are append-only'); end`,
    `create trigger book_events_keep_delete before delete on book_events
      begin select raise(abort, 'book events are append-only'); end`,
  ],
}
