import type { AppError } from '../../shared/app-error.ts'
import type { Result } from '../../shared/result.ts'
import { bookFolder } from '../book-folder.ts'
import { finishReceived, type ReceivedPlaces } from './take-received.ts'

/** Where a shop from another PC goes. */
export function receivedPlaces({ folder, settings }: Pick<ReceivedPlaces, 'folder' | 'settings'>): ReceivedPlaces {
  return { folder, bookFolder: bookFolder(folder, 'real'), settings }
}

/** Puts the rest of a received shop in place, and tells of it: by then settings and operators were read. */
export function finishReceiving(places: ReceivedPlaces, changed: () => void): () => Result<boolean, AppError> {
  return () => {
    const finished = finishReceived(places)
    if (finished.ok && finished.value) changed()
    return finished
  }
}
