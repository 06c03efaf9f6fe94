import { frame } from './ja/frame.ts'
import { common } from './ja/common.ts'
import { status } from './ja/status.ts'
import { errors } from './ja/errors.ts'
import { rules } from './ja/rules.ts'
import { wizard } from './ja/wizard.ts'
import { number } from './ja/number.ts'
import { result } from './ja/result.ts'
import { talk } from './ja/talk.ts'
import { tour } from './ja/tour.ts'
import { settings } from './ja/settings.ts'
import { training } from './ja/training.ts'
import { receipts } from './ja/receipts.ts'
import { accounting } from './ja/accounting.ts'
import { board } from './ja/board.ts'
import { document } from './ja/document.ts'
import { closing } from './ja/closing.ts'
import { book } from './ja/book.ts'
import { backupFolder } from './ja/backup-folder.ts'
import { audit } from './ja/audit.ts'
import { safety } from './ja/safety.ts'
import { keys } from './ja/keys.ts'
import { operators } from './ja/operators.ts'
import { exporting } from './ja/export.ts'
import { presets } from './ja/presets.ts'
import { guide } from './ja/guide.ts'
import { moving } from './ja/moving.ts'
import { setup } from './ja/setup.ts'
import { support } from './ja/support.ts'

/** Every text of the screen, in Japanese: the language that names the keys. */
export const ja = {
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
}
