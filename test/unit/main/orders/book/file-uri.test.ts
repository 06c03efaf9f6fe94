import { expect, test } from 'vitest'
import { fileUri } from '../../../../../src/main/orders/book/file-uri.ts'

test.each([
  [String.raw`C:\Users\sato\book.sqlite`, 'file:///C:/Users/sato/book.sqlite'],
  [String.raw`\\nas\share\book.sqlite`, 'file:////nas/share/book.sqlite'],
  ['//nas/share/book.sqlite', 'file:////nas/share/book.sqlite'],
  [String.raw`\\192.168.0.7\share\book.sqlite`, 'file:////192.168.0.7/share/book.sqlite'],
  [String.raw`\\Shop_NAS\控え 100%\a#b.sqlite`, 'file:////Shop_NAS/%E6%8E%A7%E3%81%88%20100%25/a%23b.sqlite'],
  [String.raw`\\受付\控え\book.sqlite`, 'file:////%E5%8F%97%E4%BB%98/%E6%8E%A7%E3%81%88/book.sqlite'],
])('on Windows SQLite finds %s by %s', (path, uri) => {
  expect(fileUri(path, { windows: true })).toBe(uri)
})

test.each([
  ['/home/sato/控え #1?/book.sqlite', 'file:///home/sato/%E6%8E%A7%E3%81%88%20%231%3F/book.sqlite'],
  [String.raw`/home/\\nas\book.sqlite`, 'file:///home/%5C%5Cnas%5Cbook.sqlite'],
])('elsewhere SQLite finds %s by %s', (path, uri) => {
  expect(fileUri(path, { windows: false })).toBe(uri)
})
