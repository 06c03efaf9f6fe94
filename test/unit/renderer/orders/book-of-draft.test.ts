import { createPinia, setActivePinia } from 'pinia'
import { expect, it } from 'vitest'
import { useBookOfDraft } from '../../../../src/renderer/src/orders/use-book-of-draft.ts'
import { useDraft } from '../../../../src/renderer/src/stores/draft.ts'

it('joins no order of a book that is gone, and keeps what each mode and a book that was only closed had', () => {
  setActivePinia(createPinia())
  const draft = useDraft()
  const hear = useBookOfDraft()
  draft.order.previous = 7
  for (const bookId of ['a', null, 'a'] as const) hear({ mode: 'real', bookId })
  hear({ mode: 'training', bookId: 't' })
  hear({ mode: 'real', bookId: 'a' })
  expect(draft.order.previous).toBe(7)
  hear({ mode: 'real', bookId: null })
  hear({ mode: 'real', bookId: 'b' })
  expect(draft.order.previous).toBe(null)
})
