import type { NotSentReason, UnknownReason } from '../../shared/app-error.ts'

/**
 * How far a connection had come when it failed, before the request was written. `proxy`: a way through the system's
 * proxy was being looked for; `tunnel`: it stood.
 */
export type Reached = 'nothing' | 'proxy' | 'tunnel' | 'socket'

const BY_CODE: ReadonlyMap<string, NotSentReason> = new Map([
  ['ENOTFOUND', 'name-lookup'],
  ['EAI_AGAIN', 'name-lookup'],
  ['EAI_FAIL', 'name-lookup'],
  ['EAI_NODATA', 'name-lookup'],
  ['EAI_NONAME', 'name-lookup'],
  ['ECONNREFUSED', 'refused'],
  ['EACCES', 'refused'],
  ['EPERM', 'refused'],
  ['ECONNRESET', 'refused'],
  ['ETIMEDOUT', 'connect-timeout'],
])

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Codes of a connection that broke, which is not what a refused certificate looks like. */
const BROKEN: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED', ''])

function cameFromLookup(error: Error): boolean {
  return 'syscall' in error && error.syscall === 'getaddrinfo'
}

/**
 * Why a request was certainly not sent. After the socket stood, only the TLS handshake can have failed; in a
 * tunnel, a connection that breaks off was let go by the proxy. Without a socket,
 * whatever has no name of its own (EHOSTUNREACH, ENETUNREACH, ENETDOWN, EADDRNOTAVAIL, …) means no way out of this PC.
 */
export function notSentReason(error: Error, reached: Reached): NotSentReason {
  if (reached === 'proxy') return 'proxy'
  if (reached === 'tunnel') return BROKEN.has(codeOf(error)) ? 'proxy' : 'tls'
  if (reached === 'socket') return 'tls'
  return BY_CODE.get(codeOf(error)) ?? (cameFromLookup(error) ? 'name-lookup' : 'offline')
}

/** What is known after the request was written: that an answer came which is no HTTP, or that none came. */
export function unknownReason(error: Error): UnknownReason {
  const code = codeOf(error)
  if (code === 'HPE_HEADER_OVERFLOW') return 'too-large'
  return code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE' ? 'unreadable' : 'connection-lost'
}
