import { join } from 'node:path'

/** Each mode's book has a folder of its own in the folder of everything the app writes. */
export function bookFolder(folder: string, mode: 'training' | 'real'): string {
  return join(folder, 'books', mode)
}
