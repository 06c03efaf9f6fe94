import type { Migration } from './migration.ts'

/** The provider's messages may quote what was sent: attempts at orders whose customer was erased lose them too. */
export const attemptsWithoutMessages: Migration = {
  version: 10,
  statements: [
    `update attempts set problem = json_set(problem, '$.messages', json('[]'))
      where json_array_length(problem, '$.messages') > 0
        and of_order in (select id from orders where erased_at is not null)`,
  ],
}
