import { computed, ref, watch, type ComputedRef } from 'vue'
import acquirersFile from '../../../../../resources/acquirers.json?url'
import { readAppFile } from '../../app-file.ts'
import { useText } from '../../text/use-text.ts'

type Names = Readonly<Record<string, { readonly ja: string; readonly en?: string }>>

/** The list is asked for when a result first names a card company: no order being typed needs it. */
async function loadNames(): Promise<Names> {
  // Marked boundary: made by scripts/make-error-guide.ts, and a test of its own compares it with the tables.
  return JSON.parse(await readAppFile(acquirersFile)) as Names
}

/** The card company behind a code of the provider, with the code; a code that nobody knows stays as it is. */
export function useAcquirer(code: () => string | null | undefined): ComputedRef<string> {
  const { t, language } = useText()
  const names = ref<Names | null>(null)
  watch(
    () => (code() ?? '') !== '',
    async (needed) => {
      if (needed) names.value ??= await loadNames()
    },
    { immediate: true },
  )
  return computed(() => {
    const text = code() ?? ''
    // Codes come in either case.
    const key = text.trim().toLowerCase()
    const name = names.value !== null && Object.hasOwn(names.value, key) ? names.value[key] : undefined
    if (name === undefined) return text
    return t('common.acquirer', { name: language.value === 'en' ? (name.en ?? name.ja) : name.ja, code: text })
  })
}
