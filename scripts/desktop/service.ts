import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { SetUpProblem } from '../setup/set-up-problem.mjs'

const PATIENCE_MS = 20_000
const GRACE_MS = 2_000

/** A background program of the desktop. `input` is written to its standard input, which is then closed. */
export interface ServiceOrder {
  readonly command: string
  readonly given: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly input?: string
}

/** A running background program. */
export class Service {
  readonly name: string
  private readonly child: ChildProcess
  private readonly ended: Promise<void>
  private errors = ''
  private running = true

  /** File descriptor 3 of the program is a pipe to us: see `firstLine`. */
  constructor({ command, given, env, input }: ServiceOrder) {
    this.name = command
    this.child = spawn(command, given, { env, stdio: ['pipe', 'ignore', 'pipe', 'pipe'] })
    this.child.stderr
      ?.setEncoding('utf8')
      .on('data', (text: string) => (this.errors = (this.errors + text).slice(-2000)))
    this.child.stdin?.on('error', () => undefined).end(input ?? '')
    this.ended = new Promise((resolve) => {
      const end = (cause?: Error): void => {
        this.running = false
        if (cause !== undefined) this.errors += String(cause)
        resolve()
      }
      this.child.on('exit', () => end()).on('error', end)
    })
  }

  /** The first line the program writes to file descriptor 3. */
  async firstLine(): Promise<string> {
    const pipe = this.child.stdio[3]
    let text = ''
    if (isReadable(pipe)) pipe.setEncoding('utf8').on('data', (part: string) => (text += part))
    await this.until(() => text.includes('\n'))
    return text.slice(0, text.indexOf('\n'))
  }

  /** Waits until `ready`, and fails with the program's own words when it ends or time runs out before. */
  async until(ready: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS
    while (!(await ready())) {
      if (!this.running) throw this.problem('it ended at once')
      if (Date.now() > deadline) throw this.problem(`it was not ready after ${String(PATIENCE_MS / 1000)} s`)
      await wait(30)
    }
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM')
    await Promise.race([this.ended, wait(GRACE_MS, undefined, { ref: false })])
    this.child.kill('SIGKILL')
  }

  private problem(what: string): SetUpProblem {
    const wayOut =
      'check that the Debian packages listed in scripts/setup/linux-libraries.ts are installed and complete.'
    return new SetUpProblem(`${this.name} of the test desktop did not start`, `${what}. ${this.errors.trim()}`, wayOut)
  }
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === 'object' && stream !== null && 'setEncoding' in stream
}
