import type { Page } from '@playwright/test'

/** Processor time that a page's own thread took, ms: other programs on the machine do not count into it. */
export interface PageWork {
  readonly allMs: number
  readonly scriptMs: number
  /** Styles and layout. */
  readonly layoutMs: number
}

/** Watches the page's thread; the answer tells what it took since then. */
export async function watchWork(page: Page): Promise<() => Promise<PageWork>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async (): Promise<Map<string, number>> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return new Map(metrics.map(({ name, value }) => [name, value * 1000]))
  }
  const before = await read()
  return async () => {
    const now = await read()
    await session.detach()
    const since = (name: string): number => (now.get(name) ?? 0) - (before.get(name) ?? 0)
    return {
      allMs: since('TaskDuration'),
      scriptMs: since('ScriptDuration'),
      layoutMs: since('LayoutDuration') + since('RecalcStyleDuration'),
    }
  }
}
