import type { Migration } from './migration.ts'

/**
 * Saved customers and templates. A row that was thrown away stays without its words (`gone_at`), so that the journal
 * can be told of it; `revision` counts every change of both tables.
 */
export const customersAndTemplates: Migration = {
  version: 6,
  statements: [
    `create table customers (
      id integer primary key autoincrement,
      revision integer not null,
      name text not null,
      kana text not null,
      phone text not null,
      member_id text not null,
      member_name text not null,
      note text not null,
      folded_name text not null,
      search_text text not null,
      changed_at integer not null,
      operator text not null,
      gone_at integer
    ) strict`,
    'create index customers_person on customers (folded_name)',
    'create index customers_revision on customers (revision)',
    `create table templates (
      id integer primary key autoincrement,
      revision integer not null,
      name text not null,
      place integer not null,
      customer integer,
      body text not null check (json_valid(body)),
      changed_at integer not null,
      operator text not null,
      gone_at integer
    ) strict`,
    'create index templates_revision on templates (revision)',
  ],
}
