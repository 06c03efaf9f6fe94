import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import type { DesktopProgram } from '../desktop-session.ts'

/**
 * Runs a program in a process group of its own and resolves to its exit code (1 when a signal ended it). Whoever stops
 * us stops the whole group, and whatever the program leaves running in its group ends with it.
 */
export function runInGroup({ command, given, env, cwd, output }: DesktopProgram): Promise<number> {
  return new Promise((resolve, reject) => {
    const stream = output === undefined ? 'inherit' : 'pipe'
    const child = spawn(command, given, {
      env,
      cwd,
      stdio: ['ignore', stream, stream],
      detached: process.platform !== 'win32',
    })
    for (const pipe of [child.stdout, child.stderr]) {
      pipe?.setEncoding('utf8').on('data', (text: string) => output?.(text))
    }
    const stop = (): void => signalGroup(child, 'SIGTERM')
    process.on('SIGTERM', stop).on('SIGINT', stop).on('SIGHUP', stop)
    const ended = (): void => {
      process.off('SIGTERM', stop).off('SIGINT', stop).off('SIGHUP', stop)
      signalGroup(child, 'SIGKILL')
    }
    child.on('error', (cause) => {
      ended()
      reject(cause)
    })
    // "exit" comes before "close", which waits for everybody who holds the pipes: ending the group lets go of them.
    child.on('exit', ended)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch {
    // Everybody in the group has ended already.
  }
}
