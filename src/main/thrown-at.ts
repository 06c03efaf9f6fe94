const PLACE = /([\w.-]{1,60}):(\d{1,7}):(\d{1,7})\)?$/u
const MOST_CALLS = 8

/**
 * Where a bug was thrown: its kind and its calls by function and file name. Not its message, which may quote what an
 * operator typed, and no folders, which may name who sits at this PC.
 */
export function thrownAt(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause
  const kind = /^[A-Za-z]{1,40}$/u.test(cause.name) ? cause.name : 'Error'
  return [kind, ...callsOf(cause).slice(0, MOST_CALLS)].join('<')
}

function callsOf({ stack = '', message }: Error): string[] {
  // A message of several lines may look like a call.
  const at = message === '' ? -1 : stack.indexOf(message)
  const calls = at < 0 ? stack : stack.slice(at + message.length)
  return calls.split('\n').flatMap((line) => callOf(line))
}

/** `    at async Desk.start (file:///folder/desk.js:10:5)` becomes `Desk.start@desk.js:10:5`. */
function callOf(line: string): string[] {
  const [, file = '', row = '', column = ''] = /^\s+at /u.test(line) ? (PLACE.exec(line) ?? []) : []
  if (file === '') return []
  const named = line.trim().slice('at '.length).split(' (')
  const name = named.length > 1 ? (named[0] ?? '').replace(/^async /u, '') : ''
  return [`${name.replaceAll(/[^\w$.]/gu, '').slice(0, 80)}@${file}:${row}:${column}`]
}
