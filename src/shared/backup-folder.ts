import type { AskNothing, Listen } from './ipc-contract.ts'

/** Why the shop's own backup folder holds no fresh copy. `unsound`: the copy there is not the backup; `slow`: not done yet. */
export const FOLDER_TROUBLES = ['folder-gone', 'no-space', 'no-permission', 'slow', 'unsound', 'other'] as const
export type FolderTrouble = (typeof FOLDER_TROUBLES)[number]

/** The folder of the shop's own that every verified backup is copied to, for instance a USB disk. */
export interface BackupFolderState {
  /** null when the shop has none. */
  readonly folder: string | null
  /** When the newest backup that lies there whole was made, ms since 1970. */
  readonly lastCopyAt: number | null
  readonly copying: boolean
  readonly trouble: FolderTrouble | null
}

/** A path comes only out of a dialog, never from the page. */
export interface BackupFolderRequests {
  'backup-folder:state': { input: null; output: BackupFolderState }
  /** Asks for the folder; closing the dialog leaves the one before. */
  'backup-folder:choose': { input: null; output: BackupFolderState }
  /** Copies go there no more; those that are there stay. */
  'backup-folder:forget': { input: null; output: BackupFolderState }
}

export interface BackupFolderEvents {
  'backup-folder:changed': BackupFolderState
}

export interface BackupFolderBridge {
  readonly state: AskNothing<'backup-folder:state'>
  readonly choose: AskNothing<'backup-folder:choose'>
  readonly forget: AskNothing<'backup-folder:forget'>
  readonly onChanged: Listen<'backup-folder:changed'>
}
