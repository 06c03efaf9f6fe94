import type { AccountingProduct } from '../shared/accounting.ts'
import { en as desktopEn, ja as desktopJa, type DesktopText } from './desktop-text.ts'
import type { DocumentKind } from '../shared/receipt-document.ts'
import type { Settings } from '../shared/settings.ts'
import type { OutcomeWord } from '../shared/outcome-word.ts'
import { COLUMN_WORDS, type ReceiptColumn } from '../shared/receipt-columns.ts'

/** The few words the main process says itself: notifications, dialogs, column heads. */
export interface MainText {
  readonly notice: {
    readonly title: string
    readonly done: string
    readonly failed: string
    readonly unconfirmed: string
  }
  readonly desktop: DesktopText
  readonly export: {
    readonly title: string
    readonly fileName: string
    readonly csvFiles: string
    /** Names of files for accounting programs. */
    readonly accounting: Readonly<Record<AccountingProduct, string>>
  }
  readonly pdf: {
    readonly title: string
    readonly files: string
    readonly names: Readonly<Record<DocumentKind, string>>
  }
  readonly logo: { readonly title: string; readonly files: string }
  readonly audit: { readonly title: string; readonly fileName: string; readonly files: string }
  readonly moving: {
    readonly write: string
    readonly look: string
    readonly fileName: string
    readonly files: string
  }
  readonly backup: {
    readonly folder: string
    readonly everyCopy: string
    readonly file: string
    readonly files: string
  }
  readonly columns: Readonly<Record<ReceiptColumn, string>>
  readonly outcome: Readonly<Record<OutcomeWord, string>>
  readonly division: Readonly<Record<'1' | '2' | '3', string>>
  readonly jobCode: Readonly<Record<'CAPTURE' | 'AUTH' | 'CHECK' | 'SAUTH', string>>
  readonly method: Readonly<Record<'1' | '2' | '3' | '5', string>>
}

const ja: MainText = {
  notice: {
    title: '受付：お電話の入力が終わりました',
    done: '手続きができました。押すと結果を開きます。',
    failed: '手続きができませんでした。押すと理由とご案内を開きます。',
    unconfirmed: '確認が必要です。押すと手順を開きます。',
  },
  desktop: desktopJa,
  export: {
    title: '受付履歴をCSVに書き出す',
    fileName: '受付履歴',
    csvFiles: 'CSVファイル',
    accounting: {
      freee: 'freee取引',
      yayoi: '弥生会計',
      yayoiOnline: '弥生会計オンライン',
      moneyForward: 'マネーフォワード仕訳帳',
    },
  },
  pdf: {
    title: 'PDFに保存する',
    files: 'PDFファイル',
    names: { receipt: '領収書', provisional: '仮売上票', statement: '利用明細' },
  },
  logo: { title: '領収書に入れるロゴを選ぶ', files: '画像（PNG・JPEG）' },
  audit: { title: '記録を監査のために書き出す', fileName: '受付の記録', files: '記録' },
  backup: {
    folder: '控えの保存先を選ぶ',
    everyCopy: '控えを毎日入れるフォルダーを選ぶ',
    file: '控えを選ぶ',
    files: '受付簿の控え',
  },
  moving: {
    write: '新しいパソコンへ移すファイルの保存先を選ぶ',
    look: '前のパソコンのファイルを選ぶ',
    fileName: '受付の引っ越し',
    files: '引っ越しのファイル',
  },
  columns: COLUMN_WORDS.ja,
  outcome: {
    registering: '登録中',
    waiting: '転送待ち',
    'in-call': '入力中',
    paid: '決済完了',
    declined: '決済不可',
    saved: 'カード登録済み',
    'save-failed': 'カード登録不可',
    unconfirmed: '確認が必要',
    rejected: '登録できません',
    'not-sent': '送信できません',
    'register-unknown': '登録結果が不明',
    withdrawn: '取り下げ',
    lapsed: '期限切れ',
    'not-found': '照会できません',
    reconciled: '確認を記録済み',
    'no-attempt': 'カード入力なし',
    'paid-card-not-saved': '決済完了（カード登録不可）',
    'paid-card-unknown': '決済完了（カード登録は確認が必要）',
    authorised: '仮売上',
    'authorised-card-not-saved': '仮売上（カード登録不可）',
    'authorised-card-unknown': '仮売上（カード登録は確認が必要）',
    valid: '有効なカード',
    'valid-card-not-saved': '有効なカード（カード登録不可）',
    'valid-card-unknown': '有効なカード（カード登録は確認が必要）',
  },
  division: { '1': '決済', '2': '決済とカード登録', '3': 'カード登録' },
  jobCode: { CAPTURE: '即時売上', AUTH: '仮売上', CHECK: '有効性確認', SAUTH: '簡易与信' },
  method: { '1': '一括', '2': '分割', '3': 'ボーナス一括', '5': 'リボ' },
}

const en: MainText = {
  notice: {
    title: 'Uketsuke: the customer’s call has ended',
    done: 'It went through. Click to open the result.',
    failed: 'It did not go through. Click for the reason and what to say.',
    unconfirmed: 'It needs to be checked. Click for the steps.',
  },
  desktop: desktopEn,
  export: {
    title: 'Export the order history to CSV',
    fileName: 'orders',
    csvFiles: 'CSV file',
    accounting: { freee: 'freee', yayoi: 'yayoi', yayoiOnline: 'yayoi-online', moneyForward: 'money-forward' },
  },
  pdf: {
    title: 'Save as PDF',
    files: 'PDF file',
    names: { receipt: 'receipt', provisional: 'provisional-slip', statement: 'statement' },
  },
  logo: { title: 'Choose a logo for receipts', files: 'Picture (PNG, JPEG)' },
  audit: { title: 'Export the records for an auditor', fileName: 'records', files: 'Records' },
  backup: {
    folder: 'Choose a folder for the backup',
    everyCopy: 'Choose the folder for the daily backups',
    file: 'Choose a backup',
    files: 'Backup of the order book',
  },
  moving: {
    write: 'Choose where the file for the new PC goes',
    look: 'Choose the file from the former PC',
    fileName: 'uketsuke-move',
    files: 'File for moving',
  },
  columns: COLUMN_WORDS.en,
  outcome: {
    registering: 'Registering',
    waiting: 'Waiting for transfer',
    'in-call': 'In the call',
    paid: 'Paid',
    declined: 'Declined',
    saved: 'Card saved',
    'save-failed': 'Card not saved',
    unconfirmed: 'Unconfirmed',
    rejected: 'Refused',
    'not-sent': 'Not sent',
    'register-unknown': 'Registration unknown',
    withdrawn: 'Withdrawn',
    lapsed: 'Lapsed',
    'not-found': 'Not found',
    reconciled: 'Check recorded',
    'no-attempt': 'No card entered',
    'paid-card-not-saved': 'Paid (card not saved)',
    'paid-card-unknown': 'Paid (card to be checked)',
    authorised: 'Provisional sale',
    'authorised-card-not-saved': 'Provisional sale (card not saved)',
    'authorised-card-unknown': 'Provisional sale (card to be checked)',
    valid: 'Valid card',
    'valid-card-not-saved': 'Valid card (card not saved)',
    'valid-card-unknown': 'Valid card (card to be checked)',
  },
  division: { '1': 'Payment', '2': 'Payment and saved card', '3': 'Saved card' },
  jobCode: {
    CAPTURE: 'Immediate sale',
    AUTH: 'Provisional sale',
    CHECK: 'Card check',
    SAUTH: 'Simple authorisation',
  },
  method: { '1': 'Single', '2': 'Instalments', '3': 'Bonus, single', '5': 'Revolving' },
}

/** The main process's words in the language of the settings. */
export function mainText(language: Settings['language']): MainText {
  return language === 'ja' ? ja : en
}
