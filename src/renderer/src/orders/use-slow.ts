import { onBeforeUnmount, ref, watch, type Ref } from 'vue'

/** True once something has been under way for longer than `after` ms. */
export function useSlow(busy: Readonly<Ref<boolean>>, after: number): Readonly<Ref<boolean>> {
  const slow = ref(false)
  let timer: number | undefined
  watch(busy, (now) => {
    window.clearTimeout(timer)
    slow.value = false
    if (now) timer = window.setTimeout(() => (slow.value = true), after)
  })
  onBeforeUnmount(() => window.clearTimeout(timer))
  return slow
}
