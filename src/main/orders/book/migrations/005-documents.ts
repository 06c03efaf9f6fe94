import type { Migration } from './migration.ts'

/** Receipts and slips that were issued. Append-only; only the words, which may name a customer, can be emptied. */
export const documents: Migration = {
  version: 5,
  statements: [
    `create table documents (
      id integer primary key autoincrement,
      of_order integer not null references orders (id),
      at integer not null,
      kind text not null check (kind in ('receipt', 'provisional', 'statement')),
      way text not null check (way in ('paper', 'pdf')),
      number integer not null check (number >= 1),
      total integer not null,
      taxes text not null,
      operator text not null,
      addressee text not null,
      purpose text not null,
      items text not null,
      voids integer unique references documents (id)
    ) strict`,
    'create index documents_order on documents (of_order)',
    `create trigger documents_keep_update before update on documents
      when new.addressee <> '' or new.purpose <> '' or new.items <> '[]' or new.id <> old.id
        or new.of_order <> old.of_order or new.at <> old.at or new.kind <> old.kind or new.way <> old.way
        or new.number <> old.number or new.total <> old.total or new.taxes <> old.taxes
        or new.operator <> old.operator or new.voids is not old.voids
      begin select raise(abort, 'documents are append-only'); end`,
    `create trigger documents_keep_delete before delete on documents
      begin select raise(abort, 'documents are append-only'); end`,
  ],
}
