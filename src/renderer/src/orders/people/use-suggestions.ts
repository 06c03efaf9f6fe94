import { onBeforeUnmount, watch } from 'vue'
import { holdsCardNumber } from '../../../../shared/card-number.ts'
import { useBridge } from '../../bridge.ts'
import { useDraft } from '../../stores/draft.ts'
import { usePresets } from '../../stores/presets.ts'

/** A pause between two keys after which is looked, ms: short enough to seem at once. */
const LOOK_AFTER_MS = 60

/** Looks for people by whichever of name, kana and phone was typed last. Late answers to older words are dropped. */
export function useSuggestions(): void {
  const bridge = useBridge()
  const draft = useDraft()
  const presets = usePresets()
  let timer: number | undefined
  let asked = 0

  async function look(text: string): Promise<void> {
    asked += 1
    const mine = asked
    const answer = text.trim() === '' || holdsCardNumber(text) ? null : await bridge.customers.suggest({ text })
    if (mine !== asked) return
    presets.suggest(answer?.ok === true ? answer.value : [])
  }
  const watching = (['name', 'kana', 'phone'] as const).map((field) =>
    watch(
      () => draft.order.customer[field],
      (text) => {
        window.clearTimeout(timer)
        timer = window.setTimeout(() => void look(text), LOOK_AFTER_MS)
      },
    ),
  )
  onBeforeUnmount(() => {
    window.clearTimeout(timer)
    asked += 1
    watching.forEach((stop) => stop())
    presets.suggest([])
  })
}

/** ↓ and ↑ mark a person, Enter takes the marked one, Esc marks none; every other key keeps its meaning. */
export function personKey(key: string | null, marked: number): 'next' | 'before' | 'take' | 'none' | null {
  if (key === 'ArrowDown') return 'next'
  if (marked < 0) return null
  const meaning = { ArrowUp: 'before', Enter: 'take', Escape: 'none' } as const
  return key === 'ArrowUp' || key === 'Enter' || key === 'Escape' ? meaning[key] : null
}
