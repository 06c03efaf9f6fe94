import { expect, test } from 'vitest'
import { notSentReason, unknownReason } from '../../../../src/main/gateway/transport-failure.ts'

const failed = (code: string, more: object = {}): Error => Object.assign(new Error(code), { code }, more)

test.each([
  ['ENOTFOUND', 'name-lookup'],
  ['EAI_AGAIN', 'name-lookup'],
  ['ECONNREFUSED', 'refused'],
  ['ECONNRESET', 'refused'],
  ['EACCES', 'refused'],
  ['EPERM', 'refused'],
  ['ETIMEDOUT', 'connect-timeout'],
  ['EHOSTUNREACH', 'offline'],
  ['ENETUNREACH', 'offline'],
  ['ENETDOWN', 'offline'],
  ['EADDRNOTAVAIL', 'offline'],
])('%s before a connection stood is %s', (code, reason) => {
  expect(notSentReason(failed(code), 'nothing')).toBe(reason)
})

test('a lookup that fails with a code nobody listed is a name lookup', () => {
  expect(notSentReason(failed('EAI_SOMETHING', { syscall: 'getaddrinfo' }), 'nothing')).toBe('name-lookup')
})

test('an error without a code before the connection is offline', () => {
  expect(notSentReason(new Error('?'), 'nothing')).toBe('offline')
})

test.each(['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'ECONNRESET', 'EPROTO'])(
  '%s between socket and request is tls',
  (code) => {
    expect(notSentReason(failed(code), 'socket')).toBe('tls')
  },
)

test.each([
  ['ECONNRESET', 'proxy'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
  ['EPROTO', 'tls'],
])('%s in a tunnel before the request is %s', (code, reason) => {
  expect(notSentReason(failed(code), 'tunnel')).toBe(reason)
})

test.each([
  ['ECONNRESET', 'connection-lost'],
  ['EPIPE', 'connection-lost'],
  ['ETIMEDOUT', 'connection-lost'],
  ['HPE_INVALID_EOF_STATE', 'connection-lost'],
  ['HPE_INVALID_CONSTANT', 'unreadable'],
  ['HPE_HEADER_OVERFLOW', 'too-large'],
])('%s after the request is %s', (code, reason) => {
  expect(unknownReason(failed(code))).toBe(reason)
})
