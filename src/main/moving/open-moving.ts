import type { Clock } from '../clock.ts'
import { bookFolder } from '../book-folder.ts'
import { MovingDesk, type MovingDeskParts } from './moving-desk.ts'
import { MovingDialogs, type MovingDialogsParts } from './moving-dialogs.ts'

type Handed = 'folder' | 'settings' | 'desk' | 'operators' | 'doTask' | 'changed'

interface OpenMoving extends Pick<MovingDeskParts, Handed>, MovingDialogsParts {
  readonly clock: Clock
  readonly versions: { readonly version: string }
}

/** What moves the shop to another PC; what an earlier run left unpacked is thrown away first. */
export function openMoving({ clock, window, versions, text, ...parts }: OpenMoving): MovingDesk {
  const dialogs = new MovingDialogs({ window, text })
  const place = { bookFolder: bookFolder(parts.folder, 'real'), now: () => clock.now(), version: versions.version }
  const moving = new MovingDesk({ ...parts, ...place, dialogs })
  moving.tidy()
  return moving
}
