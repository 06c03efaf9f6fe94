import { computed, shallowRef, watch } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { ClosingDay, DaySums } from '../../../shared/closing.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import { dayLater, japanDayName } from '../../../shared/japan-time.ts'
import { useBookLook } from '../frame/use-book-look.ts'
import { useNow } from '../frame/use-now.ts'
import { useClosingView } from './closing-view.ts'

/** Days of the chart. */
const CHART_DAYS = 30
/** Changes of the book that come close together lead to one look at it, in ms. */
const PAUSE_MS = 300

/** The chart ends today; for a day that it would not show it ends with that day. */
function lastOfChart(day: string, today: string): string {
  return day > today || day <= dayLater(today, -CHART_DAYS) ? day : today
}

/** One day in figures, kept fresh while orders change; the last one stays in sight until the next one is here. */
export function useClosing(bridge: Bridge) {
  const view = useClosingView()
  const now = useNow()
  const today = computed(() => japanDayName(now.value))
  const day = computed(() => view.chosen ?? today.value)
  const shown = shallowRef<ClosingDay | null>(null)
  const days = shallowRef<readonly DaySums[]>([])
  const problem = shallowRef<AppError | null>(null)

  async function load(): Promise<void> {
    const wanted = day.value
    const [one, many] = await Promise.all([
      bridge.closing.day({ day: wanted }),
      bridge.closing.days({ last: lastOfChart(wanted, today.value), days: CHART_DAYS }),
    ])
    if (wanted !== day.value) return
    problem.value = one.ok ? null : one.error
    if (one.ok) shown.value = one.value
    if (many.ok) days.value = many.value
  }
  const show = (next: string): void => void (view.chosen = next === today.value ? null : next)
  watch(day, () => void load())
  useBookLook({ bridge, look: load, pauseMs: PAUSE_MS })
  return { today, day, shown, days, problem, show, load }
}
