import type { MiniOrder } from '../../../shared/mini-order.ts'
import { number as numberEn } from '../text/en/number.ts'
import { status as statusEn } from '../text/en/status.ts'
import { number as numberJa } from '../text/ja/number.ts'
import { status as statusJa } from '../text/ja/status.ts'

/** The few words of the small window: it loads neither all texts nor what chooses among them. */
const WORDS = {
  ja: { ivr: '転送先', title: numberJa.title, elapsed: '経過', took: '所要', status: statusJa },
  en: { ivr: 'Transfer to', title: numberEn.title, elapsed: 'Elapsed', took: 'Took', status: statusEn },
}

export function miniWords(language: MiniOrder['language']): (typeof WORDS)['ja'] {
  return WORDS[language]
}

/** The word for a status; a provisional sale or a card check that went well is never called a payment. */
export function miniStatus({ status, jobCode, language }: MiniOrder): string {
  const words = miniWords(language).status
  return status === 'paid' && jobCode !== null ? words.paidAs[jobCode] : words.word[status]
}
