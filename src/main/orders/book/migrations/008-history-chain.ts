import { foldHistory } from '../../audit/history-head.ts'
import type { Migration } from './migration.ts'

/**
 * From here on every line of the history carries a hash over itself and the line before. The lines until then cannot be
 * changed any more, so what they come to is written down beside them.
 */
export const historyChain: Migration = {
  version: 8,
  statements: [
    `create table chain_start (
      id integer primary key check (id = 1),
      after integer not null,
      hash text not null check (length(hash) = 64)
    ) strict`,
    `create trigger chain_start_keeps_update before update on chain_start
      begin select raise(abort, 'the start of the chain stays'); end`,
    `create trigger chain_start_keeps_delete before delete on chain_start
      begin select raise(abort, 'the start of the chain stays'); end`,
  ],
  then: async (transaction) => {
    const { id: after, hash } = await foldHistory(transaction)
    await transaction.insertInto('chain_start').values({ id: 1, after, hash }).execute()
  },
}
