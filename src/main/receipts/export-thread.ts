// A thread of its own reads, encodes and writes, so that no click ever waits for a file.
import { parentPort, workerData } from 'node:worker_threads'
import type { ExportTask } from './export-task.ts'
import { writeExport } from './write-export.ts'

/** Progress is told no more often than this, ms. */
const TELL_EVERY_MS = 100

// Marked boundary: receipt-export.ts hands over an ExportTask.
const task = workerData as ExportTask
const stop = new Int32Array(task.stop)
let told = 0
const result = await writeExport({
  ...task,
  isStopped: () => Atomics.load(stop, 0) !== 0,
  progress: (progress) => {
    const now = performance.now()
    if (now - told < TELL_EVERY_MS) return
    told = now
    parentPort?.postMessage({ progress })
  },
})
parentPort?.postMessage({ result })
