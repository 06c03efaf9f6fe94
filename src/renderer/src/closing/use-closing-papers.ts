import { ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'

export type Paper = 'print' | 'pdf' | 'csv'

/** A day on paper and in files. A closed dialog is no news: nothing is said. */
export function useClosingPapers(bridge: Bridge) {
  const working = ref<Paper | null>(null)
  /** Where the last file went. */
  const path = ref<string | null>(null)
  const printFailed = ref(false)
  const problem = shallowRef<AppError | null>(null)

  function forget(): void {
    path.value = null
    printFailed.value = false
    problem.value = null
  }
  async function make(paper: Paper, day: string): Promise<void> {
    if (working.value !== null) return
    forget()
    working.value = paper
    const reply = await ask(paper, day)
    working.value = null
    if (!reply.ok) problem.value = reply.error
    else if (typeof reply.value === 'string') printFailed.value = reply.value === 'failed'
    else path.value = reply.value?.path ?? null
  }
  function ask(paper: Paper, day: string) {
    if (paper === 'print') return bridge.closing.print({ day })
    return paper === 'pdf' ? bridge.closing.pdf({ day }) : bridge.closing.csv({ day })
  }
  return { working, path, printFailed, problem, make, forget }
}
