import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  aRequest,
  aSimulator,
  changed,
  credentials,
  register,
  registered,
  search,
  withOrderId,
} from './provider-client.ts'

let folder: string
let stateFile: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'))
  stateFile = join(folder, 'deeper', 'provider.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a simulator with a state file', () => {
  it('still knows orders, finished calls, used order IDs and members after a restart', async () => {
    const before = await aSimulator({ stateFile })
    const paid = await registered(before, aRequest('2'))
    before.phone.callThrough(paid.number, { kind: 'accepted' })
    const answer = await search(before, { receiptNo: paid.receiptNo, detailReturnFlg: '1' })
    await before.stop()

    const after = await aSimulator({ stateFile })
    expect(await search(after, { receiptNo: paid.receiptNo, detailReturnFlg: '1' })).toEqual(answer)
    const again = await registered(after, withOrderId('2', 'order-2'))
    expect(again.receiptNo).not.toBe(paid.receiptNo)
    after.phone.callThrough(again.number, { kind: 'accepted' })
    expect(await search(after, { receiptNo: again.receiptNo })).toMatchObject({
      lastTransaction: { searchMember: { memberId: 'member-1' }, tradedCard: { cardSeq: '1' } },
    })
    const reused = await registered(after, aRequest('1'))
    after.phone.callThrough(reused.number, { kind: 'accepted' })
    expect(await search(after, { receiptNo: reused.receiptNo })).toMatchObject({
      authSuccessFlg: '0',
      lastTransaction: { entryTran: { errInfo: 'E01040010' } },
    })
    await after.stop()
  })

  it('goes on with the call that was under way', async () => {
    const before = await aSimulator({ stateFile })
    const { number, receiptNo } = await registered(before, aRequest('1'))
    before.phone.dial()
    for (const key of `${number}##`) before.phone.key(key)
    await before.stop()

    const after = await aSimulator({ stateFile })
    expect(after.phone.state()).toMatchObject({ stage: 'asking-card', orderId: 'order-1', receiptNo })
    expect(after.phone.customerKeysCard({ kind: 'accepted' })).toMatchObject({ captionKey: 'paid' })
    expect(await search(after, { receiptNo })).toMatchObject({ statusCode: '2', authSuccessFlg: '1' })
    await after.stop()
  })

  it('writes neither credentials nor the card password, and leaves no half-written file', async () => {
    const simulator = await aSimulator({ stateFile })
    await registered(simulator, changed(aRequest('3'), 'gmopg.save.cardPass', 'customersecret'))
    const text = readFileSync(stateFile, 'utf8')
    for (const secret of ['customersecret', ...Object.values(credentials)]) expect(text).not.toContain(secret)
    expect(text).toContain('member-1')
    expect(readdirSync(join(folder, 'deeper'))).toEqual(['provider.json'])
    await simulator.stop()
  })

  it('moves a file it cannot read aside and starts empty', async () => {
    for (const broken of ['', '{"version":1,"ser', '{"version":2}', 'null']) {
      const path = join(folder, 'broken.json')
      writeFileSync(path, broken)
      const simulator = await aSimulator({ stateFile: path })
      expect(simulator.orders()).toEqual([])
      expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe(broken)
      await simulator.stop()
    }
  })

  it('answers 90 and forgets the order when it cannot be stored', async () => {
    const simulator = await aSimulator({ stateFile: join(folder, 'free.json') })
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'in the way')
    expect(await register(simulator, aRequest('1'))).toEqual({ resultCode: '90' })
    expect(simulator.orders()).toEqual([])
    await simulator.stop()
  })

  it('listens on this machine only, and says when the port is taken', async () => {
    const simulator = await aSimulator()
    const { hostname, port, pathname } = new URL(simulator.url)
    expect({ hostname, pathname }).toEqual({ hostname: '127.0.0.1', pathname: '/authorization/api' })
    await expect(aSimulator({ port: Number(port) })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await simulator.stop()
  })
})
