import AxeBuilder from '@axe-core/playwright'
import type { ElectronApplication, Page } from '@playwright/test'
import type { BrowserWindow } from 'electron'
import type { RunningUketsuke } from './uketsuke.ts'

export type Language = 'ja' | 'en'

/** What the system may ask for beside its light colours; they differ in colour alone. */
const OTHER_LOOKS = {
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  'more contrast': { colorScheme: 'light', contrast: 'more' },
} as const
type OtherLook = keyof typeof OTHER_LOOKS

/** How closely one walk looks: by all of axe's rules or none, and at the contrast of which other looks. */
interface Closeness {
  readonly axe: boolean
  readonly looks: readonly OtherLook[]
}

/** Every day each thing is looked at once, in one of the two walks; with UKETSUKE_WALK=full in both. */
function closenessOf(language: Language): Closeness {
  if (process.env['UKETSUKE_WALK'] === 'full') return { axe: true, looks: ['dark', 'more contrast'] }
  return language === 'ja' ? { axe: true, looks: [] } : { axe: false, looks: ['dark'] }
}

/** One walk's eye: what of the frame was found in order in one look is not looked at again. */
export class Eye {
  readonly #language: Language
  readonly #closeness: Closeness
  readonly #inOrder = new Set<string>()

  constructor(language: Language) {
    this.#language = language
    this.#closeness = closenessOf(language)
  }

  /** Everything that is wrong with what the window shows at this moment, a line each. */
  async faults({ app, page }: RunningUketsuke): Promise<readonly string[]> {
    return [
      ...(await page.evaluate(wrongWords, this.#language)),
      ...(await page.evaluate(squeezed)),
      ...(await page.evaluate(tooLow)),
      ...(await page.evaluate(cutHints)),
      ...(await page.evaluate(hiddenFocus)),
      ...(await this.#seen(page)),
      ...(await atTwiceTheSize(app, page)),
    ]
  }

  /** The same of the small window, which takes no focus and has no zoom. */
  async smallFaults(page: Page): Promise<readonly string[]> {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light', contrast: 'no-preference' })
    return [
      ...(await page.evaluate(wrongWords, this.#language)),
      ...(await page.evaluate(squeezed)),
      ...(await this.#seen(page)),
    ]
  }

  async #seen(page: Page): Promise<readonly string[]> {
    const { axe, looks } = this.#closeness
    const found = axe ? [...(await this.#look(page, 'light', EVERY_RULE))] : []
    for (const name of looks) {
      // Without motion: a colour on its way to the next one has no contrast of its own.
      await page.emulateMedia({ ...OTHER_LOOKS[name], reducedMotion: 'reduce' })
      await painted(page)
      found.push(...(await this.#look(page, name, CONTRAST)).map((fault) => `${name} ${fault}`))
    }
    if (looks.length > 0) await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' })
    return found
  }

  async #look(page: Page, look: string, rules: Rules): Promise<readonly string[]> {
    const frame = await page.evaluate(frameParts, FRAME_PARTS)
    const known = frame.filter(({ html }) => this.#inOrder.has(look + html)).map(({ part }) => part)
    const found = await axeFinds(page, rules, known)
    if (found.length === 0) for (const { html } of frame) this.#inOrder.add(look + html)
    return found
  }
}

/** What stands around every screen, mostly the same. */
const FRAME_PARTS = ['.frame > .rail', '.frame > .head', '.frame > .foot']

/** Runs in the page. */
function frameParts(parts: readonly string[]): { readonly part: string; readonly html: string }[] {
  return parts.flatMap((part) => {
    const found = document.querySelector(part)
    return found === null ? [] : [{ part, html: found.outerHTML }]
  })
}

interface Rules {
  readonly type: 'tag' | 'rule'
  readonly values: readonly string[]
}
const EVERY_RULE: Rules = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }
const CONTRAST: Rules = { type: 'rule', values: ['color-contrast'] }

async function axeFinds(page: Page, rules: Rules, known: readonly string[]): Promise<readonly string[]> {
  // Half a megabyte goes into the page once, not each time something is looked at.
  if (!(await page.evaluate(() => 'axe' in window))) await bringAxe(page)
  // What lies under an open dialog's veil is out of use, and dimmed to say so.
  const include = rules === CONTRAST && (await page.getByRole('dialog').count()) > 0 ? ['[role="dialog"]'] : ['html']
  const options = { runOnly: rules, resultTypes: ['violations'] }
  return page.evaluate(runAxe, { context: { include, exclude: known }, options })
}

async function bringAxe(page: Page): Promise<void> {
  await new AxeBuilder({ page }).setLegacyMode(true).withRules(['html-has-lang']).analyze()
}

/** What of axe's answer is read here. */
interface Violation {
  readonly id: string
  readonly nodes: readonly {
    readonly target: readonly unknown[]
    readonly any: readonly { readonly message: string }[]
  }[]
}
interface Axe {
  run(context: object, options: object): Promise<{ readonly violations: readonly Violation[] }>
}

/** Runs in the page, where `bringAxe` has been. */
async function runAxe({ context, options }: { readonly context: object; readonly options: object }): Promise<string[]> {
  // Marked boundary: axe puts itself there.
  const { violations } = await (Reflect.get(window, 'axe') as Axe).run(context, options)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `axe ${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
  )
}

/** A focus on nothing, or on something that does not show it to whoever came by key. Runs in the page. */
function hiddenFocus(): string[] {
  const at = document.activeElement
  if (at === null || at === document.body) return ['focus: lost']
  if (!at.matches(':focus-visible')) return []
  const { outlineStyle, outlineWidth, textDecorationLine } = getComputedStyle(at)
  const shows = (outlineStyle !== 'none' && outlineWidth !== '0px') || textDecorationLine !== 'none'
  return shows ? [] : [`focus: not to be seen on ${at.tagName.toLowerCase()}.${at.className}`]
}

/** Hints within empty fields that do not fit. Runs in the page. */
function cutHints(): string[] {
  const pen = document.createElement('canvas').getContext('2d')
  return [...document.querySelectorAll<HTMLInputElement>('input[placeholder]')].flatMap((field) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(field)
    if (pen === null || field.clientWidth === 0) return []
    pen.font = font
    const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
    const over = Math.ceil(pen.measureText(field.placeholder).width - room)
    return over > 0 ? [`cut off: the hint "${field.placeholder}" by ${over} px`] : []
  })
}

/** Lines that do not fit into the height they are given. Runs in the page. */
function tooLow(): string[] {
  const found: string[] = []
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const { display, overflowY, fontSize, webkitLineClamp } = getComputedStyle(element)
    if (display === 'inline' || overflowY !== 'visible' || webkitLineClamp !== 'none') continue
    if (element.clientHeight === 0 || element.closest('.only-heard, svg, select') !== null) continue
    const over = element.scrollHeight - element.clientHeight
    // The drawn letter of a font may be taller than its line.
    if (over > Math.max(4, Number.parseFloat(fontSize) * 0.3))
      found.push(`too low: ${element.tagName.toLowerCase()}.${element.className} by ${over} px`)
  }
  return found
}

/** The window at 200 %: everything may wrap and scroll down, nothing sideways. */
async function atTwiceTheSize(app: ElectronApplication, page: Page): Promise<readonly string[]> {
  await zoom(app, page, 2)
  const found = await page.evaluate(squeezed)
  await zoom(app, page, 1)
  return found.map((fault) => `at 200 % ${fault}`)
}

async function zoom(app: ElectronApplication, page: Page, factor: number): Promise<void> {
  const ofPage = await app.browserWindow(page)
  await ofPage.evaluate((shown: BrowserWindow, to: number) => shown.webContents.setZoomFactor(to), factor)
  await painted(page)
}

async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** Raw keys, values that nobody meant to show, and the other language. Runs in the page. */
function wrongWords(language: Language): string[] {
  const found: string[] = []
  const look = (text: string, where: string): void => {
    const said = text.trim()
    // A language is called by its own name, and an accounting file is Japanese in either.
    if (said === '' || said === '日本語' || said.startsWith('カード売上')) return
    const rawKey =
      /(?:^|\s)(?:wizard|frame|receipts|common|settings|result|number|board|closing|book|document|errors|rules|status|keys|talk|training|presets|export|accounting|safety)\.[a-zA-Z]+/u
    if (rawKey.test(said)) found.push(`raw key "${said}" in ${where}`)
    if (
      /NaN|undefined|\[object|Invalid Date|\{\w+\}/u.test(said) &&
      !/\{(?:yyyy|MM|dd|n4|n6|shop|phone|orderId|receiptNo|customer|amount|advice|event|operator)\}/u.test(said)
    )
      found.push(`not meant to be read: "${said}" in ${where}`)
    if (/[¥￥]\s?-?\d{4}|\d{4,}\s?円/u.test(said)) found.push(`yen without commas: "${said}" in ${where}`)
    if (/\d{4}-\d{2}-\d{2}(?:T|\s|$)/u.test(said)) found.push(`a date of machines: "${said}" in ${where}`)
    if (language === 'en' && /[\u3040-\u30ff\u3400-\u9fff]/u.test(said)) found.push(`Japanese: "${said}" in ${where}`)
    if (language === 'ja' && /[A-Za-z]{3,} [a-z]{2,}/u.test(said)) found.push(`English: "${said}" in ${where}`)
  }
  // Words of the shop or the provider stay as they were said, marked with their language.
  const skipped = (element: Element): boolean => element.closest('script, style, pre, dd[lang], span[lang]') !== null
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement
    if (parent !== null && !skipped(parent)) look(node.textContent ?? '', parent.className || parent.tagName)
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
    for (const name of ['aria-label', 'placeholder', 'title'])
      if (!skipped(element)) look(element.getAttribute(name) ?? '', `${name} of ${element.tagName}`)
  }
  return found
}

/** Text that is cut off or sticks out, and anything that must be scrolled sideways. Runs in the page. */
export function squeezed(): string[] {
  const found: string[] = []
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 40)}"`
  const root = document.scrollingElement
  if (root !== null && root.scrollWidth > root.clientWidth + 1)
    found.push(`sideways: the whole page by ${root.scrollWidth - root.clientWidth} px`)
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const style = getComputedStyle(element)
    if (style.display === 'inline' || style.visibility === 'hidden' || element.closest('.only-heard, svg') !== null)
      continue
    if (element.clientWidth === 0 || (element.offsetParent === null && style.position !== 'fixed')) continue
    const over = element.scrollWidth - element.clientWidth
    if (over <= 1) continue
    const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll'
    if (scrolls) {
      if (element.dataset['sideways'] === undefined) found.push(`sideways: ${name(element)} by ${over} px`)
      continue
    }
    // A field scrolls by itself while one types in it.
    if (element.matches('input, textarea, select')) continue
    const hasText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
    )
    const cut = style.overflowX === 'hidden' || style.overflowX === 'clip'
    // Cut with three dots is allowed where the whole is given as a title.
    if (cut && style.textOverflow === 'ellipsis' && element.title !== '') continue
    if (hasText || cut) found.push(`${cut ? 'cut off' : 'sticks out'}: ${name(element)} by ${over} px`)
  }
  return found
}
