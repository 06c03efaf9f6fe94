import { expect, it } from 'vitest'
import { markup } from '../../../../src/main/printing/markup.ts'
import { answerSheet } from '../../../../src/main/printing/serve-sheets.ts'
import type { Sheet } from '../../../../src/main/printing/sheet.ts'

const sheet: Sheet = {
  title: '領収書 </title><script>',
  language: 'ja',
  paper: 'a4',
  body: markup`<h1>領収書</h1>`,
  style: 'h1 { color: navy; }',
  picture: { type: 'image/png', bytes: Uint8Array.of(1, 2, 3) },
}
const sheets = new Map([
  ['open', sheet],
  ['plain', { ...sheet, picture: null }],
])

it('serves page, style and picture of an open sheet under a policy that allows nothing else', async () => {
  const page = answerSheet('app://sheet/open/page.html', sheets)
  expect(page.headers.get('Content-Security-Policy')).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )
  const html = await page.text()
  expect(html).toContain('<title>領収書 &lt;/title&gt;&lt;script&gt;</title>')
  expect(html).not.toContain('<script')
  expect(await answerSheet('app://sheet/open/style.css', sheets).text()).toContain('h1 { color: navy; }')
  const picture = answerSheet('app://sheet/open/picture', sheets)
  expect(picture.headers.get('Content-Type')).toBe('image/png')
  expect(new Uint8Array(await picture.arrayBuffer())).toEqual(Uint8Array.of(1, 2, 3))
})

it.each([
  'app://sheet/closed/page.html',
  'app://sheet/plain/picture',
  'app://sheet/open/other.html',
  'app://sheet/',
  'app://sheet/open/../../page.html',
  'app://uketsuke/open/page.html',
])('has nothing under %s', (url) => {
  expect(answerSheet(url, sheets).status).toBe(404)
})
