// Half an export in a process of its own: it says when the first pages are in the file, and waits to be killed.
import { writeExport } from '../../../src/main/receipts/write-export.ts'
import type { ExportTask } from '../../../src/main/receipts/export-task.ts'

// Marked boundary: write-export.test.ts hands it over.
const task = JSON.parse(process.argv[2] ?? '') as ExportTask
await writeExport({
  ...task,
  isStopped: () => false,
  progress: () => {
    process.stdout.write('half')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  },
})
