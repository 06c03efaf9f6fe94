import fc from 'fast-check'
import { expect, it } from 'vitest'
import { joinMarkup, markup } from '../../../../src/main/printing/markup.ts'

it('leaves no way out of the text for HTML, whatever the text is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (hostile) => {
      const { text } = markup`<p title="${hostile}">${hostile}</p>`
      expect(text.match(/[<>]/gu)).toHaveLength(4)
      expect(text.match(/"/gu)).toHaveLength(2)
    }),
  )
})

it('keeps what a name may hold, emoji and right-to-left writing too', () => {
  const name = '髙橋 🍣 עברית O’Neil & 𠮷'
  expect(markup`${name}`.text).toBe(name.replace('&', '&amp;'))
})

it('takes out control characters and marks that turn the text around', () => {
  expect(markup`${'a\u0000\u001Bb\u202Ecd\u2066e\uFEFF'}`.text).toBe('abcde')
})

it('writes a broken character as one that can be printed', () => {
  expect(markup`${'a\uD800b'}`.text).toBe('a\uFFFDb')
})

it('puts markup into markup as it is, lists one after the other, and nothing for null', () => {
  const items = ['<1>', '2'].map((item) => markup`<li>${item}</li>`)
  expect(markup`<ul>${items}${null}${0}</ul>`.text).toBe('<ul><li>&lt;1&gt;</li><li>2</li>0</ul>')
  expect(joinMarkup(items).text).toBe('<li>&lt;1&gt;</li><li>2</li>')
})
