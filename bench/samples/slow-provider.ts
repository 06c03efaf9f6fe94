// The provider of B5: answers every search after a fixed time, and knows how many it has been asked at once.
// POST /plan sets when which receipt changes and starts counting anew; GET /most tells the most requests in flight.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

const answerMs = Number(process.argv[2])
const changesAt = new Map<string, number>()
let inFlight = 0
let most = 0

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) text += chunk
  return text
}

function search(text: string, response: ServerResponse): void {
  const receiptNo = /"receiptNo":"(\w+)"/u.exec(text)?.[1] ?? ''
  setTimeout(() => {
    const changed = Date.now() >= (changesAt.get(receiptNo) ?? Number.POSITIVE_INFINITY)
    inFlight -= 1
    response.end(JSON.stringify({ resultCode: '0', receiptNo, statusCode: changed ? '1' : '0' }))
  }, answerMs)
}

function plan(text: string, response: ServerResponse): void {
  changesAt.clear()
  for (const [receiptNo, at] of JSON.parse(text) as [string, number][]) changesAt.set(receiptNo, at)
  most = 0
  response.end()
}

const server = createServer((request, response) => {
  if (request.method === 'GET') return void response.end(String(most))
  const isSearch = request.url?.endsWith('AuthSearchApi') === true
  if (isSearch) most = Math.max(most, (inFlight += 1))
  void bodyOf(request).then((text) => (isSearch ? search(text, response) : plan(text, response)))
})
server.listen({ port: 0, host: '127.0.0.1', backlog: 2048 }, () => {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  console.log(`http://127.0.0.1:${port}`)
})
// Gone when whoever started it is gone.
process.stdin.resume().on('end', () => process.exit(0))
