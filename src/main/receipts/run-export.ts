import { Worker } from 'node:worker_threads'
import type { ExportProgress } from '../../shared/export-request.ts'
import type { ExportTask, WriteEnd } from './export-task.ts'

type Said = { readonly progress: ExportProgress } | { readonly result: WriteEnd }

/** MB that the thread's heap may take: a page of orders needs a fraction of it, a runaway is ended. */
const HEAP_MB = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 192 }

/** Runs an export in a thread of its own. Rejects when the thread broke: that is a bug, or the book's file failing. */
export function runExport(
  thread: string,
  task: ExportTask,
  progress: (progress: ExportProgress) => void = () => undefined,
): Promise<WriteEnd> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: task, resourceLimits: HEAP_MB })
    let result: WriteEnd | null = null
    worker.on('message', (said: Said) => {
      if ('progress' in said) progress(said.progress)
      else ({ result } = said)
    })
    worker.on('error', reject)
    // Only when the thread is gone has it let go of the book's file.
    worker.on('exit', () => {
      if (result === null) reject(new Error('the exporting thread ended without a word'))
      else resolve(result)
    })
  })
}
