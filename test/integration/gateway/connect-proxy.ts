import http from 'node:http'
import net from 'node:net'
import type { Duplex } from 'node:stream'
import { closeServer, listen } from './provider-server.ts'

/** What a proxy does with a CONNECT: `socket` is the client's, `open` joins it to the server it asked for. */
export type ProxyWays = (socket: Duplex, open: () => void) => void

export interface ConnectProxy {
  /** As the system's settings would name it. */
  readonly entry: string
  /** Every CONNECT: the address asked for and the names of the headers. */
  readonly asked: readonly { readonly address: string; readonly headers: readonly string[] }[]
  readonly close: () => Promise<void>
}

export const ESTABLISHED = 'HTTP/1.1 200 Connection established\r\n\r\n'

/** A real proxy on a free port; tunnels unless told otherwise. */
export async function startProxy(ways: ProxyWays = (_, open) => open()): Promise<ConnectProxy> {
  const asked: { address: string; headers: string[] }[] = []
  const sockets = new Set<Duplex>()
  const keep = (socket: Duplex): void => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  }
  const server = http.createServer((_, response) => response.writeHead(405).end())
  server.on('connection', keep)
  server.on('connect', (request: http.IncomingMessage, socket: Duplex) => {
    const address = request.url ?? ''
    asked.push({ address, headers: Object.keys(request.headers) })
    ways(socket, () => {
      const [host, port] = address.split(':')
      const server = net.connect(Number(port), host, () => {
        socket.write(ESTABLISHED)
        server.pipe(socket).pipe(server)
      })
      keep(server)
      socket.on('close', () => server.destroy())
    })
  })
  const entry = `PROXY ${(await listen(server)).replace('http://', '')}`
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    await closeServer(server)
  }
  return { entry, asked, close }
}
