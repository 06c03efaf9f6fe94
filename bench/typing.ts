import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Locator, Page } from '@playwright/test'
import { inFreshWindow, withShop } from './app-window.ts'
import { backedUp } from './backed-up.ts'
import { withinMore, type Benchmark, type Given, type Measured } from './benchmark.ts'
import { median, quantile, short, spread } from './figures.ts'
import { bundlePage, type PageBundle } from './page-bundle.ts'
import { seededRandom } from './random.ts'
import type { KeyTimes, PageWatch, ReceiptsPage } from './receipts-page.ts'

/** A quick typist, ms between two keys. */
const FASTEST_MS = 60
const SLOWEST_MS = 180
const SEED = 10
/** Two hundred keys and more in each. */
const ROUNDS = 3
const NAME = 'yamada hanako from aomori, again'

declare const receiptsPage: ReceiptsPage & PageWatch

/** B10: from key to paint in the wizard and in the search of all receipts, beside an empty input in the same window. */
export const typing: Benchmark = { id: 'B10', run }

interface Round {
  readonly wizard: KeyTimes
  readonly search: KeyTimes
  readonly plain: KeyTimes
}

async function run(given: Given): Promise<readonly Measured[]> {
  const bundle = await bundlePage(join(given.work, 'b10-page'))
  const { questions } = await given.book()
  const words = questions.map(({ text }) => text).filter((text) => /^[\dA-Z-]{4,}$/u.test(text))
  const rounds = await withShop(given, (userData) =>
    inFreshWindow({ userData }, async (page) => {
      await backedUp(userData)
      return allRounds(page, { bundle, words, say: given.say })
    }),
  )
  return [
    figure({ id: 'B10-wizard', what: 'in the wizard (name, amount)', goal: 8, side: 'wizard' }, rounds),
    figure(
      { id: 'B10-search', what: `in the search of ${short(given.rows)} receipts`, goal: 16, side: 'search' },
      rounds,
    ),
  ]
}

interface Typing {
  readonly bundle: PageBundle
  /** What is searched for, in keys that need no input method. */
  readonly words: readonly string[]
  readonly say: Given['say']
}

async function allRounds(page: Page, { bundle, words, say }: Typing): Promise<Round[]> {
  const rounds: Round[] = []
  for (let at = 0; at < ROUNDS; at += 1) {
    await page.evaluate(bundle.script)
    const round = {
      wizard: await inWizard(page),
      search: await inSearch(page, words),
      plain: await inPlain(page, bundle),
    }
    rounds.push(round)
    const p95 = (times: KeyTimes) => `${short(quantile(times, 0.95))} ms`
    say(`B10 round ${at + 1}: wizard ${p95(round.wizard)}, search ${p95(round.search)}, plain ${p95(round.plain)}`)
    await page.reload()
    await page.getByRole('navigation').first().waitFor()
  }
  return rounds
}

async function inWizard(page: Page): Promise<KeyTimes> {
  await page.keyboard.press('F2')
  const name = await timed(page, page.getByRole('textbox', { name: 'お名前' }), [NAME])
  await page.getByRole('textbox', { name: 'お名前' }).fill('山田')
  await page.keyboard.press('Control+Enter')
  const amount = await timed(page, page.getByRole('textbox', { name: '金額' }), ['1234567', '98000', '5500'])
  // The draft is kept: the next round finds the first step again.
  await page.getByRole('button', { name: '戻る' }).click()
  await page.getByRole('textbox', { name: 'お名前' }).waitFor()
  return [...name, ...amount]
}

async function inSearch(page: Page, words: readonly string[]): Promise<KeyTimes> {
  await page.keyboard.press('F4')
  await page.getByRole('grid').getByRole('row').nth(3).waitFor()
  return timed(page, page.getByRole('searchbox'), words)
}

async function inPlain(page: Page, { css }: PageBundle): Promise<KeyTimes> {
  await page.evaluate((style) => receiptsPage.emptyInput(style), css)
  return timed(page, page.getByRole('textbox', { name: 'plain' }), [NAME, '1234567', '98000', '5500'])
}

/** Types every word and takes it away again, key by key. */
async function timed(page: Page, field: Locator, words: readonly string[]): Promise<KeyTimes> {
  const random = seededRandom(SEED)
  await field.fill('')
  await field.focus()
  await setTimeout(500)
  await page.evaluate(() => receiptsPage.startTiming())
  for (const word of words) {
    for (const key of [...word, ...Array.from(word, () => 'Backspace')]) {
      await page.keyboard.press(key === ' ' ? 'Space' : key)
      await setTimeout(FASTEST_MS + random.next() * (SLOWEST_MS - FASTEST_MS))
    }
  }
  return page.evaluate(() => receiptsPage.stopTiming())
}

interface Judging {
  readonly id: string
  readonly what: string
  readonly goal: number
  readonly side: 'wizard' | 'search'
}

function figure({ id, what, goal, side }: Judging, rounds: readonly Round[]): Measured {
  const p95s = (of: keyof Round): number[] => rounds.map((round) => quantile(round[of], 0.95))
  const middle = (of: keyof Round): string => short(median(rounds.flatMap((round) => round[of])))
  const keys = (of: keyof Round): number => rounds.reduce((sum, round) => sum + round[of].length, 0)
  return withinMore({
    ...{ id, what: `p95 from key to paint ${what}`, unit: 'ms', goal, peerName: 'an empty Vue input, same window' },
    ...{ ours: median(p95s(side)), peer: median(p95s('plain')) },
    note: `p95 of rounds: ours ${spread(p95s(side))}, peer ${spread(p95s('plain'))}; medians ${middle(side)} and ${middle('plain')} ms; ${keys(side)} and ${keys('plain')} keys`,
  })
}
