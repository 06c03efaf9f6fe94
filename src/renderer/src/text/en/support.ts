import type { support as ja } from '../ja/support.ts'

/** Words of the support information. */
export const support: Record<keyof typeof ja, string> = {
  holds:
    'It holds the version, the kind of computer, the present state, how many orders there are, how the backups are, what was chosen in the settings, and the log. No customers, no name or phone number of the shop, no amounts, order IDs, keys or names of operators.',
  look: 'Put it together and read it',
  again: 'Put it together again',
  text: 'The whole support information',
  exactly:
    'This is all of it. The file and the copy hold these characters and no others. Read it, then decide whether to hand it on.',
  save: 'Save as a file',
  saved: 'Saved: {path}',
  copy: 'Copy all of it',
  copied: 'Copied.',
  notCopied: 'It could not be copied. Save it as a file instead.',
}
