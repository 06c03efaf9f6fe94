import { describe, expect, it } from 'vitest'
import type { OperatorDesk } from '../../../../src/main/operators/operator-desk.ts'
import { failure } from '../../../../src/shared/result.ts'
import { ADMIN, DESK, KEYS, operatorBench } from './operator-bench.ts'

const REFUSED = (reason: string) => ({ ok: false, error: { kind: 'operator-refused', reason } })
const change = (id: number, fields: Partial<Parameters<OperatorDesk['change']>[0]>) => ({
  id,
  name: '佐藤',
  userId: 'sato',
  role: 'admin' as const,
  active: true,
  ...fields,
})

/** Signs in with wrong PINs; answers the seconds asked for after each. */
async function wrongTries(desk: OperatorDesk, count: number): Promise<number[]> {
  const waits: number[] = []
  for (let tried = 0; tried < count; tried += 1) {
    const reply = await desk.signIn({ id: 1, pin: '0000' })
    if (!reply.ok && 'seconds' in reply.error) waits.push(reply.error.seconds)
  }
  return waits
}

describe('the list of operators', () => {
  it('begins with a 管理者, who is signed in at once', async () => {
    const desk = operatorBench().open()
    expect(await desk.add(DESK)).toMatchObject(REFUSED('admin-first'))
    expect(await desk.add(ADMIN)).toEqual({
      ok: true,
      value: {
        operators: [{ id: 1, name: '佐藤', userId: 'sato', role: 'admin', active: true, hasPin: true }],
        current: 1,
        last: 1,
        awayMinutes: 0,
        wasDamaged: false,
      },
    })
  })
  it('takes neither a name nor a user ID twice, not even of somebody who left', async () => {
    const desk = operatorBench().open()
    await desk.add(ADMIN)
    await desk.add(DESK)
    await desk.change({ ...DESK, id: 2, active: false })
    expect(await desk.add({ ...DESK, userId: 'other' })).toMatchObject(REFUSED('name-taken'))
    expect(await desk.add({ ...DESK, name: '別人' })).toMatchObject(REFUSED('user-id-taken'))
  })
  it('keeps a 管理者', async () => {
    const desk = operatorBench().open()
    await desk.add(ADMIN)
    await desk.add(DESK)
    expect(await desk.change(change(1, { role: 'desk' }))).toMatchObject(REFUSED('last-admin'))
    expect(await desk.change(change(1, { active: false }))).toMatchObject(REFUSED('last-admin'))
    expect(await desk.change(change(9, {}))).toMatchObject(REFUSED('unknown'))
  })
  it('lets nobody go on who has left', async () => {
    const desk = operatorBench().open()
    await desk.add(ADMIN)
    await desk.add({ ...DESK, role: 'admin' })
    expect(await desk.change(change(1, { active: false }))).toMatchObject({ ok: true, value: { current: null } })
    expect(await desk.signIn({ id: 1, pin: '2468' })).toMatchObject(REFUSED('unknown'))
  })
  it('changes nothing that the disk did not take', async () => {
    const bench = operatorBench()
    const desk = bench.open()
    await desk.add(ADMIN)
    bench.isFull = true
    expect(await desk.add(DESK)).toEqual(failure({ kind: 'operators-unkept' }))
    expect(desk.state().operators.map(({ name }) => name)).toEqual(['佐藤'])
  })
  it('says that the list was damaged until it is made again', async () => {
    const desk = operatorBench({ file: { read: () => null, write: () => Promise.resolve(true) } }).open()
    expect(desk.state().wasDamaged).toBe(true)
    await desk.add(ADMIN)
    expect(desk.state().wasDamaged).toBe(false)
  })
})

describe('signing in', () => {
  it('needs nothing where one person works alone without a PIN, and a choice everywhere else', async () => {
    const alone = operatorBench()
    await alone.open().add({ ...ADMIN, pin: null })
    expect(alone.open().state().current).toBe(1)
    const withPin = operatorBench()
    await withPin.open().add(ADMIN)
    expect(withPin.open().state()).toMatchObject({ current: null, last: 1 })
  })
  it('takes the PIN of that operator and no other', async () => {
    const desk = operatorBench().open()
    await desk.add(ADMIN)
    await desk.add(DESK)
    expect(await desk.signIn({ id: 2, pin: '' })).toMatchObject({ ok: true, value: { current: 2 } })
    expect(await desk.signIn({ id: 1, pin: '' })).toEqual(failure({ kind: 'wrong-pin', seconds: 0 }))
    expect(desk.state().current).toBe(2)
    expect(await desk.signIn({ id: 1, pin: '2468' })).toMatchObject({ ok: true, value: { current: 1 } })
  })
  it('makes every further try wait longer, an hour at most', async () => {
    const { open, clock } = operatorBench()
    const desk = open()
    await desk.add(ADMIN)
    const waits: number[] = []
    for (let tried = 0; tried < 13; tried += 1) {
      const [seconds = 0] = await wrongTries(desk, 1)
      waits.push(seconds)
      await clock.advance(seconds * 1000)
    }
    expect(waits).toEqual([0, 0, 15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600])
  })
  it('does not look at a PIN while the wait goes on, right or wrong, however many ask at once', async () => {
    const { open, clock } = operatorBench()
    const desk = open()
    await desk.add(ADMIN)
    await Promise.all(Array.from({ length: 50 }, () => desk.signIn({ id: 1, pin: '0000' })))
    expect(await desk.signIn({ id: 1, pin: '2468' })).toEqual(failure({ kind: 'pin-wait', seconds: 15 }))
    await clock.advance(14_000)
    expect(await desk.signIn({ id: 1, pin: '2468' })).toEqual(failure({ kind: 'pin-wait', seconds: 1 }))
    await clock.advance(1_000)
    expect(await desk.signIn({ id: 1, pin: '2468' })).toMatchObject({ ok: true })
    expect(await wrongTries(desk, 1)).toEqual([0])
  })
  it('keeps the wait through a restart and through a clock that is set back', async () => {
    const { open, clock } = operatorBench()
    await open().add(ADMIN)
    await wrongTries(open(), 4)
    clock.setWall(clock.now() - 86_400_000)
    expect(await open().signIn({ id: 1, pin: '2468' })).toEqual(failure({ kind: 'pin-wait', seconds: 15 }))
  })
  it('ends the wait of tries made while the clock was ahead, instead of locking the PIN until then', async () => {
    const { open, clock } = operatorBench()
    await open().add(ADMIN)
    const today = clock.now()
    clock.setWall(today + 365 * 86_400_000)
    await wrongTries(open(), 4)
    for (let tries = 0; tries < 3; tries += 1) await open().recover({ id: 1, apiKey: 'x', apiPassword: 'y' })
    clock.setWall(today)
    const keys = { id: 1, apiKey: 'benchKey0001', apiPassword: 'benchPassword0001' }
    expect(await open().signIn({ id: 1, pin: '2468' })).toEqual(failure({ kind: 'pin-wait', seconds: 15 }))
    expect(await open().recover(keys)).toEqual(failure({ kind: 'pin-wait', seconds: 15 }))
    await clock.advance(15_000)
    expect(await open().signIn({ id: 1, pin: '2468' })).toMatchObject({ ok: true, value: { current: 1 } })
    expect(await open().recover(keys)).toMatchObject({ ok: true })
  })
  it('counts a try before it looks at it: ending the app in between saves none', async () => {
    let end = (): void => undefined
    const hangs = new Promise<boolean>((resolve) => (end = () => resolve(true)))
    const bench = operatorBench()
    await bench.open().add(ADMIN)
    const hasher = { make: () => Promise.reject(new Error('not asked')), matches: () => hangs }
    const cutOff = operatorBench({ hasher })
    cutOff.kept = bench.kept
    const trying = cutOff.open().signIn({ id: 1, pin: '0000' })
    await cutOff.clock.advance(0)
    expect(cutOff.kept.operators[0]?.tries.failed).toBe(1)
    end()
    await trying
  })
  it('makes each operator wait for their own mistakes only', async () => {
    const desk = operatorBench().open()
    await desk.add(ADMIN)
    await desk.add({ ...DESK, pin: '13579' })
    await wrongTries(desk, 3)
    expect(await desk.signIn({ id: 2, pin: '13579' })).toMatchObject({ ok: true })
  })
})

describe('going away', () => {
  it('locks after the minutes that were set, and only whoever has a PIN', async () => {
    const desk = operatorBench().open()
    await desk.add(ADMIN)
    await desk.add(DESK)
    desk.away(100_000)
    expect(desk.state().current).toBe(1)
    await desk.setAway({ minutes: 5 })
    desk.away(299)
    expect(desk.state().current).toBe(1)
    desk.away(300)
    expect(desk.state()).toMatchObject({ current: null, last: 1 })
    await desk.signIn({ id: 2, pin: '' })
    desk.away(300)
    expect(desk.state().current).toBe(2)
  })
  it('is also what leaving does, at once', async () => {
    const desk = operatorBench().open()
    await desk.add(ADMIN)
    expect(await desk.leave()).toMatchObject({ ok: true, value: { current: null } })
  })
})

describe('a forgotten PIN of a 管理者', () => {
  it('is taken away by both keys of the shop', async () => {
    const desk = operatorBench().open()
    await desk.add(ADMIN)
    await desk.leave()
    expect(await desk.recover({ id: 1, ...KEYS, apiPassword: 'another' })).toEqual(
      failure({ kind: 'recovery-refused', reason: 'differs' }),
    )
    expect(await desk.recover({ id: 1, ...KEYS })).toMatchObject({
      ok: true,
      value: { current: 1, operators: [{ hasPin: false }] },
    })
  })
  it('stays where the keys cannot be had, where somebody is no 管理者, and after too many tries', async () => {
    const without = operatorBench({ credentials: () => Promise.resolve(failure({ kind: 'no-credentials' })) }).open()
    await without.add(ADMIN)
    const noKeys = failure({ kind: 'recovery-refused', reason: 'no-keys' })
    expect(await without.recover({ id: 1, apiKey: '', apiPassword: '' })).toEqual(noKeys)
    const { open } = operatorBench()
    const desk = open()
    await desk.add(ADMIN)
    await desk.add(DESK)
    expect(await desk.recover({ id: 2, ...KEYS })).toMatchObject(REFUSED('unknown'))
    for (let tried = 0; tried < 3; tried += 1) await desk.recover({ id: 1, apiKey: 'a', apiPassword: 'b' })
    expect(await open().recover({ id: 1, ...KEYS })).toEqual(failure({ kind: 'pin-wait', seconds: 15 }))
  })
})
