import http from 'node:http'
import type net from 'node:net'
import { once } from 'node:events'

/** A provider made for one test: counts what it is asked and answers as the test says. */
export interface ProviderServer {
  /** Base URL on 127.0.0.1. */
  readonly url: string
  readonly requests: readonly { readonly method: string; readonly path: string; readonly body: string }[]
  /** Resolves when the first request has come in as a whole. */
  readonly asked: Promise<void>
  readonly close: () => Promise<void>
}

export type Answer = (response: http.ServerResponse, request: http.IncomingMessage) => void

/** Starts on a free port. The answer is given after the whole request has been read. */
export async function startProvider(answer: Answer): Promise<ProviderServer> {
  const requests: { method: string; path: string; body: string }[] = []
  let tell = (): void => undefined
  const asked = new Promise<void>((resolve) => (tell = resolve))
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('error', () => undefined)
    request.on('error', () => undefined)
    request.on('end', () => {
      requests.push({ method: request.method ?? '', path: request.url ?? '', body: Buffer.concat(chunks).toString() })
      answer(response, request)
      tell()
    })
  })
  return { url: `${await listen(server)}/api`, requests, asked, close: () => closeServer(server) }
}

export async function listen(server: net.Server, scheme = 'http'): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `${scheme}://127.0.0.1:${String(portOf(server))}`
}

function portOf(server: net.Server): number {
  // Marked boundary: a server that listens on TCP has an AddressInfo.
  return (server.address() as net.AddressInfo).port
}

export async function closeServer(server: net.Server | http.Server): Promise<void> {
  if ('closeAllConnections' in server) server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
