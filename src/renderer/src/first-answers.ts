import type { Bridge } from '../../shared/ipc-contract.ts'

/** Until the screen begins without the answers and says that it is loading, ms. */
const PATIENCE_MS = 300

export interface AskedAhead {
  /** The page's bridge; what was asked ahead it answers with once, and asks anew afterwards. */
  readonly bridge: Bridge
  /** Fulfilled with the answers there, or when it has waited long enough. */
  readonly answered: Promise<unknown>
  /** What nobody took is old from here on. */
  readonly forget: () => void
}

/**
 * Asks what the first screen needs before its code is there. With the answers at hand that screen is made in one go, and
 * the engine keeps the compiled code of all of it: what is only compiled later it would compile at every start.
 */
export function askAhead(page: Bridge): AskedAhead {
  let isOld = false
  const forget = (): void => {
    isOld = true
    for (const stop of stops) stop()
  }
  // Whatever changes before anybody listens would be missed: then the answers from before count for nothing.
  const stops = [page.desk.onChanged(forget), page.settings.onChanged(forget), page.operators.onChanged(forget)]
  const asked: Promise<unknown>[] = []
  function ahead<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
    let answer: Promise<Answer> | null = ask()
    asked.push(answer)
    return () => {
      const kept = isOld ? null : answer
      answer = null
      return kept ?? ask()
    }
  }
  const state = ahead(page.desk.state)
  const kept = { training: ahead(() => page.draft.kept('training')), real: ahead(() => page.draft.kept('real')) }
  const bridge: Bridge = {
    ...page,
    desk: { ...page.desk, state },
    draft: { ...page.draft, kept: (mode) => kept[mode]() },
    operators: { ...page.operators, state: ahead(page.operators.state) },
    settings: { ...page.settings, get: ahead(page.settings.get) },
  }
  const patience = new Promise((resolve) => window.setTimeout(resolve, PATIENCE_MS))
  return { bridge, answered: Promise.race([Promise.allSettled(asked), patience]), forget }
}
