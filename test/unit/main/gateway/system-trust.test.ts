import tls from 'node:tls'
import { expect, test } from 'vitest'
import { systemTrust } from '../../../../src/main/gateway/system-trust.ts'

const [first = '', second = '', third = ''] = tls.rootCertificates

test('trusts the usual authorities and those of the system, read once and late', () => {
  const asked: string[] = []
  const trust = systemTrust((which) => {
    asked.push(which)
    return which === 'default' ? [first, second] : [second, third]
  })
  expect(asked).toEqual([])
  const context = trust()
  expect(context).toBeDefined()
  expect(trust()).toBe(context)
  expect(asked).toEqual(['default', 'system'])
})

test('leaves everything to Node where the runtime knows no store, and where the store adds nobody or cannot be read', () => {
  expect(systemTrust(null)()).toBeUndefined()
  expect(systemTrust((which) => (which === 'default' ? [first] : []))()).toBeUndefined()
  expect(systemTrust(() => [first])()).toBeUndefined()
  const broken = systemTrust((which) => {
    if (which === 'system') throw new Error('locked')
    return [first]
  })
  expect(broken()).toBeUndefined()
})

test('the store of this runtime can be asked', () => {
  expect(() => systemTrust()()).not.toThrow()
})
