import { createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createIvrGateway } from '../../src/main/gateway/ivr-api.ts'
import { closeServer, listen } from '../integration/gateway/provider-server.ts'
import { anAccount, anOrderDraft } from '../unit/main/gateway/an-order-draft.ts'

const good = JSON.stringify({ resultCode: '0', discrementId: '012345', receiptNo: '202611230000000001' })
let close = (): Promise<void> => Promise.resolve()
afterEach(() => close())

/** Answers the first request of a connection and keeps it open; a second one on it is met by what a dead router does. */
async function routerThatForgets(second: (socket: Socket) => void) {
  const seen: { connection: number; path: string }[] = []
  let connections = 0
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    const connection = (connections += 1)
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      const path = /^POST (\S+)/u.exec(chunk.toString('latin1'))?.[1]
      if (path === undefined) return
      seen.push({ connection, path })
      if (seen.filter((one) => one.connection === connection).length > 1) {
        second(socket)
        return
      }
      const keep = 'Connection: keep-alive\r\nKeep-Alive: timeout=60'
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(good)}\r\n${keep}\r\n\r\n${good}`)
    })
  })
  const url = `${await listen(server)}/api`
  close = async () => {
    for (const socket of sockets) socket.destroy()
    await closeServer(server)
  }
  return { url, seen }
}

test.each<readonly [string, (socket: Socket) => void]>([
  ['resets', (socket) => void socket.resetAndDestroy()],
  ['closes', (socket) => void socket.end()],
])('fault 8: no request is sent over a connection that was used and %s: each is seen once', async (_, second) => {
  const { url, seen } = await routerThatForgets(second)
  const gateway = createIvrGateway()
  const account = { ...anAccount, url }
  for (const orderId of ['U1', 'U2', 'U3'])
    expect((await gateway.register(account, { orderId, draft: anOrderDraft('1') })).ok).toBe(true)
  expect(seen).toEqual([1, 2, 3].map((connection) => ({ connection, path: '/api/AuthRegistApi' })))
})
