import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** The time in ms since 1970, kept fresh once a second while the component is on the screen. */
export function useNow(clock: () => number = Date.now): Readonly<Ref<number>> {
  const now = ref(clock())
  let timer: number | undefined
  onMounted(() => {
    timer = window.setInterval(() => (now.value = clock()), 1000)
  })
  onBeforeUnmount(() => window.clearInterval(timer))
  return now
}
