import { net, type IncomingMessage, type Session } from 'electron'
import type { Clock } from '../clock.ts'
import { UpdateProblem } from './update-problem.ts'

/** Longest wait for the whole answer, ms. */
const PATIENCE_MS = 15_000

export interface BoundedFetch {
  readonly session: Session
  readonly clock: Clock
  /** Bytes of the largest answer that is read to its end. */
  readonly limit: number
}

/** The body, as long as it is no longer than `limit`; throws UpdateProblem. */
function readBody(answer: IncomingMessage, limit: number, fail: (problem: UpdateProblem) => void): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  return new Promise((resolve) => {
    answer.on('data', (chunk) => {
      length += chunk.length
      if (length > limit) fail(new UpdateProblem('too-large'))
      else chunks.push(chunk)
    })
    answer.on('end', () => resolve(Buffer.concat(chunks)))
    answer.on('error', () => fail(new UpdateProblem('offline')))
    answer.on('aborted', () => fail(new UpdateProblem('offline')))
  })
}

/**
 * What lies at `url`. No redirect is followed, nothing is sent along, and neither a slow nor an endless answer is
 * waited for. Throws UpdateProblem.
 */
export function fetchBounded(url: string, { session, clock, limit }: BoundedFetch): Promise<Buffer> {
  return new Promise<Buffer>((resolve, reject) => {
    const request = net.request({ url, session, redirect: 'manual', credentials: 'omit', cache: 'no-store' })
    const fail = (problem: UpdateProblem): void => {
      end()
      reject(problem)
      request.abort()
    }
    const end = clock.after(PATIENCE_MS, () => fail(new UpdateProblem('offline')))
    request.on('redirect', () => fail(new UpdateProblem('redirected')))
    request.on('error', () => fail(new UpdateProblem('offline')))
    request.on('response', (answer) => {
      if (answer.statusCode !== 200) fail(new UpdateProblem('not-there'))
      else
        void readBody(answer, limit, fail).then((body) => {
          end()
          resolve(body)
        })
    })
    request.end()
  })
}
