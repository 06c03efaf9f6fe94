import type { OnHeadersReceivedListenerDetails, Session } from 'electron'
import type { UpdateTrouble } from '../../shared/update-state.ts'

/** The one file that may be loaded. */
export interface ExpectedFile {
  readonly url: string
  /** Bytes. */
  readonly size: number
}

/** Looks at what electron-updater's session asks and hears, below the updater itself. */
export class DownloadGuard {
  #expected: readonly ExpectedFile[] = []
  #trouble: UpdateTrouble | null = null

  /** Requests to any other origin than `origin` never leave; the redirect that led there is refused before. */
  constructor(session: Session, origin: string) {
    session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: new URL(url).origin !== origin }))
    session.webRequest.onHeadersReceived((details, answer) => answer({ cancel: !this.#takes(details) }))
  }

  /** Why something was refused since the last `expect`; null when nothing was. */
  get trouble(): UpdateTrouble | null {
    return this.#trouble
  }

  /** From now on only these files, each in exactly its size, can be loaded to the end. */
  expect(files: readonly ExpectedFile[]): void {
    this.#expected = files
    this.#trouble = null
  }

  #takes({ url, statusCode, responseHeaders = {} }: OnHeadersReceivedListenerDetails): boolean {
    const file = this.#expected.find((expected) => expected.url === url)
    if (file === undefined) return true
    if (statusCode >= 300 && statusCode < 400) this.#trouble = 'redirected'
    else if (statusCode === 200 && !hasSize(responseHeaders, file.size)) this.#trouble = 'damaged'
    return this.#trouble === null
  }
}

/** The length is announced, right, and not that of something packed which unfolds to another. */
function hasSize(headers: Readonly<Record<string, string[]>>, size: number): boolean {
  const values = (name: string): string[] =>
    Object.entries(headers).flatMap(([key, value]) => (key.toLowerCase() === name ? value : []))
  return values('content-length').join() === String(size) && values('content-encoding').join() === ''
}
