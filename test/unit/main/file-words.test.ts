import { expect, it } from 'vitest'
import { mainText } from '../../../src/main/text.ts'
import { closing as closingEn } from '../../../src/renderer/src/text/en/closing.ts'
import { common as commonEn } from '../../../src/renderer/src/text/en/common.ts'
import { status as statusEn } from '../../../src/renderer/src/text/en/status.ts'
import { closing as closingJa } from '../../../src/renderer/src/text/ja/closing.ts'
import { common as commonJa } from '../../../src/renderer/src/text/ja/common.ts'
import { status as statusJa } from '../../../src/renderer/src/text/ja/status.ts'
import { COLUMN_WORDS } from '../../../src/shared/receipt-columns.ts'

const screens = {
  ja: { closing: closingJa, common: commonJa, status: statusJa },
  en: { closing: closingEn, common: commonEn, status: statusEn },
} as const

it.each(['ja', 'en'] as const)('files and paper say what the screen says of the same order (%s)', (language) => {
  const { closing, common, status } = screens[language]
  const { outcome, division, jobCode, method } = mainText(language)
  expect({ outcome, division, jobCode, method }).toEqual({
    outcome: { ...status.word, ...closing.outcome },
    division: common.division,
    jobCode: common.jobCode,
    method: common.method,
  })
  const { customer, kana, ...field } = common.field
  const shared = Object.entries({ ...field, customerName: customer, customerKana: kana, outcome: field.status })
  const heads: Readonly<Record<string, string>> = { ...COLUMN_WORDS[language], status: field.status }
  // The file holds the card company's code, the screen its name.
  const differing = shared.filter(([name, word]) => name !== 'acquirer' && name in heads && heads[name] !== word)
  expect(differing).toEqual([])
})
