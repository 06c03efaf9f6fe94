import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { Simulator } from '../../src/main/training/simulator/start-simulator.ts'
import { Operator } from '../../scripts/tour/operator.ts'
import type { Bridge } from '../../src/shared/ipc-contract.ts'
import { newCanaries, piecesOf, typedCard, type Canaries } from '../support/canaries.ts'
import { hitsIn } from '../support/search-files.ts'
import { smuggleCard, WRITTEN_FILES } from './support/canary-shop.ts'
import { saveSettings } from './support/played-call.ts'
import { forgetKeys } from './support/real-shop.ts'
import {
  expect,
  launch,
  openDialogAnswers,
  powerCut,
  saveDialogAnswers,
  test,
  type RunningUketsuke,
} from './support/uketsuke.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

const REFUSED = 'カード番号のようです'
/** Harmless, and written wherever the canaries could be: a search that does not find it looks in the wrong places. */
const MARK = '青葉台千歳'

test.afterEach(forgetKeys)

/** What the app says to whoever started it. */
function linesOf(app: ElectronApplication): () => string {
  let said = ''
  for (const stream of [app.process().stdout, app.process().stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  return () => said
}

/** A card number in the wizard's fields: refused there, and the draft is kept without it. */
async function typeCardIntoOrder(page: Page, card: string, userData: string): Promise<void> {
  const { plain, spaced } = typedCard(card)
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'フリガナ' }).fill(MARK)
  await page.getByRole('textbox', { name: 'お名前' }).fill(plain)
  await page.getByRole('textbox', { name: 'メモ' }).fill(`カードは ${spaced} です`)
  await page.keyboard.press('PageDown')
  await expect(page.getByText(REFUSED)).toHaveCount(2)
  const draft = join(userData, 'draft-real.json')
  await expect.poll(() => existsSync(draft) && readFileSync(draft, 'utf8').includes(MARK)).toBe(true)
}

async function typeCardIntoHistory(page: Page, card: string): Promise<void> {
  const { dashed, wide } = typedCard(card)
  await page.keyboard.press('F4')
  await page.getByRole('searchbox').fill(wide)
  await expect(page.getByText('カード番号のような数字は検索に使えません')).toBeVisible()
  await page.getByRole('searchbox').fill('')
  await page.getByRole('row', { name: MARK }).last().click()
  await page.getByRole('textbox', { name: 'メモを書く' }).fill(dashed)
  await page.keyboard.press('Enter')
  await expect(page.getByText(REFUSED)).toHaveCount(1)
}

/** A provider that sends back whatever it was sent, and a whole card number on top. */
function echo(provider: Simulator, { apiKey, apiPassword, cardPass, accessPass, card }: Canaries): void {
  const known = { accessPass, checkString: accessPass, cardNo: card, note: `card ${typedCard(card).spaced}` }
  const text = JSON.stringify({ apiKey, apiPassword, cardPass, ...known })
  const refused = { resultCode: '30', errorMessageList: [`${card} refused`, text] }
  provider.faults.next('AuthRegistApi', { kind: 'answer', json: { ...refused, ...known } })
  provider.faults.next('AuthRegistApi', { kind: 'status', status: 500, body: `<pre>${text}</pre>` })
  provider.faults.always('AuthSearchApi', { kind: 'transform', change: (answer) => ({ ...answer, ...known }) })
}

async function registerAndSaveCard(operator: Operator, provider: Simulator, cardPass: string): Promise<void> {
  const { page } = operator
  await page.getByRole('radio', { name: 'カード登録', exact: true }).check({ force: true })
  await page.getByRole('textbox', { name: 'お名前' }).fill(MARK)
  await page.getByRole('textbox', { name: 'メモ' }).fill('')
  await operator.next()
  await page.getByRole('textbox', { name: '会員ID' }).fill('member0001')
  await page.getByLabel('カードパスワード').fill(cardPass)
  await page.getByRole('checkbox', { name: '同意されました' }).check()
  await operator.next()
  await page.getByRole('button', { name: '登録する' }).waitFor()
  // Refused, then broken, and only then registered: each press sends all of it once more.
  for (const sent of [1, 2]) {
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => provider.requests().length).toBe(sent)
    // A press while the answer is still on its way joins the one before.
    await expect(page.locator('button[aria-busy="true"]')).toHaveCount(0)
  }
  provider.phone.callThrough(await operator.register(), { kind: 'accepted' })
}

/** The next poll, at once. Runs in the page. */
async function askProvider(): Promise<void> {
  const board = await window.bridge.orders.board()
  await Promise.all((board.ok ? board.value : []).map(({ id }) => window.bridge.orders.check(id)))
}

async function pay(operator: Operator, provider: Simulator, scenario: 'accepted' | 'declined'): Promise<void> {
  await operator.fillOrder({ name: MARK, amount: scenario === 'accepted' ? 3_300 : 4_400 })
  const number = await operator.register()
  const end = scenario === 'accepted' ? { kind: scenario } : { kind: scenario, errInfo: '42G020000' }
  provider.phone.callThrough(number, end)
  await operator.page.evaluate(askProvider)
  await operator.page.getByRole('heading', { name: /^決済でき/u }).waitFor({ timeout: 15_000 })
}

/** The order that was paid, and its ID. */
async function newestOrder(page: Page): Promise<{ readonly id: number; readonly newest: string }> {
  return page.evaluate(async () => {
    const listed = await window.bridge.orders.list({ filter: {} })
    const row = listed.ok ? listed.value.rows[0] : undefined
    return { id: row?.id ?? 0, newest: `${row?.orderId ?? ''} ${row?.status ?? ''}` }
  })
}

/** Every kind of file that the app makes for a person. */
async function writeFiles({ app, page }: RunningUketsuke, id: number, chosen: string): Promise<void> {
  for (const [name, write] of Object.entries(WRITTEN_FILES)) {
    await saveDialogAnswers(app, join(chosen, name))
    expect(await page.evaluate(write, id), name).toBe(true)
    expect(statSync(join(chosen, name)).size, name).toBeGreaterThan(100)
  }
  await openDialogAnswers(app, chosen)
  const backups = await page.evaluate(async () => [
    await window.bridge.book.backup(),
    await window.bridge.book.backupTo(),
  ])
  expect(backups.map(({ ok }) => ok)).toEqual([true, true])
}

/** The support information by keyboard: read, copied and saved, each time the same characters. */
async function readSupport({ app, page }: RunningUketsuke, path: string): Promise<string> {
  await saveDialogAnswers(app, path)
  await page.keyboard.press('F9')
  await page.getByRole('tab', { selected: true }).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('tab', { name: '困ったとき' })).toBeFocused()
  await page.getByRole('button', { name: 'サポート情報を作って読む' }).press('Enter')
  const shown = page.getByRole('region', { name: 'サポート情報の全文' })
  await expect(shown).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText(`保存しました：${path}`)).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('コピーしました。')).toBeVisible()
  const text = await shown.evaluate((element) => element.textContent)
  expect(readFileSync(path, 'utf8')).toBe(text)
  // Line ends are the system's on some.
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied.replaceAll('\r\n', '\n')).toBe(text)
  expect(text).toContain('\n使い方 mode: real（本番）\n鍵 keys: saved（設定済み）\n')
  return text
}

const HOLD_THE_MARK = [
  'app/books/real/book.sqlite',
  'app/books/real/journal.jsonl',
  'app/draft-real.json',
  'chosen/orders.csv',
  'chosen/shop.uketsuke',
]

test('fault 27: canary keys, passwords and a card number are in no file after a whole day, a crash and a restart', async ({
  userData: folder,
  providerOf,
}) => {
  test.setTimeout(120_000)
  const canaries = newCanaries()
  const [userData, chosen, temporary] = ['app', 'chosen', 'tmp'].map((name) => join(folder, name))
  if (userData === undefined || chosen === undefined || temporary === undefined) throw new Error('three folders')
  for (const made of [chosen, temporary]) mkdirSync(made)
  const provider = await providerOf(canaries)
  const start = { userData, gatewayUrl: provider.url, env: { TMPDIR: temporary } }
  const { app, page } = await launch(start)
  const said = linesOf(app)
  const operator = new Operator(page)
  await operator.setUpReal(canaries, 'tshop00000001')
  await saveSettings(page, { siteId: 'tsite00000001', offerCardPass: true, issuerName: '花のみやび' })

  echo(provider, canaries)
  await typeCardIntoOrder(page, canaries.card, userData)
  await registerAndSaveCard(operator, provider, canaries.cardPass)
  await pay(operator, provider, 'declined')
  await pay(operator, provider, 'accepted')
  await typeCardIntoHistory(page, canaries.card)
  const { id, newest } = await newestOrder(page)
  expect(await smuggleCard(page, { id, card: canaries.card })).toEqual([])
  await writeFiles({ app, page }, id, chosen)

  const support = await readSupport({ app, page }, join(chosen, 'support.txt'))
  expect([...piecesOf(canaries), MARK, '花のみやび', folder].filter((never) => support.includes(never))).toEqual([])

  await typeCardIntoOrder(page, canaries.card, userData)
  await powerCut(app)
  expect(hitsIn([folder], piecesOf(canaries))).toEqual([])
  const again = await launch(start)
  const saidAgain = linesOf(again.app)
  await again.page.getByText('鍵 OK').waitFor()
  await expect(again.page.getByRole('textbox', { name: 'フリガナ' })).toHaveValue(MARK)
  expect((await newestOrder(again.page)).newest).toBe(newest)
  await again.app.close()

  expect(hitsIn([folder], piecesOf(canaries))).toEqual([])
  expect(piecesOf(canaries).filter((piece) => `${said()}${saidAgain()}`.includes(piece))).toEqual([])
  // The same search over the same files finds what may be there.
  const seen = new Set(hitsIn([folder], [MARK]).map(({ file }) => relative(folder, file)))
  expect([...seen]).toEqual(expect.arrayContaining(HOLD_THE_MARK))
})
