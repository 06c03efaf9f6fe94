import { join } from 'node:path'
import electronLog from 'electron-log/node'
import { logLine, LONGEST_LINE, type LogFields } from './log-line.ts'
import { thrownAt } from './thrown-at.ts'

export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  /** A bug: where it was thrown, without its message, which may quote what an operator typed. */
  bug(event: string, cause: unknown): void
}

/** Names of the log's files, older first. */
export const LOG_FILES = ['uketsuke.old.log', 'uketsuke.log'] as const
/** Bytes of the longest log file; one older file is kept, so that a log never takes more than twice as much. */
const LOG_FILE_BYTES = 1024 * 1024

/** Log file in `folder`; a full one becomes the older one, in place of the one before. */
export function openLog(folder: string, fileBytes = LOG_FILE_BYTES): Log {
  const log = electronLog.create({ logId: 'uketsuke' })
  log.transports.file.resolvePathFn = () => join(folder, LOG_FILES[1])
  // It is looked at before a line is written, which must still fit; a line has a time before it and is ASCII.
  log.transports.file.maxSize = fileBytes - LONGEST_LINE
  log.transports.console.level = false
  return {
    info: (event, fields = {}) => log.info(logLine(event, fields)),
    warn: (event, fields = {}) => log.warn(logLine(event, fields)),
    bug: (event, cause) => log.error(logLine(event, { at: thrownAt(cause) })),
  }
}
