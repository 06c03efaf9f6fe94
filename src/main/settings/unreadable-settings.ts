import type { DiskReason } from '../files/disk-reason.ts'

/** A box of the system's with one button, as Electron takes it. */
export interface UnreadableBox {
  readonly type: 'error'
  readonly message: string
  readonly detail: string
  readonly buttons: string[]
}

interface Words {
  readonly what: string
  readonly next: string
}

const JA: Readonly<Record<'locked' | 'no-space' | 'no-permission' | 'other', Words>> = {
  locked: {
    what: '設定のファイルをほかのアプリが使っているため、受付を開けません。',
    next: '同期やウイルス対策のアプリが使い終わるのを待って、もう一度受付を開いてください。',
  },
  'no-permission': {
    what: '設定のファイルを読み書きできないため、受付を開けません。',
    next: '同期やウイルス対策のアプリと、フォルダーの権限を確かめて、もう一度受付を開いてください。',
  },
  'no-space': {
    what: '設定のファイルが壊れていて、取り分ける空き容量もないため、受付を開けません。',
    next: '不要なファイルを消してから、もう一度受付を開いてください。',
  },
  other: {
    what: '設定のファイルを読めないため、受付を開けません。',
    next: 'ディスクを確かめて、もう一度受付を開いてください。',
  },
}

const EN: typeof JA = {
  locked: {
    what: 'Another program is using the settings file, so Uketsuke cannot open.',
    next: 'Wait until the sync or antivirus program has let go of it, then open Uketsuke again.',
  },
  'no-permission': {
    what: 'The settings file cannot be read and written, so Uketsuke cannot open.',
    next: 'Check the sync and antivirus programs and the rights of the folder, then open Uketsuke again.',
  },
  'no-space': {
    what: 'The settings file is damaged and there is no room to put it aside, so Uketsuke cannot open.',
    next: 'Delete files you do not need, then open Uketsuke again.',
  },
  other: {
    what: 'The settings file cannot be read, so Uketsuke cannot open.',
    next: 'Check the disk, then open Uketsuke again.',
  },
}

/** Why the app does not open, in both languages: which one was chosen stands in the file that cannot be read. */
export function unreadableSettings(reason: DiskReason, path: string): UnreadableBox {
  const key = reason === 'folder-gone' ? 'other' : reason
  const [ja, en] = [JA[key], EN[key]]
  return {
    type: 'error',
    message: `${ja.what}\n${en.what}`,
    detail: [
      `${ja.next}設定は書き換えていません。何も送信していません。`,
      `${en.next} The settings were not changed. Nothing was sent.`,
      path,
    ].join('\n\n'),
    buttons: ['終了する / Quit'],
  }
}
