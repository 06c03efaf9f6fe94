import { runInGroup } from '../desktop/run-in-group.ts'
import { inDesktopSession } from '../desktop-session.ts'
import type { Program } from '../run-program.ts'

/** How a program ended and all it printed, both streams in the order of arrival. */
export interface Captured {
  readonly code: number
  readonly text: string
}

/** Runs a program silently, where we are or on a test desktop. */
export async function capture(program: Program, where: 'here' | 'desktop'): Promise<Captured> {
  let text = ''
  const output = (part: string): void => {
    text += part
  }
  const run = where === 'desktop' ? inDesktopSession : runInGroup
  const code = await run({ ...program, output })
  return { code, text }
}
