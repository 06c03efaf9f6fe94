import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { fileFor, serveApp } from '../../../src/main/protocol.ts'

type Handler = (request: { method: string; url: string }, answer: (answered: { path?: string }) => void) => void
const electron = vi.hoisted(() => ({ handlers: [] as Handler[] }))

vi.mock('electron', () => ({
  protocol: { registerFileProtocol: (_: string, handler: Handler) => electron.handlers.push(handler) },
}))

const FOLDER = join('/', 'app', 'renderer')

it.each([
  ['app://uketsuke/', 'index.html'],
  ['app://uketsuke/index.html', 'index.html'],
  ['app://uketsuke/assets/main-1.js?v=2#top', 'assets/main-1.js'],
  ['app://uketsuke/a/../assets/main.css', 'assets/main.css'],
  ['app://uketsuke/%E5%8F%97%E4%BB%98.svg', '受付.svg'],
])('answers %s with a file of the page', (url, name) => {
  expect(fileFor(url, FOLDER)).toBe(join(FOLDER, name))
})

it.each([
  ['another host', 'app://example/index.html'],
  ['a port', 'app://uketsuke:80/index.html'],
  ['a longer host', 'app://uketsuke.example/index.html'],
  ['an encoded slash and dots', 'app://uketsuke/..%2f..%2fsecret.json'],
  ['encoded dots behind an encoded slash', 'app://uketsuke/%2e%2e%2f%2e%2e%2fsecret.json'],
  ['a neighbour folder with the same beginning', 'app://uketsuke/..%2frenderer-old%2findex.html'],
  ['a backslash', 'app://uketsuke/..%5c..%5csecret.json'],
  ['NUL', 'app://uketsuke/index.html%00.png'],
  ['a broken escape', 'app://uketsuke/%E0%A4%A.html'],
  ['no extension', 'app://uketsuke/constructor'],
  ['an extension nobody serves', 'app://uketsuke/main.map'],
  ['a name out of the prototype', 'app://uketsuke/x.__proto__'],
])('fault 25: has no file for %s', (_, url) => {
  expect(fileFor(url, FOLDER)).toBeNull()
})

it.each([
  'app://uketsuke/../../secret.json',
  'app://uketsuke/%2e%2e/%2e%2e/secret.json',
  'app://uketsuke//secret.json',
])('fault 25: never leaves the folder: %s', (url) => {
  expect(fileFor(url, FOLDER)).toBe(join(FOLDER, 'secret.json'))
})

it.each(['ja', 'en'] as const)('hands out the texts of the language chosen last as texts.json: %s', (language) => {
  void serveApp({ folder: FOLDER, language })
  const paths = ['texts.json', 'texts-ja.json', 'texts-en.json'].map((name) => {
    const answer = vi.fn()
    electron.handlers.at(-1)?.({ method: 'GET', url: `app://uketsuke/${name}` }, answer)
    return (answer.mock.calls[0]?.[0] as { path: string }).path
  })
  expect(paths).toEqual([`texts-${language}.json`, 'texts-ja.json', 'texts-en.json'].map((name) => join(FOLDER, name)))
})
