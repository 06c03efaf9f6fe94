const VERSION = /^\d{1,4}\.\d{1,4}\.\d{1,4}(?:-alpha|-beta|-rc)?\.?\d{0,2}$/u
const WORDS = /^[a-z][a-z-]{0,40}$/u
const CHANNEL = /^[a-z]{1,20}:[a-z-]{1,40}$/u
const KIND = /^[A-Za-z]{1,40}$/u
const CALL = /^[\w$.]{0,80}@[\w.-]{1,60}:\d{1,7}:\d{1,7}$/u
const MOST_CALLS = 8

const matches =
  (form: RegExp) =>
  (value: string): boolean =>
    form.test(value)

/** `TypeError<innermost@file.js:1:2<outer@file.js:3:4` */
function isPlace(value: string): boolean {
  const [kind = '', ...calls] = value.split('<')
  return KIND.test(kind) && calls.length <= MOST_CALLS && calls.every((call) => CALL.test(call))
}

/** What a line of the log may name beside its event, and how it must look: no field takes what somebody typed. */
const FIELDS = {
  version: matches(VERSION),
  electron: matches(VERSION),
  platform: matches(/^(?:linux|win32|darwin)$/u),
  /** One of our own words: letters and hyphens. */
  reason: matches(WORDS),
  channel: matches(CHANNEL),
  /** An operator's number in the list of operators. */
  operator: matches(/^\d{1,6}$/u),
  /** Where a bug was thrown (`thrownAt`). */
  at: isPlace,
} as const
type FieldName = keyof typeof FIELDS

/** Names and numbers of ours, never input, answers, customers or keys. */
export type LogFields = Readonly<Partial<Record<FieldName, string | number>>>

/** Characters of the longest line; all of them are ASCII. */
export const LONGEST_LINE = 2_000

const isEvent = (text: string): boolean => WORDS.test(text) || CHANNEL.test(text)
const isField = (name: string): name is FieldName => Object.hasOwn(FIELDS, name)

/** A line of the log: what is not as its field must be is a question mark, whatever the types said. */
export function logLine(event: string, fields: LogFields): string {
  const told = Object.entries(fields).flatMap(([name, value]) => {
    if (!isField(name)) return []
    return [`${name}=${FIELDS[name](String(value)) ? String(value) : '?'}`]
  })
  return [isEvent(event) ? event : 'other', ...told].join(' ')
}

const WRITTEN = /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\] \[(?:info|warn|error)\] {1,2}(\S.*)$/u

/** Whether a line of a log file is one that we would write today: files of older versions, or altered ones, are others. */
export function isLogLine(line: string): boolean {
  const told = line.length <= LONGEST_LINE ? WRITTEN.exec(line)?.[1] : undefined
  if (told === undefined) return false
  const [event = '', ...fields] = told.split(' ')
  return isEvent(event) && fields.every(isWritten)
}

function isWritten(field: string): boolean {
  const at = field.indexOf('=')
  const [name, value] = [field.slice(0, at), field.slice(at + 1)]
  return isField(name) && (value === '?' || FIELDS[name](value))
}
