import type { Repaired } from './book-care.ts'
import type { Reply } from './ipc-contract.ts'
import type { MovedOut, MovingPreview } from './moving.ts'

/** Moving a shop to another PC. A path comes only out of a dialog, never from the page. */
export interface MovingRequests {
  /** Asks where to and writes the file; null when the operator closed the dialog. */
  'moving:write': { input: null; output: MovedOut | null }
  /** Asks for a file and looks into it; null when the operator closed the dialog. */
  'moving:look': { input: null; output: MovingPreview | null }
  /** Takes what was looked into; the book that is here is put aside. */
  'moving:take': { input: null; output: Repaired }
  /** What was looked into is not wanted. */
  'moving:forget': { input: null; output: null }
}

type Ask<C extends keyof MovingRequests> = () => Promise<Reply<C>>

export interface MovingBridge {
  readonly write: Ask<'moving:write'>
  readonly look: Ask<'moving:look'>
  readonly take: Ask<'moving:take'>
  readonly forget: Ask<'moving:forget'>
}
