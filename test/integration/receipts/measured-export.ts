// A whole export in a process of its own, as the app does it: it answers how it ended and how far its memory grew, bytes.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runExport } from '../../../src/main/receipts/run-export.ts'
import type { ExportTask } from '../../../src/main/receipts/export-task.ts'

const THREAD = join(import.meta.dirname, '../../../src/main/receipts/export-thread.ts')
// Marked boundary: many-orders.test.ts hands it over.
const task = JSON.parse(process.argv[2] ?? '') as Omit<ExportTask, 'stop'>
const before = process.memoryUsage.rss()
const end = await runExport(THREAD, { ...task, stop: new SharedArrayBuffer(4) })
process.stdout.write(JSON.stringify({ end, grown: highest() - before }))

/** The kernel's own high-water mark, bytes: nothing between two looks is missed. `maxRSS` begins at the parent's memory. */
function highest(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  const kilobytes = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}
