import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { inFreshWindow, withShop } from './app-window.ts'
import { backedUp } from './backed-up.ts'
import { oursAtMost, type Benchmark, type Given, type Measured } from './benchmark.ts'
import { quantile, short } from './figures.ts'
import { bundlePage } from './page-bundle.ts'
import { watchWork, type PageWork } from './page-work.ts'
import type { PageWatch, ReceiptsPage, WatchedFrames } from './receipts-page.ts'
import { dragScrollbar, turnWheel } from './scroll-list.ts'

const LASTS_MS = 10_000
const FRAME_GOAL_MS = 50
const ROW_PX = 52

declare const receiptsPage: ReceiptsPage & PageWatch

/** B6b: the receipts screen scrolled for 10 s by wheel and by scrollbar, beside an empty box of the same height. */
export const scrolling: Benchmark = { id: 'B6B', run }

interface Seen extends WatchedFrames {
  readonly work: PageWork
}

type Way = (page: Page, list: Locator, lastsMs: number) => Promise<void>
const WAYS: readonly (readonly [id: string, what: string, way: Way])[] = [
  ['B6b-wheel', 'by wheel', turnWheel],
  ['B6b-drag', 'by scrollbar, the whole book in 5 s and back', dragScrollbar],
]

async function run(given: Given): Promise<readonly Measured[]> {
  const { script } = await bundlePage(join(given.work, 'b6b-page'))
  const seen = await withShop(given, (userData) =>
    inFreshWindow({ userData }, async (page) => {
      await backedUp(userData)
      await page.keyboard.press('F4')
      await page.getByRole('grid').getByRole('row').nth(3).waitFor()
      await page.evaluate(script)
      const ours = await bothWays(page, '[role=grid]')
      await page.evaluate((height) => receiptsPage.emptyScroller(height), given.rows * ROW_PX)
      return { ours, empty: await bothWays(page, '.empty-scroller') }
    }),
  )
  return WAYS.flatMap(([id, what], at) => {
    const [ours, empty] = [seen.ours[at], seen.empty[at]]
    return ours === undefined || empty === undefined ? [] : [figure({ id, what, ours, empty })]
  })
}

async function bothWays(page: Page, selector: string): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const [, , way] of WAYS) {
    await page.evaluate((list) => receiptsPage.startWatching(list), selector)
    const worked = await watchWork(page)
    await way(page, page.locator(selector), LASTS_MS)
    const work = await worked()
    seen.push({ ...(await page.evaluate(() => receiptsPage.stopWatching())), work })
  }
  return seen
}

interface Scrolled {
  readonly id: string
  readonly what: string
  readonly ours: Seen
  readonly empty: Seen
}

function figure({ id, what, ours, empty }: Scrolled): Measured {
  const [own, theirs] = [told(ours), told(empty)]
  const lines = `a line on its way for ${short(ours.onItsWayMs)} ms at most, blank ${short(ours.blankMs)} ms`
  return oursAtMost({
    ...{ id, what: `worst frame of 10 s of scrolling ${what}`, unit: 'ms', goal: FRAME_GOAL_MS },
    ...{ ours: Math.max(...ours.gaps), peer: Math.max(...empty.gaps), peerName: 'an empty box in the same window' },
    note: `ours ${own}; empty ${theirs}; ${lines}; ${short(ours.farthest / ROW_PX)} rows down`,
  })
}

function told({ gaps, longTasks, work }: Seen): string {
  const late = gaps.filter((gap) => gap > FRAME_GOAL_MS).length
  const p99 = short(quantile(gaps, 0.99))
  const longest = short(Math.max(0, ...longTasks))
  return `${gaps.length} frames, p99 ${p99} ms, ${late} over ${FRAME_GOAL_MS} ms, longest task ${longest} ms, own processor time ${short(work.allMs / gaps.length)} ms a frame (script ${short(work.scriptMs / gaps.length)}, layout ${short(work.layoutMs / gaps.length)})`
}
