import { Worker } from 'node:worker_threads'
import type { BookTaskName, BookTasks, DoBookTask } from './book-tasks.ts'

/**
 * Does each task in a thread of its own, so that the desk goes on answering. `entry` is book-worker.ts, or what it was
 * built into. Rejects with what the task threw, or when the thread ends without a word.
 */
export function bookThread(entry: URL): DoBookTask {
  return <N extends BookTaskName>(name: N, input: BookTasks[N]['input']) =>
    new Promise<BookTasks[N]['output']>((resolve, reject) => {
      const worker = new Worker(entry, { workerData: { name, input } })
      const said: unknown[] = []
      worker.on('message', (answer: unknown) => said.push(answer))
      worker.once('error', reject)
      // Only with the thread does its driver let go of the file for certain.
      worker.once('exit', (code) => {
        if (said.length === 0) reject(new Error(`the book's thread ended with ${code} and no answer`))
        // Marked boundary: the other side answers what the task of this name answers.
        else resolve(said[0] as BookTasks[N]['output'])
      })
    })
}
