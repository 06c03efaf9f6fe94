import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBook } from '../../bench/make-book.ts'
import { startWatching, stopWatching } from '../../bench/receipts-page/watched-frames.ts'
import { watchWork } from '../../bench/page-work.ts'
import { dragScrollbar, pressPageDown, turnWheel } from '../../bench/scroll-list.ts'
import { expect, launch, test, type RunningUketsuke } from './support/uketsuke.ts'

const ROWS = 100_000
const LASTS_MS = 10_000
/** The longest that a line may be on its way to the list, ms, on a machine that does other things as well. */
const ON_ITS_WAY_MS = 2000
/**
 * Processor time of the page's own thread for a frame, ms: of the 50 that a frame may last. The worst frame by the clock
 * says more about what else a machine does: `npm run bench -- --only B6b` tells it beside an empty box.
 */
const OWN_WORK_MS = 25

/** A shop with 100,000 receipts; the book itself is made once on a machine and kept among the temporary files. */
async function launchLargeShop(userData: string): Promise<RunningUketsuke> {
  const { bookFolder } = await makeBook({ folder: join(tmpdir(), 'uketsuke-bench'), rows: ROWS, say: console.log })
  mkdirSync(join(userData, 'books'), { recursive: true })
  cpSync(bookFolder, join(userData, 'books', 'real'), { recursive: true, preserveTimestamps: true })
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ mode: 'real' }))
  const running = await launch({ userData })
  await running.page.getByRole('navigation').first().waitFor()
  await running.page.keyboard.press('F4')
  await running.page.getByRole('grid').getByRole('row').nth(3).waitFor()
  return running
}

test.describe('100,000 receipts', () => {
  test.setTimeout(300_000)

  test('scroll by wheel, keys and scrollbar without a blank, an empty state or heavy frames', async ({ userData }) => {
    const { app, page } = await launchLargeShop(userData)
    const list = page.getByRole('grid')
    await expect(list).toHaveAttribute('aria-rowcount', String(ROWS + 1))
    for (const way of [turnWheel, pressPageDown, dragScrollbar]) {
      const { name } = way
      await page.evaluate(startWatching, '[role=grid]')
      const worked = await watchWork(page)
      await way(page, list, LASTS_MS)
      const { allMs } = await worked()
      const seen = await page.evaluate(stopWatching)
      expect.soft(seen.sawEmpty, name).toBe(false)
      expect.soft(seen.blankMs, name).toBe(0)
      expect.soft(seen.onItsWayMs, name).toBeLessThan(ON_ITS_WAY_MS)
      expect.soft(allMs / seen.gaps.length, name).toBeLessThan(OWN_WORK_MS)
      expect.soft(seen.farthest, name).toBeGreaterThan(10_000)
    }
    await app.close()
  })

  test('a search that finds nothing never turns into an empty book when it is taken back', async ({ userData }) => {
    const { app, page } = await launchLargeShop(userData)
    await page.getByRole('searchbox').fill('どこにもいない人')
    await expect(page.getByRole('heading', { name: '条件に合う受付はありません' })).toBeVisible()
    await page.evaluate(() => {
      const titles: string[] = []
      new MutationObserver(() => {
        titles.push(document.querySelector('.empty h2')?.textContent ?? '')
      }).observe(document.body, { childList: true, subtree: true, characterData: true })
      Reflect.set(globalThis, 'seenTitles', titles)
    })
    await page.getByRole('searchbox').fill('')
    await page.getByRole('grid').getByRole('row').nth(3).waitFor()
    const titles: unknown = await page.evaluate(() => Reflect.get(globalThis, 'seenTitles'))
    expect(titles).toContain('')
    expect(titles).not.toContain('まだ受付がありません')
    await page.getByRole('searchbox').fill('どこにもいない人')
    await page.getByRole('button', { name: '条件を消してすべて表示する' }).press('Enter')
    await page.getByRole('grid').getByRole('row').nth(3).waitFor()
    await expect(page.getByRole('searchbox')).toBeFocused()
    await app.close()
  })
})
