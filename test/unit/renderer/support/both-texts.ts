import { createTexts, type Language } from '../../../../src/renderer/src/text/index.ts'
import { en } from '../../../../src/renderer/src/text/messages-en.ts'
import { ja } from '../../../../src/renderer/src/text/messages-ja.ts'

/** The screen's texts as after both languages were read, speaking one. */
export function bothTexts(language: Language): ReturnType<typeof createTexts> {
  return createTexts(language, { ja, en })
}
