import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isSigned, readUpdateKey, signListing } from '../../../../src/main/updates/listing-signature.ts'
import { readListing } from '../../../../src/main/updates/read-listing.ts'
import { failure } from '../../../../src/shared/result.ts'

const NAME = 'latest-linux.yml'
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const SHA = `${'A'.repeat(86)}==`
const listingOf = (url: string, more = '') =>
  Buffer.from(`version: 1.2.3\nfiles:\n  - url: ${url}\n    sha512: ${SHA}\n    size: 12\n${more}`)
const signed = (content: Buffer, name = NAME) => ({ content, signature: signListing(name, content, privateKey) })

it('reads version and files of a signed listing and drops everything else', () => {
  const content = listingOf('Uketsuke-x86_64.AppImage', 'stagingPercentage: 10\nreleaseNotes: <b>hello</b>\n')
  expect(readListing(NAME, signed(content), publicKey)).toEqual({
    ok: true,
    value: { version: '1.2.3', files: [{ url: 'Uketsuke-x86_64.AppImage', sha512: SHA, size: 12 }] },
  })
})

it('fault 30: no byte of a listing or its signature can change, and no other system’s listing stands in for it', () => {
  const good = signed(listingOf('Uketsuke-x86_64.AppImage'))
  fc.assert(
    fc.property(fc.nat(good.content.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const content = Buffer.from(good.content)
      content[at] = (content[at] ?? 0) ^ change
      expect(isSigned(NAME, { ...good, content }, publicKey)).toBe(false)
    }),
  )
  fc.assert(
    fc.property(fc.nat(63), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const bytes = Buffer.from(good.signature, 'base64')
      bytes[at] = (bytes[at] ?? 0) ^ change
      expect(isSigned(NAME, { ...good, signature: bytes.toString('base64') }, publicKey)).toBe(false)
    }),
  )
  fc.assert(fc.property(fc.string(), (signature) => !isSigned(NAME, { ...good, signature }, publicKey)))
  expect(readListing('latest.yml', good, publicKey)).toEqual(failure('bad-signature'))
})

it.each([
  '../Uketsuke.AppImage',
  'https://elsewhere.example/a.AppImage',
  '/etc/passwd',
  'a/b.AppImage',
  '..%2Fa.AppImage',
  '.hidden',
])('refuses a file that does not lie beside the listing, although signed: %s', (url) => {
  expect(readListing(NAME, signed(listingOf(url)), publicKey)).toEqual(failure('unreadable'))
})

it.each(['', 'version: 1.2.3', '[[[', 'version: one\nfiles: []', '"just text"'])(
  'refuses what is signed and yet no listing: %j',
  (text) => {
    expect(readListing(NAME, signed(Buffer.from(text)), publicKey)).toEqual(failure('unreadable'))
  },
)

it('takes a public Ed25519 key and nothing else for the key', () => {
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  expect(readUpdateKey(pem)?.equals(publicKey)).toBe(true)
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' })
  expect([readUpdateKey(other.toString()), readUpdateKey(''), readUpdateKey('no key')]).toEqual([null, null, null])
})
