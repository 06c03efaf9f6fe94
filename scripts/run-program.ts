import { spawn } from 'node:child_process'

/** `given`: the program's arguments. */
export interface Program {
  readonly command: string
  readonly given: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** Where it runs; here unless told. */
  readonly cwd?: string
}

/** Runs a program in the foreground and resolves to its exit code; a death by signal counts as 1. */
export function runProgram({ command, given, env }: Program): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, given, { env, stdio: 'inherit' })
    const stop = (): boolean => child.kill('SIGTERM')
    // Ctrl-C reaches the child through the terminal; staying alive lets it end in order.
    const stay = (): void => undefined
    process.on('SIGTERM', stop).on('SIGINT', stay)
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('SIGTERM', stop).off('SIGINT', stay)
      resolve(code ?? 1)
    })
  })
}
