import type { backupFolder as ja } from '../ja/backup-folder.ts'
import type { Messages } from '../messages.ts'

export const backupFolder: Messages<typeof ja> = {
  title: 'Folder for backups',
  lead: 'Every daily backup also goes to a USB disk or a shared folder, so that your orders survive this computer.',
  none: 'Not chosen. Backups are on this computer alone.',
  choose: 'Choose a folder',
  change: 'Use another folder',
  forget: 'Stop copying there',
  last: 'Last backup there: {time}',
  never: 'There is no backup there yet.',
  copying: 'A backup is being copied to this folder.',
  training: 'Backups of training mode are not copied. Those of your real orders will be.',
  firstSoon: 'The first backup is copied by itself once you start for real.',
  kept: 'Backups hold your customers’ data: choose a folder that only your shop can open. Seven days are kept.',
  bring: 'To restore from one of these, press “Choose a backup elsewhere” below.',
  trouble: {
    'folder-gone': 'The folder cannot be found.',
    'no-space': 'The folder has too little room.',
    'no-permission': 'The folder cannot be written to.',
    slow: 'The folder is slow to answer.',
    unsound: 'Read again, the backup there differs from the original.',
    other: 'Backups cannot be copied to the folder.',
  },
  advice: {
    'folder-gone': 'Plug in the USB disk, or connect to the shared folder.',
    'no-space': 'Make room, or choose another folder.',
    'no-permission': 'Allow writing to it, or choose another folder.',
    slow: 'Please wait. If it goes on, choose another folder.',
    unsound: 'The USB disk may be worn out. Choose another folder.',
    other: 'Wait a little, or choose another folder.',
  },
  safe: 'Orders and the backups on this computer are not affected. It is tried again every hour.',
}
