import { release, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Log } from '../log.ts'
import type { OperatorDesk } from '../operators/operator-desk.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { SupportDesk, type SupportParts } from './support-desk.ts'
import type { Computer } from './support-text.ts'

interface OpenSupport extends Pick<SupportParts, 'desk' | 'care' | 'backupFolder' | 'versions' | 'clock' | 'window'> {
  /** Folder of everything the app writes. */
  readonly folder: string
  readonly operators: Pick<OperatorDesk, 'state'>
  readonly settings: Pick<SettingsStore, 'get'>
  readonly log: Pick<Log, 'bug'>
}

function thisComputer(): Computer {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return { platform: process.platform, release: release(), arch: process.arch, memory: totalmem(), timeZone }
}

/** The support information of this PC. */
export function openSupport({ folder, operators, settings, log, ...parts }: OpenSupport): SupportDesk {
  return new SupportDesk({
    ...parts,
    operators: () => operators.state(),
    settings: () => settings.get(),
    logs: join(folder, 'logs'),
    computer: thisComputer,
    bug: (cause) => log.bug('support', cause),
  })
}
