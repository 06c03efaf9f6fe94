// One question to a provider in a process of its own: how it ended, and how far the memory of this process grew, bytes.
import { readFileSync } from 'node:fs'
import { createIvrGateway } from '../../src/main/gateway/ivr-api.ts'
import { anAccount, anOrderDraft } from '../unit/main/gateway/an-order-draft.ts'

const [url = '', what = ''] = process.argv.slice(2)
const gateway = createIvrGateway()
const account = { ...anAccount, url }
const before = highest()
const end =
  what === 'register'
    ? await gateway.register(account, { orderId: 'U1', draft: anOrderDraft('1') })
    : await gateway.search(account, '202611230000000001')
process.stdout.write(JSON.stringify({ end, grown: highest() - before }))

/** The kernel's own high-water mark, bytes. `maxRSS`, elsewhere, begins at the parent's memory. */
function highest(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  const kilobytes = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}
