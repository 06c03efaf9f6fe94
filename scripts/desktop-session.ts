import { pathToFileURL } from 'node:url'
import { openDesktop } from './desktop/open-desktop.ts'
import { runInGroup } from './desktop/run-in-group.ts'
import type { Program } from './run-program.ts'
import { runProgram } from './run-program.ts'
import { reportProblem, SetUpProblem } from './setup/set-up-problem.mjs'
import { listenForStop, STOPPED } from './stop-request.ts'

/** `output`: gets what the program prints; without it the program prints to our own output. */
export interface DesktopProgram extends Program {
  readonly output?: (text: string) => void
}

/**
 * Runs a program on a desktop of its own: screen (Xvfb, 1920x1200), session bus, unlocked keyring (gnome-keyring),
 * notification daemon (dunst), and empty private folders, so that neither the developer's keyring nor settings are
 * touched. All of it is gone afterwards. On macOS and Windows there is no such thing: the program runs where it is.
 * @returns the program's exit code
 * @throws SetUpProblem when a part of the desktop does not start
 */
export async function inDesktopSession(program: DesktopProgram): Promise<number> {
  if (process.platform !== 'linux') return program.output === undefined ? runProgram(program) : runInGroup(program)
  const stop = listenForStop()
  try {
    const desktop = await openDesktop(program.env)
    try {
      return stop.asked() ? STOPPED : await runInGroup({ ...program, env: desktop.env })
    } finally {
      await desktop.close()
    }
  } finally {
    stop.forget()
  }
}

/** `node scripts/desktop-session.ts -- COMMAND ARGUMENTS` */
async function main(given: string[]): Promise<number> {
  const [command, ...rest] = given[0] === '--' ? given.slice(1) : given
  if (command === undefined) {
    const usage = 'node scripts/desktop-session.ts -- COMMAND ARGUMENTS'
    throw new SetUpProblem('no command was given', 'there is nothing to run on the desktop.', `use: ${usage}`)
  }
  return inDesktopSession({ command, given: rest, env: process.env })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (cause) {
    reportProblem(cause)
  }
}
