import { onBeforeUnmount, onMounted } from 'vue'

/** Gone from the page, or no longer to be pressed: the browser has put the focus on nothing. */
function isLost(last: Element | null): boolean {
  const isNowhere = document.activeElement === null || document.activeElement === document.body
  return isNowhere && last !== null && (!last.isConnected || last.matches(':disabled'))
}

/** The focus went to the screen before its heading had come: a ring around everything points at nothing. */
function isStranded(): boolean {
  const at = document.activeElement
  return at?.tagName === 'MAIN' && at.querySelector('h1') !== null
}

/** Where a reader goes on when what it stood on is gone: the heading of the screen, else the screen. */
function focusScreen(): void {
  const target = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
  target?.setAttribute('tabindex', '-1')
  target?.focus({ preventScroll: true })
}

/** The focus is never lost: a screen that takes none itself gets it on its heading. */
export function useFocusKeeping(): void {
  let last: Element | null = null
  let frame = 0
  const remember = (event: FocusEvent): void => {
    if (event.target instanceof Element) last = event.target
  }
  const look = (): void => {
    frame = 0
    if (isLost(last) || isStranded()) focusScreen()
  }
  // A frame later: the screen that came may place the focus by itself.
  const observer = new MutationObserver(() => {
    if (frame === 0 && (isLost(last) || isStranded())) frame = requestAnimationFrame(look)
  })
  onMounted(() => {
    document.addEventListener('focusin', remember)
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] })
  })
  onBeforeUnmount(() => {
    document.removeEventListener('focusin', remember)
    observer.disconnect()
    cancelAnimationFrame(frame)
  })
}
