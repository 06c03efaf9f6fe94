// The entry of a thread: does the one task it was started for and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { doBookTask, type BookTaskName, type BookTasks } from './book-tasks.ts'

// Marked boundary: only book-thread.ts starts this file.
const { name, input } = workerData as { name: BookTaskName; input: BookTasks[BookTaskName]['input'] }
parentPort?.postMessage(await doBookTask(name, input))
