import { ref, type ShallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import { figuresText, type ClosingDay } from '../../../shared/closing.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'

interface Given {
  readonly shown: Readonly<ShallowRef<ClosingDay | null>>
  readonly problem: ShallowRef<AppError | null>
  readonly load: () => Promise<void>
}

/** Closes the day that is shown, as it is shown. */
export function useCloseDay(bridge: Bridge, { shown, problem, load }: Given) {
  const closing = ref(false)

  /** The day that was closed, or null, and `problem` says why. The figures are fresh either way. */
  async function close(operator: string): Promise<string | null> {
    const figures = shown.value?.figures
    if (figures === undefined || closing.value) return null
    closing.value = true
    const reply = await bridge.closing.close({ day: figures.day, operator, seen: figuresText(figures) })
    await load()
    closing.value = false
    if (!reply.ok) problem.value = reply.error
    return reply.ok ? figures.day : null
  }
  return { closing, close }
}
