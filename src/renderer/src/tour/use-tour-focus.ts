import { onBeforeUnmount, onMounted, type Ref } from 'vue'
import { isOfIme } from '../frame/use-shortcuts.ts'

/** Keys that go on being the page's own while the tour is open. */
const HARMLESS = /^(Tab|Shift|Control|Alt|Meta|CapsLock|Process)$/u

const SCREEN_KEY = /^F\d+$/u

function swallow(event: Event): void {
  event.preventDefault()
  event.stopPropagation()
}

/** To where the screen had put it, or to what the screen begins with. */
function returnFocus(theirs: HTMLElement | null): void {
  const fallback = document.querySelector<HTMLElement>('main h1[tabindex], main button')
  ;(theirs?.isConnected === true && theirs.closest('main') !== null ? theirs : fallback)?.focus()
}

interface TourFocus {
  readonly note: Readonly<Ref<HTMLElement | null>>
  /** The operator turned to something else, or had enough. */
  readonly leave: () => void
}

/**
 * The tour never stands in the way: a press, a key or typing anywhere else ends it. A screen that takes the focus while
 * it arrives is remembered, and gets it back when the tour ends.
 */
export function useTourFocus({ note, leave }: TourFocus) {
  /** A screen may take long to arrive: until the operator moves the focus, whatever moves it is the screen. */
  let isArriving = false
  let theirs: HTMLElement | null = null
  const isOutside = (target: EventTarget | null): boolean => !(target instanceof Node && note.value?.contains(target))
  const take = (): void => note.value?.querySelector<HTMLElement>('.next')?.focus({ preventScroll: true })

  /** A step's screen is being shown. */
  function arrive(): void {
    const here = document.activeElement
    theirs = here instanceof HTMLElement && here !== document.body && isOutside(here) ? here : theirs
    isArriving = true
    take()
  }
  function giveBack(): void {
    isArriving = false
    returnFocus(theirs)
  }
  function onFocus(event: FocusEvent): void {
    if (!isOutside(event.target) || !isArriving) return
    theirs = event.target instanceof HTMLElement ? event.target : theirs
    take()
  }
  // A field that loses the focus to the tour was not left by the operator: nothing is to be found missing in it.
  function onBlur(event: FocusEvent): void {
    if (isArriving && event.target instanceof Element && isOutside(event.target)) event.stopPropagation()
  }
  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Tab') isArriving = false
    const isEscape = event.key === 'Escape' && !isOfIme(event)
    const endsHere = isEscape || SCREEN_KEY.test(event.key)
    if (isEscape) swallow(event)
    if (endsHere || (isOutside(event.target) && !HARMLESS.test(event.key))) leave()
    // A screen key may show the screen that is shown already: the focus must not go with the note.
    if (endsHere) giveBack()
  }
  const onOther = (event: Event): void => (isOutside(event.target) ? leave() : undefined)
  useWindow('focusin', onFocus)
  useWindow('blur', onBlur)
  useWindow('keydown', onKey)
  useWindow('pointerdown', onOther)
  useWindow('input', onOther)
  return { arrive, giveBack }
}

/** Listens before the page's own listeners do. */
function useWindow<E extends 'focusin' | 'blur' | 'keydown' | 'pointerdown' | 'input'>(
  name: E,
  hear: (event: WindowEventMap[E]) => void,
): void {
  onMounted(() => window.addEventListener(name, hear, true))
  onBeforeUnmount(() => window.removeEventListener(name, hear, true))
}
