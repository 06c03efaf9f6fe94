import { setTimeout } from 'node:timers/promises'
import type { Locator, Page } from '@playwright/test'

const STEP_MS = 16

/** Calls `step` about sixty times a second with the share of the time that is over, 0 to 1. */
async function steadily(lastsMs: number, step: (share: number) => Promise<void>): Promise<void> {
  const began = performance.now()
  for (;;) {
    const before = performance.now()
    const share = (before - began) / lastsMs
    if (share >= 1) return
    await step(share)
    await setTimeout(Math.max(1, STEP_MS - (performance.now() - before)))
  }
}

async function boxOf(list: Locator) {
  const box = await list.boundingBox()
  if (box === null) throw new Error('the list is not on the screen')
  return box
}

/** Turns the wheel over the list, down and now and then up again. */
export async function turnWheel(page: Page, list: Locator, lastsMs: number): Promise<void> {
  const { x, y, width, height } = await boxOf(list)
  await page.mouse.move(x + width / 2, y + height / 2)
  await steadily(lastsMs, (share) => page.mouse.wheel(0, Math.floor(share * 10) % 4 === 3 ? -240 : 480))
}

/** Takes the scrollbar and draws it through the whole list and back. */
export async function dragScrollbar(page: Page, list: Locator, lastsMs: number): Promise<void> {
  const { x, y, width, height } = await boxOf(list)
  const bar = x + width - 7
  const [top, bottom] = [y + 26, y + height - 26]
  await list.evaluate((element) => (element.scrollTop = 0))
  await page.mouse.move(bar, top)
  await page.mouse.down()
  await steadily(lastsMs, (share) => page.mouse.move(bar, top + (bottom - top) * Math.sin(share * Math.PI)))
  await page.mouse.up()
}

/** Walks the focused list with the keys of the keyboard. */
export async function pressPageDown(page: Page, list: Locator, lastsMs: number): Promise<void> {
  await list.focus()
  await steadily(lastsMs, () => page.keyboard.press('PageDown'))
}
