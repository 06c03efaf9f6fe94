import * as v from 'valibot'
import { BOOK_TROUBLES, type BookTrouble } from './app-error.ts'

/** File name of a backup in the book's own folder; nothing with a path in it. */
const BackupName = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}\.sqlite$/u))

/** What a book is restored from: one of its backups, or the file as it lies there with the journal on top. */
export const RestoreSource = v.variant('kind', [
  v.object({ kind: v.literal('backup'), name: BackupName }),
  v.object({ kind: v.literal('present') }),
])
export type RestoreSource = v.InferOutput<typeof RestoreSource>

/** Starting anew is only possible by naming what is lost. */
export const StartNew = v.object({ lost: v.picklist(BOOK_TROUBLES) })
export type StartNew = v.InferOutput<typeof StartNew>

/** `daily` by itself, `hand` on demand, `before` a migration, `brought` from another folder. */
export type BackupKind = 'daily' | 'hand' | 'before' | 'brought'

export interface Backup {
  readonly name: string
  readonly kind: BackupKind
  /** ms since 1970. */
  readonly madeAt: number
  readonly bytes: number
  /** null when it cannot be read. */
  readonly orders: number | null
  /** False for a backup of another book, made before this one was started. */
  readonly sameBook: boolean
}

/** What restoring would bring back, and what it would not. */
export interface RestorePreview {
  readonly source: RestoreSource
  /** Why it cannot be used; null when it is sound. */
  readonly trouble: BookTrouble | null
  readonly sameBook: boolean
  readonly orders: number
  /** null for a book without orders. */
  readonly newest: { readonly orderId: string; readonly createdAt: number } | null
  /** Newer than the source, but written in the journal: comes back. */
  readonly replayed: { readonly orders: number; readonly changes: number }
  /** Known to have existed and in neither. `orders` is null where nobody can count them. */
  readonly missing: { readonly orders: number | null; readonly changes: number }
}

/** `at-next-start`: the file is still held by this program and is exchanged before it is opened again. */
export interface Repaired {
  readonly done: 'now' | 'at-next-start'
  /** Folder name under which the former files were put aside; null when there were none. */
  readonly putAside: string | null
}

/** How the older copies in the book's folder stand after an erasure. `left`: names of those that cannot be read. */
export interface CopiesState {
  readonly state: 'clean' | 'cleaning' | 'not-cleaned'
  readonly left: readonly string[]
}

export interface BookHealth {
  readonly mode: 'training' | 'real'
  /** null when the book is open and sound. */
  readonly trouble: BookTrouble | null
  /** File name of the backup made before a migration that failed. */
  readonly backup: string | null
  /** Folder of the book, to be shown. */
  readonly folder: string
  /** Orders in the open book; null while it is not open. */
  readonly orders: number | null
  /** What this PC remembers of its book, also when the book is gone. */
  readonly remembered: { readonly bookId: string; readonly highWater: number } | null
  readonly journal: {
    /** `failing`: the disk refuses the second copy; the book itself goes on. */
    readonly state: 'ok' | 'failing' | 'closed'
    readonly bytes: number
  }
  readonly lastBackupAt: number | null
  readonly copies: CopiesState
  /** A repair, or a book from another PC, that waits for the next start of the app. */
  readonly waiting: 'restore' | 'start-new' | 'receive' | null
  /** Folders of files that were put aside, newest first. */
  readonly putAside: readonly string[]
}
