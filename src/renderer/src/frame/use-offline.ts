import { computed, onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import type { DeskState } from '../../../shared/desk-state.ts'

/** The first pause after a question that failed is 2 s: a line that is down for so long, ms, failed twice in a row. */
const DOWN_AFTER_MS = 5_000

/** Whether this PC says that it has no network. */
function useNoNetwork(): Ref<boolean> {
  const found = ref(!navigator.onLine)
  const look = (): void => void (found.value = !navigator.onLine)
  onMounted(() => ['online', 'offline'].forEach((name) => window.addEventListener(name, look)))
  onBeforeUnmount(() => ['online', 'offline'].forEach((name) => window.removeEventListener(name, look)))
  return found
}

/** Whether a state has lasted for so many ms. */
function useLasting(isSo: () => boolean, ms: number): Ref<boolean> {
  const lasts = ref(false)
  let timer: number | undefined
  const look = (now: boolean): void => {
    window.clearTimeout(timer)
    lasts.value = false
    if (now) timer = window.setTimeout(() => (lasts.value = true), ms)
  }
  watch(isSo, look, { immediate: true })
  onBeforeUnmount(() => window.clearTimeout(timer))
  return lasts
}

/** Whether the provider is out of reach: no network, or questions that failed in a row. Training needs no network. */
export function useOffline(state: () => DeskState | null): Ref<boolean> {
  const noNetwork = useNoNetwork()
  const isDown = useLasting(() => state()?.line === 'unreachable', DOWN_AFTER_MS)
  return computed(() => state()?.mode === 'real' && (noNetwork.value || isDown.value))
}
