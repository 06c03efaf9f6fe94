import { frame } from './en/frame.ts'
import { common } from './en/common.ts'
import { status } from './en/status.ts'
import { errors } from './en/errors.ts'
import { rules } from './en/rules.ts'
import { wizard } from './en/wizard.ts'
import { number } from './en/number.ts'
import { result } from './en/result.ts'
import { talk } from './en/talk.ts'
import { tour } from './en/tour.ts'
import { settings } from './en/settings.ts'
import { training } from './en/training.ts'
import { receipts } from './en/receipts.ts'
import { accounting } from './en/accounting.ts'
import { board } from './en/board.ts'
import { document } from './en/document.ts'
import { closing } from './en/closing.ts'
import { book } from './en/book.ts'
import { backupFolder } from './en/backup-folder.ts'
import { audit } from './en/audit.ts'
import { safety } from './en/safety.ts'
import { keys } from './en/keys.ts'
import { operators } from './en/operators.ts'
import { exporting } from './en/export.ts'
import { presets } from './en/presets.ts'
import { guide } from './en/guide.ts'
import { moving } from './en/moving.ts'
import { setup } from './en/setup.ts'
import { support } from './en/support.ts'
import type { ja } from './messages-ja.ts'
import type { Messages } from './messages.ts'

/** Every text of the screen, in English. */
export const en = {
  frame,
  common,
  status,
  errors,
  rules,
  wizard,
  number,
  result,
  talk,
  tour,
  settings,
  training,
  receipts,
  accounting,
  document,
  board,
  book,
  backupFolder,
  closing,
  safety,
  audit,
  keys,
  operators,
  export: exporting,
  presets,
  guide,
  moving,
  setup,
  support,
} satisfies Messages<typeof ja>
