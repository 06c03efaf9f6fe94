import type { SqliteDatabase, SqliteStatement } from 'kysely'
import Libsql from 'libsql'
import { toDatabaseError } from './database-error.ts'
import { fileUri } from './file-uri.ts'

/** One connection to a SQLite file, in the shape Kysely's dialect takes. */
export interface Database extends SqliteDatabase {
  /** Rows of one statement, for the questions asked before Kysely is there. */
  rows(sql: string): readonly Readonly<Record<string, unknown>>[]
  /** Runs statements that stand behind one another; what they answer is dropped. */
  run(script: string): void
}

type OpenMode = 'create' | 'existing' | 'read-only' | 'frozen'

/**
 * Opens a SQLite file. Only `create` may make one; the others answer a DatabaseError when it is not there,
 * so that a lost book is never replaced by an empty one. `frozen` reads the file without its log.
 */
export function openDatabase(path: string, mode: OpenMode): Database {
  const connection = guarded(() => new Libsql(location(path, mode)))
  const statements = statementCache(connection)
  // SQLite rolls back by itself when the disk is full; a second rollback would hide that error behind its own.
  const prepare = (text: string): SqliteStatement =>
    text === 'rollback' && !connection.inTransaction ? nothing : statements(text)
  return {
    prepare,
    rows: (text) => prepare(text).all([]) as Readonly<Record<string, unknown>>[], // marked boundary: rows are objects
    run: (script) => guarded(() => connection.exec(script)),
    close: () => connection.close(),
  }
}

const KEPT_STATEMENTS = 100

/**
 * Keeps the statements used last. The driver frees one only when the garbage collector happens to find it, which for a
 * statement a poll would pile up hundreds of megabytes that JavaScript does not see.
 */
function statementCache(connection: Libsql.Database): (text: string) => SqliteStatement {
  const kept = new Map<string, SqliteStatement>()
  return (text) => {
    const statement = kept.get(text) ?? guardedStatement(connection, text)
    kept.delete(text)
    kept.set(text, statement)
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_STATEMENTS) break
      kept.delete(oldest)
    }
    return statement
  }
}

const MODES = { existing: 'mode=rw', 'read-only': 'mode=ro', frozen: 'mode=ro&immutable=1' } as const

function location(path: string, mode: OpenMode): string {
  return mode === 'create' ? path : `${fileUri(path, { windows: process.platform === 'win32' })}?${MODES[mode]}`
}

function guardedStatement(connection: Libsql.Database, text: string): SqliteStatement {
  const statement = guarded(() => connection.prepare(text === 'begin' ? 'begin immediate' : text))
  return {
    reader: statement.reader,
    all: (parameters) => guarded(() => statement.all(parameters.map(bindable))),
    run: (parameters) => guarded(() => statement.run(parameters.map(bindable))),
    iterate: (parameters) => guarded(() => statement.iterate(parameters.map(bindable))),
  }
}

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
}

/** libsql binds every number as REAL, and a boolean ends the whole process. */
function bindable(parameter: unknown): unknown {
  if (typeof parameter === 'number' && Number.isSafeInteger(parameter)) return BigInt(parameter)
  if (typeof parameter === 'boolean') throw new TypeError('a boolean cannot be stored: use 0 or 1')
  return parameter
}

function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw toDatabaseError(error)
  }
}
