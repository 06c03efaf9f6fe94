import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** `at`: milliseconds since 1970. */
export interface OfficialFailure {
  readonly at: number
  readonly reason: string
}

// Long enough that a working day without the official download loses no time, short enough to come back to it.
const REMEMBERED_MS = 6 * 60 * 60 * 1000

/** Why the official download failed lately, so that the next run does not wait for it again. */
export function recallFailure(cache: string, now: number): string | undefined {
  const failure = readFailure(fileIn(cache))
  return failure !== undefined && isRecent(failure, now) ? failure.reason : undefined
}

/** A moment in the future means that the clock was wrong once; it must not hide the official download for years. */
export function isRecent(failure: OfficialFailure, now: number): boolean {
  return failure.at <= now && now - failure.at < REMEMBERED_MS
}

export function rememberFailure(cache: string, failure: OfficialFailure): void {
  mkdirSync(cache, { recursive: true })
  writeFileSync(fileIn(cache), JSON.stringify(failure))
}

function fileIn(cache: string): string {
  return join(cache, 'official-electron-failed.json')
}

function readFailure(file: string): OfficialFailure | undefined {
  try {
    return parseFailure(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

function parseFailure(value: unknown): OfficialFailure | undefined {
  if (typeof value !== 'object' || value === null || !('at' in value) || !('reason' in value)) return undefined
  if (typeof value.at !== 'number' || typeof value.reason !== 'string') return undefined
  return { at: value.at, reason: value.reason }
}
