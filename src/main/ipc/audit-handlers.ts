import type { BrowserWindow } from 'electron'
import * as v from 'valibot'
import type { AppError } from '../../shared/app-error.ts'
import { AuditFile } from '../../shared/history-chain.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import type { DoBookTask } from '../orders/backup/book-tasks.ts'
import type { MainText } from '../text.ts'
import { askSavePath } from '../windows/ask-path.ts'
import type { Gate } from './handle.ts'

interface AuditParts {
  readonly desk: Pick<Desk, 'currentBook'>
  readonly doTask: DoBookTask
  readonly bookFile: (mode: 'training' | 'real') => string
  readonly window: () => BrowserWindow | null
  readonly text: () => MainText
}

/** Channels of the audit trail. Following a long history takes seconds: a thread does it. */
export function handleAudit(gate: Gate, { desk, doTask, bookFile, window, text }: AuditParts): void {
  const withBook = async <T>(use: (book: string) => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> => {
    const open = await desk.currentBook()
    if (open === null) return failure({ kind: 'book-unavailable' })
    return open.opened.ok ? use(bookFile(open.mode)) : open.opened
  }
  gate.handle('audit:check', v.null(), () => withBook(async (book) => success(await doTask('check-chain', { book }))))
  gate.handle('audit:export', AuditFile, ({ format }) =>
    withBook(async (book) => {
      const { title, fileName: name, files: fileKind } = text().audit
      const path = await askSavePath({ window: window(), title, name, fileKind, extension: format })
      if (path === null) return success(null)
      const written = await doTask('audit-file', { book, path, format })
      return written.ok ? success({ path, lines: written.value }) : written
    }),
  )
}
