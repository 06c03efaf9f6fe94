import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDraftFile } from '../../../src/main/orders/draft-file.ts'
import { openLog } from '../../../src/main/log.ts'
import { emptyOrder } from '../../../src/renderer/src/orders/typed-order.ts'
import { success } from '../../../src/shared/result.ts'
import { anOrderDraft } from '../../support/builders.ts'
import { numberOf } from '../../support/fake-gateway.ts'
import { fill, mounts, NO_MOUNT } from '../../support/mounted-disk.ts'
import { smallDisk } from '../../support/small-disk.ts'
import { openBook } from '../book/temporary-book.ts'
import { aPress, counterOn, got } from './order-counter.ts'

// Fault 3: what a till does when its disk has no byte left, on a real disk of one megabyte.

/** A draft of some kilobytes, so that no slack of a page takes it in. */
const aLargeDraft = () => anOrderDraft({ customer: { note: 'あ'.repeat(500) } })

test('fault 3: an intent that finds no room sends nothing', async ({ skip }) => {
  skip(!mounts, NO_MOUNT)
  const disk = smallDisk()
  const { orders, gateway } = counterOn(await openBook(disk))
  fill(join(disk, 'ballast'))

  let last = await orders.place(aPress(aLargeDraft()))
  for (let tries = 0; last.ok && tries < 30; tries += 1) last = await orders.place(aPress(aLargeDraft()))
  const before = gateway.posts.length
  const refused = await orders.place(aPress(aLargeDraft()))

  expect(refused.ok ? refused.value.status : refused.error.kind).toMatch(/disk-full|answer-unstored/u)
  expect(gateway.posts).toHaveLength(before)
})

test('fault 3: an answer that finds no room is held, shown to nobody, and stored by itself when room returns', async ({
  skip,
}) => {
  skip(!mounts, NO_MOUNT)
  const disk = smallDisk()
  const { orders, gateway, told, clock } = counterOn(await openBook(disk))
  const ballast = join(disk, 'ballast')
  gateway.onRegister = () => {
    fill(ballast)
    return Promise.resolve(success({ ...numberOf(1), orderId: null, memberId: null }))
  }
  const press = aPress(aLargeDraft())

  const placed = await orders.place(press)
  const [orderId = ''] = orders.unstored
  expect(placed).toEqual({ ok: false, error: { kind: 'answer-unstored', orderId } })
  expect(await orders.storeHeld()).toEqual({ ok: false, error: { kind: 'answer-unstored', orderId } })
  // I2: nobody heard a number; and while one answer is held nothing new goes out.
  expect(told.every(({ identificationNumber }) => identificationNumber === null)).toBe(true)
  expect(await orders.place(aPress())).toEqual({ ok: false, error: { kind: 'answer-unstored', orderId } })
  await clock.advance(20_000)
  expect(orders.unstored).toEqual([orderId])
  expect(gateway.posts).toEqual([orderId])

  rmSync(ballast)
  await clock.advance(5_000)

  expect(orders.unstored).toEqual([])
  expect(told.at(-1)).toMatchObject({ orderId, status: 'waiting', ...pick(numberOf(1)) })
  expect(got(await orders.place(press))).toMatchObject({ orderId, status: 'waiting' })
  expect(gateway.posts).toEqual([orderId])
  expect(clock.timers).toBe(0)
})

test('fault 3: the operator need not wait: storing again answers the order', async ({ skip }) => {
  skip(!mounts, NO_MOUNT)
  const disk = smallDisk()
  const { orders, gateway } = counterOn(await openBook(disk))
  const ballast = join(disk, 'ballast')
  gateway.onRegister = () => {
    fill(ballast)
    return Promise.resolve(success({ ...numberOf(1), orderId: null, memberId: null }))
  }
  await orders.place(aPress(aLargeDraft()))
  rmSync(ballast)
  expect(got(await orders.storeHeld())).toMatchObject([{ status: 'waiting', ...pick(numberOf(1)) }])
  expect(got(await orders.storeHeld())).toEqual([])
})

test('fault 3: a log that finds no room stops nothing and goes on when there is some', ({ skip }) => {
  skip(!mounts, NO_MOUNT)
  const disk = smallDisk()
  fill(join(disk, 'ballast'))
  const log = openLog(join(disk, 'logs'))
  expect(() => {
    for (let line = 0; line < 3; line += 1) log.warn('backup', { reason: 'no-space' })
    log.bug('shop', new Error('any'))
  }).not.toThrow()
  rmSync(join(disk, 'ballast'))
  writeFileSync(join(disk, 'room'), '')
  log.info('started')
  expect(existsSync(join(disk, 'logs'))).toBe(true)
})

function pick({ identificationNumber, receiptNo }: ReturnType<typeof numberOf>) {
  return { identificationNumber, receiptNo }
}

test('fault 3: a draft that finds no room leaves the one before and nothing of the person beside it', ({ skip }) => {
  skip(!mounts, NO_MOUNT)
  const disk = smallDisk()
  const drafts = openDraftFile(disk)
  const order = emptyOrder({ draftKey: 'a', jobCode: 'CAPTURE', method: '1', operator: '' })
  const draft = (note: string) => ({
    step: 'customer' as const,
    order: { ...order, customer: { ...order.customer, note } },
  })
  expect(drafts.keep('real', draft('before'))).toEqual(success(null))
  fill(join(disk, 'ballast'))
  expect(drafts.keep('real', draft('山田 花子'.repeat(3_000)))).toEqual({ ok: false, error: { kind: 'disk-full' } })
  expect([drafts.read('real')?.order.customer.note, readdirSync(disk).toSorted()]).toEqual([
    'before',
    ['ballast', 'draft-real.json'],
  ])
})
