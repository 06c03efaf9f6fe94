import type { Settings } from '../../shared/settings.ts'

/** Headings of the text and words of its save dialog. */
export interface SupportWords {
  readonly title: string
  readonly promise: string
  readonly madeAt: string
  readonly program: string
  readonly state: string
  readonly book: string
  readonly orders: string
  readonly settings: string
  /** Lines of the log, newest last. */
  readonly log: string
  readonly save: string
  readonly fileName: string
  readonly files: string
}

const ja: SupportWords = {
  title: '受付（Uketsuke） サポート情報',
  promise: 'お客様の情報、お店の名前や電話番号、金額、注文番号、鍵、担当の名前、フォルダーの名前は入っていません。',
  madeAt: '作成（日本時間）',
  program: 'アプリとパソコン',
  state: 'いまの状態',
  book: '受付簿',
  orders: '受付の件数',
  settings: '設定',
  log: '動作の記録（新しいものが下）',
  save: 'サポート情報の保存先を選ぶ',
  fileName: '受付サポート情報',
  files: 'テキスト',
}

const en: SupportWords = {
  title: 'Uketsuke support information',
  promise:
    'It holds no customers, no name or phone number of the shop, no amounts, order IDs, keys, names of operators or names of folders.',
  madeAt: 'Made at (Japan time)',
  program: 'Program and computer',
  state: 'State',
  book: 'Order book',
  orders: 'Orders by status',
  settings: 'Settings',
  log: 'Log (newest last)',
  save: 'Choose where to save the support information',
  fileName: 'uketsuke-support',
  files: 'Text',
}

export function supportWords(language: Settings['language']): SupportWords {
  return { ja, en }[language]
}
