import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import * as v from 'valibot'
import type { AppError, FieldIssue } from '../../shared/app-error.ts'
import type { Channel, Output } from '../../shared/ipc-contract.ts'
import type { Operator } from '../../shared/operator.ts'
import { failure, type Result } from '../../shared/result.ts'
import type { CallRate } from './call-rate.ts'
import { isTooLarge } from './input-size.ts'

export interface GateParts {
  /** Origin of our own page, e.g. `app://uketsuke`. */
  readonly origin: string
  /** Refuses calls that come too fast with `busy`. */
  readonly rate: Pick<CallRate, 'takes'>
  /** Who is working, or why this channel is not for them; null while there are no operators. */
  readonly admit: (channel: Channel) => Result<Operator | null, AppError>
  /** Told of bugs: the channel and what was thrown. Never the input. */
  readonly bug: (channel: Channel, cause: unknown) => void
  /** Calls that came before the gate stood. */
  readonly held?: HeldCalls
}

type Answer<C extends Channel, S extends v.GenericSchema> = (
  input: v.InferOutput<S>,
  by: Operator | null,
) => Promise<Result<Output<C>, AppError>>

/** Channels of the small window: it may ask nothing else, and nobody else may ask them. */
const MINI_CHANNELS: readonly Channel[] = ['mini:state', 'mini:close']
const SCREEN_PAGES: readonly string[] = ['/', '/index.html']
const MINI_PAGES: readonly string[] = ['/mini.html']

/** Only the main frame of the page that a channel was made for may ask: no other frame, window or origin. */
function isItsPage(event: IpcMainInvokeEvent, origin: string, channel: Channel): boolean {
  const frame = event.senderFrame
  if (frame === null || frame !== event.sender.mainFrame) return false
  if (frame.url !== origin && !frame.url.startsWith(`${origin}/`)) return false
  return (MINI_CHANNELS.includes(channel) ? MINI_PAGES : SCREEN_PAGES).includes(new URL(frame.url).pathname || '/')
}

const MOST_ISSUES = 50
const LONGEST_MESSAGE = 500

const TOO_LARGE: AppError = { kind: 'invalid-input', issues: [{ path: '', message: 'unknown' }] }

/** Bounded: what is wrong with a monstrous input must not be as monstrous as the input. */
function issuesOf(issues: readonly v.BaseIssue<unknown>[]): FieldIssue[] {
  return issues.slice(0, MOST_ISSUES).map((issue) => ({
    path: (v.getDotPath(issue) ?? '').slice(0, LONGEST_MESSAGE),
    message: issue.message.slice(0, LONGEST_MESSAGE),
  }))
}

/** Answers one call of a channel. */
type Answering = (event: IpcMainInvokeEvent, input: unknown) => Promise<unknown>

/** More calls than any page of ours asks while it starts. */
const MOST_HELD = 500

/**
 * Takes calls before the gate stands, so that a page may start while the code behind it is still being read: each waits,
 * unread, until its channel is opened. What waits is bounded: a page gone wild must not fill this process meanwhile.
 */
export class HeldCalls {
  readonly #open = new Map<string, (answering: Answering) => void>()
  #waiting = 0

  constructor(channels: readonly string[]) {
    for (const channel of channels) {
      const opened = new Promise<Answering>((resolve) => this.#open.set(channel, resolve))
      ipcMain.handle(channel, async (event, input: unknown) => {
        if (!this.#open.has(channel)) return (await opened)(event, input)
        if (this.#waiting >= MOST_HELD) return failure({ kind: 'busy' })
        if (isTooLarge(channel, input)) return failure(TOO_LARGE)
        this.#waiting += 1
        const answering = await opened.finally(() => (this.#waiting -= 1))
        return answering(event, input)
      })
    }
  }

  /** Hands a channel over to whoever answers it; false when it is not held. */
  open(channel: string, answering: Answering): boolean {
    const open = this.#open.get(channel)
    this.#open.delete(channel)
    open?.(answering)
    return open !== undefined
  }

  /** What nobody will ever answer is refused, now and later: a page that waits for ever says nothing. */
  refuseRest(): void {
    for (const channel of [...this.#open.keys()])
      this.open(channel, () => Promise.resolve(failure({ kind: 'unexpected' })))
  }
}

/** The one gate into the main process: sender, rate, size, schema, right, answer. It alone turns a throw into `unexpected`. */
export class Gate {
  readonly #parts: GateParts
  readonly #channels: Channel[] = []

  constructor(parts: GateParts) {
    this.#parts = parts
  }

  /** Opens a channel. Nothing can be handled without the schema of its input. */
  handle<C extends Channel, S extends v.GenericSchema>(channel: C, schema: S, answer: Answer<C, S>): void {
    this.#channels.push(channel)
    const answering = async (event: IpcMainInvokeEvent, input: unknown): Promise<Result<Output<C>, AppError>> => {
      try {
        if (!isItsPage(event, this.#parts.origin, channel)) return failure({ kind: 'forbidden-sender' })
        if (!this.#parts.rate.takes(channel)) return failure({ kind: 'busy' })
        if (isTooLarge(channel, input)) return failure(TOO_LARGE)
        const parsed = v.safeParse(schema, input)
        if (!parsed.success) return failure({ kind: 'invalid-input', issues: issuesOf(parsed.issues) })
        const by = this.#parts.admit(channel)
        return by.ok ? await answer(parsed.output, by.value) : by
      } catch (cause) {
        this.#parts.bug(channel, cause)
        return failure({ kind: 'unexpected' })
      }
    }
    if (this.#parts.held?.open(channel, answering) !== true) ipcMain.handle(channel, answering)
  }

  /** Closes every channel that was opened, but `open`. */
  close(open: readonly Channel[] = []): void {
    const closing = this.#channels.filter((channel) => !open.includes(channel))
    for (const channel of closing) ipcMain.removeHandler(channel)
  }
}
