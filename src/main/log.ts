import { join } from 'node:path'
import electronLog from 'electron-log/node'

/** What may be written: names and numbers of ours, never input, answers, customers or keys. */
export interface LogFields {
  readonly [name: string]: string | number | boolean | null
}

export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  /** A bug: where it was thrown, without its message, which may quote what an operator typed. */
  bug(event: string, cause: unknown): void
}

/** Frames of our own code, without the message above them. */
function framesOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line))
  return [cause.name, ...frames.slice(0, 8).map((line) => line.trim())].join(' | ')
}

function lineOf(event: string, fields: LogFields): string {
  return [event, ...Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`)].join(' ')
}

/** Log file in `folder`, rotated at 1 MB by electron-log. */
export function openLog(folder: string): Log {
  const log = electronLog.create({ logId: 'uketsuke' })
  log.transports.file.resolvePathFn = () => join(folder, 'uketsuke.log')
  log.transports.file.maxSize = 1024 * 1024
  log.transports.console.level = false
  return {
    info: (event, fields = {}) => log.info(lineOf(event, fields)),
    warn: (event, fields = {}) => log.warn(lineOf(event, fields)),
    bug: (event, cause) => log.error(lineOf(event, { at: framesOf(cause) })),
  }
}
