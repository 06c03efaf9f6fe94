import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Operator } from '../../scripts/tour/operator.ts'
import type { Bridge } from '../../src/shared/ipc-contract.ts'
import { placeOrder, playCall } from './support/played-call.ts'
import { expect, launch, test, type RunningUketsuke } from './support/uketsuke.ts'
import { APP_IMAGE, LISTING, newPublisher, UpdateServer, type Answer } from './support/update-server.ts'

test.skip(process.platform !== 'linux', 'what is replaced here is an AppImage')
test.describe.configure({ mode: 'serial' })

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

const publisher = newPublisher()
const stranger = newPublisher()
const server = new UpdateServer()
const elsewhere = new UpdateServer()
const OLD = 'the version that is running'
let home = ''
let running: RunningUketsuke
const appImage = () => join(home, APP_IMAGE)
const installedFolder = () => join(home, 'installed')
const trace = () => join(home, 'new-version-started')
/** Says that it ran, as the new version would by opening its window. */
const newVersion = () => Buffer.from(`#!/bin/sh\necho "$APPIMAGE" > '${trace()}'\n# ${'x'.repeat(200_000)}\n`)

test.beforeAll(async () => {
  // The updater moves files by commands, in which such names are not plain.
  home = mkdtempSync(join(tmpdir(), 'uketsuke updates (1) '))
  const installed = installedFolder()
  mkdirSync(installed)
  writeFileSync(join(installed, 'update-key.pem'), publisher.publicPem)
  writeFileSync(join(installed, 'app-update.yml'), 'updaterCacheDirName: uketsuke-updater\n')
  await Promise.all([server.start(), elsewhere.start()])
  running = await launchFrom(appImage())
  await new Operator(running.page).startTraining()
  await openUpdates()
})
test.afterAll(async () => {
  await running.app.close().catch(() => undefined)
  await Promise.all([server.stop(), elsewhere.stop()])
  rmSync(home, { recursive: true, force: true })
})
test.beforeEach(() => {
  server.offer = publisher.offer('1.2.3', newVersion())
  server.instead = null
})

/** Starts the app as the old version in this file. */
function launchFrom(file: string): Promise<RunningUketsuke> {
  writeFileSync(file, OLD)
  const env = { UKETSUKE_UPDATES: installedFolder(), APPIMAGE: file, XDG_CACHE_HOME: join(home, 'cache') }
  return launch({ userData: join(home, 'data'), env })
}

async function openUpdates(): Promise<void> {
  await running.page.getByRole('button', { name: '設定' }).first().click()
  await running.page.getByRole('tab', { name: '更新' }).click()
}

/** Loads what was found, installs it, and waits until the new version has started. */
async function replaced(): Promise<void> {
  const { page } = running
  await page.getByRole('button', { name: 'ダウンロードする' }).click()
  await page.getByRole('button', { name: '入れ替える' }).click()
  const ended = new Promise<number | null>((resolve) => running.app.process().once('exit', resolve))
  await page.getByRole('dialog').getByRole('button', { name: '入れ替える' }).click()
  expect(await ended).toBe(0)
  await expect.poll(() => existsSync(trace())).toBe(true)
}

/** Asks by the button, and reads what the section says of it. */
async function ask(words: string): Promise<void> {
  const { page } = running
  const before = await page.evaluate(async () => {
    const reply = await window.bridge.updates.state()
    return reply.ok ? (reply.value.asked?.at ?? 0) : 0
  })
  await page.getByRole('button', { name: 'いまたしかめる' }).click()
  await expect(page.getByTestId('asked')).toContainText(words)
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const reply = await window.bridge.updates.state()
        return reply.ok ? (reply.value.asked?.at ?? 0) : 0
      }),
    )
    .toBeGreaterThan(before)
}

/** The program on the disk is the old one, nothing of another lies about, and the desk answers. */
async function stillWorks(): Promise<void> {
  const { page } = running
  expect(readFileSync(appImage(), 'utf8')).toBe(OLD)
  expect(existsSync(trace())).toBe(false)
  const desk = await page.evaluate(() => window.bridge.desk.state())
  expect(desk.ok && desk.value.book).toBe('ok')
}

const loadedFiles = (): string[] => {
  const pending = join(home, 'cache', 'uketsuke-updater', 'pending')
  return existsSync(pending) ? readdirSync(pending).filter((name) => name.endsWith('.AppImage')) : []
}

/** Loads what was found and expects it to be refused. */
async function refusedFile(words: string): Promise<void> {
  const { page } = running
  await page.getByRole('button', { name: 'ダウンロードする' }).click()
  await expect(page.getByRole('region', { name: /新しい版 1\.2\.3/u })).toContainText(words)
  expect(loadedFiles()).toEqual([])
  await stillWorks()
}

const redirect: Answer = (request, response) => {
  response.writeHead(302, { location: new URL(request.url ?? '', elsewhere.address).href }).end()
}

test('fault 30: without an address nothing is asked, and the settings say so', async () => {
  await expect(running.page.getByText('置き場所が入っていないため')).toBeVisible()
  expect(server.asked).toEqual([])
  await running.page.getByRole('textbox', { name: '新しい版の置き場所のアドレス' }).fill(server.address)
  await running.page.keyboard.press('Control+s')
  await expect(running.page.getByText('まだたしかめていません。')).toBeVisible()
})

test('fault 30: nobody answers, and only the settings say so', async () => {
  server.instead = { path: '', answer: (request) => request.socket.destroy() }
  await ask('つながりませんでした')
  await expect(running.page.getByRole('alert')).toHaveCount(0)
  await stillWorks()
})

test('fault 30: a listing with a wrong signature, another’s, a changed one or none is refused unread', async () => {
  const good = publisher.offer('1.2.3', newVersion())
  server.offer = { ...good, signature: stranger.offer('1.2.3', newVersion()).signature }
  await ask('署名を確かめられない')
  server.offer = { ...good, signature: null }
  await ask('署名を確かめられない')
  server.offer = { ...good, listing: Buffer.from(good.listing.toString().replace('1.2.3', '1.2.4')) }
  await ask('署名を確かめられない')
  server.offer = { ...good, signature: 'not a signature' }
  await ask('署名を確かめられない')
  await stillWorks()
})

test('fault 30: an older and the same version are no news, a truncated and a huge listing are refused', async () => {
  server.offer = publisher.offer('0.0.9', newVersion())
  await ask('いまの版が最新です')
  server.offer = publisher.offer('0.1.0', newVersion())
  await ask('いまの版が最新です')
  const good = publisher.offer('1.2.3', newVersion())
  server.offer = { ...good, listing: good.listing.subarray(0, 60) }
  await ask('署名を確かめられない')
  let sent = 0
  server.instead = {
    path: LISTING,
    answer: (_, response) => {
      response.writeHead(200)
      const more = (): void => {
        sent += 65_536
        if (sent < 400_000_000 && !response.destroyed) response.write('#'.repeat(65_536), () => setImmediate(more))
      }
      more()
    },
  }
  await ask('一覧が大きすぎる')
  expect(sent).toBeLessThan(50_000_000)
  await stillWorks()
})

test('fault 30: a redirect to another host is refused and the other host hears nothing', async () => {
  elsewhere.offer = publisher.offer('1.2.3', newVersion())
  server.instead = { path: LISTING, answer: redirect }
  await ask('別の場所へ回された')
  server.instead = null
  await ask('新しい版がありました')
  server.instead = { path: '.AppImage', answer: redirect }
  await refusedFile('別の場所へ回された')
  expect(elsewhere.asked).toEqual([])
})

test('fault 30: a truncated, a tampered and a longer file are refused and do not stay', async () => {
  await ask('新しい版がありました')
  const { file } = publisher.offer('1.2.3', newVersion())
  const tampered = Buffer.from(file)
  tampered[file.length - 5] = 0x79
  const cutOff: Answer = (_, response) => {
    response.writeHead(200, { 'content-length': file.length })
    response.write(file.subarray(0, 1000), () => response.destroy())
  }
  for (const answer of [fixed(file.subarray(0, 1000)), cutOff, fixed(tampered), fixed(Buffer.concat([file, file]))]) {
    server.instead = { path: '.AppImage', answer }
    await refusedFile('ファイルが壊れているか、書き換えられています')
  }
})

function fixed(body: Buffer): Answer {
  return (_, response) => response.writeHead(200, { 'content-length': body.length }).end(body)
}

test('fault 30: a download can be stopped, and a good one waits until it is told to install', async () => {
  const { page } = running
  const slow: Answer = (_, response) => {
    response.writeHead(200, { 'content-length': newVersion().length })
    response.write('#')
  }
  server.instead = { path: '.AppImage', answer: slow }
  await page.getByRole('button', { name: 'ダウンロードする' }).click()
  await page.getByRole('button', { name: 'やめる' }).click()
  await expect(page.getByRole('button', { name: 'ダウンロードする' })).toBeVisible()
  server.instead = null
  await page.getByRole('button', { name: 'ダウンロードする' }).click()
  await expect(page.getByRole('button', { name: '入れ替える' })).toBeVisible()
  await expect(page.getByRole('button', { name: /新しい版 1\.2\.3 の用意ができました/u })).toBeVisible()
  await stillWorks()
})

test('fault 30: an open order keeps the new version out, also when the press gets past the screen', async () => {
  const { page } = running
  const order = await placeOrder(page, '青山 千尋', 12_300)
  const refused = await page.evaluate(() => window.bridge.updates.install())
  expect(refused).toEqual({ ok: false, error: { kind: 'update-blocked', orders: 1 } })
  await page.getByRole('button', { name: /新しい版 1\.2\.3 の用意ができました/u }).click()
  await expect(page.getByText('進行中の注文が1件あります')).toBeVisible()
  await stillWorks()
  await playCall(page, order, 'paid')
  await expect(page.getByText('進行中の注文が1件あります')).toHaveCount(0)
})

test('fault 30: a loaded file that was changed on the disk is thrown away instead of installed', async () => {
  const { page } = running
  const [name = ''] = loadedFiles()
  writeFileSync(join(home, 'cache', 'uketsuke-updater', 'pending', name), 'something else')
  await page.getByRole('button', { name: '入れ替える' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '入れ替える' }).click()
  await expect(page.getByText('ファイルが壊れているか、書き換えられています')).toBeVisible()
  expect(loadedFiles()).toEqual([])
  await stillWorks()
})

test('fault 30: asked again, the good version replaces the old one and starts', async () => {
  await replaced()
  expect(readFileSync(appImage())).toEqual(newVersion())
  expect(lstatSync(appImage()).isFile()).toBe(true)
  expect(existsSync(`${appImage()}.before-update`)).toBe(false)
})

test('an AppImage with its version in its name is replaced too, and shortcuts to that name start the new one', async () => {
  rmSync(appImage())
  rmSync(trace())
  const named = join(home, 'Uketsuke-0.1.0-x86_64.AppImage')
  running = await launchFrom(named)
  await openUpdates()
  await ask('新しい版がありました')
  await replaced()
  expect(readFileSync(appImage())).toEqual(newVersion())
  expect(readlinkSync(named)).toBe(APP_IMAGE)
  expect(readFileSync(named)).toEqual(newVersion())
  expect(existsSync(`${named}.before-update`)).toBe(false)
})
