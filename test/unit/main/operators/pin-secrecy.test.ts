import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { OperatorFile } from '../../../../src/main/operators/operator-file.ts'
import { scryptHasher, type PinHasher } from '../../../../src/main/operators/pin-hash.ts'
import { ADMIN, DESK, KEYS, operatorBench } from './operator-bench.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'operators-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const text = () => readFileSync(join(folder, 'operators.json'), 'utf8')

it('knows a PIN by scrypt, each with a salt of its own', async () => {
  const [one, two] = await Promise.all([scryptHasher.make('13572468'), scryptHasher.make('13572468')])
  expect(one).not.toEqual(two)
  expect(await scryptHasher.matches('13572468', one)).toBe(true)
  expect(await scryptHasher.matches('13572469', one)).toBe(false)
  expect(await scryptHasher.matches('', one)).toBe(false)
  expect(one.cost).toBeGreaterThanOrEqual(32_768)
}, 30_000)

const pin = fc.stringMatching(/^[0-9]{8}$/u)
const step = fc.record({
  what: fc.constantFrom('add', 'change', 'sign-in', 'leave', 'recover', 'state', 'set-away', 'away'),
  id: fc.integer({ min: 1, max: 4 }),
  pin,
})

it('answers, tells and notes neither a PIN nor what it is checked by, whatever is done', async () => {
  await fc.assert(
    fc.asyncProperty(pin, fc.array(step, { maxLength: 25 }), async (first, steps) => {
      const secrets = new Set<string>([first])
      // Random, so that it cannot be found in an answer by chance.
      const hasher: PinHasher = {
        make: (made) => {
          const hash = { salt: btoa(`salt${crypto.randomUUID()}`), hash: btoa(`hash${made}`), cost: 1024 }
          secrets.add(hash.salt).add(hash.hash)
          return Promise.resolve(hash)
        },
        matches: (typed, { hash }) => Promise.resolve(hash === btoa(`hash${typed}`)),
      }
      const bench = operatorBench({ hasher })
      const desk = bench.open()
      const said: unknown[] = [await desk.add({ ...ADMIN, pin: first })]
      for (const [index, { what, id, pin: typed }] of steps.entries()) {
        secrets.add(typed)
        const person = { ...DESK, name: `鈴木${String(index)}`, userId: `suzuki${String(index)}` }
        if (what === 'add') said.push(await desk.add({ ...person, pin: typed }))
        if (what === 'change') said.push(await desk.change({ ...person, id, active: true, role: 'admin', pin: typed }))
        if (what === 'sign-in') said.push(await desk.signIn({ id, pin: id === 1 ? first : typed }))
        if (what === 'leave') said.push(await desk.leave())
        if (what === 'recover') said.push(await desk.recover({ id, ...KEYS }))
        if (what === 'state') said.push(desk.state(), desk.admit('settings:save'))
        if (what === 'set-away') said.push(await desk.setAway({ minutes: id }))
        if (what === 'away') desk.away(id * 60)
      }
      const everything = JSON.stringify([said, bench.told, bench.asked])
      expect([...secrets].filter((secret) => everything.includes(secret))).toEqual([])
    }),
    { numRuns: 200 },
  )
}, 30_000)

it('writes no PIN to the disk and reads back what it wrote', async () => {
  const file = new OperatorFile(folder)
  const desk = operatorBench({ file, hasher: scryptHasher }).open()
  await desk.add({ ...ADMIN, pin: '86421357' })
  await desk.signIn({ id: 1, pin: '11111111' })
  expect(text()).not.toContain('86421357')
  expect(text()).not.toContain('11111111')
  const again = operatorBench({ file, hasher: scryptHasher }).open()
  expect(again.state()).toMatchObject({ operators: [{ name: '佐藤', hasPin: true }], current: null, last: 1 })
  expect(await again.signIn({ id: 1, pin: '86421357' })).toMatchObject({ ok: true, value: { current: 1 } })
}, 30_000)

it.each(['', '{', '{"version":1}', '{"version":2,"operators":[]}', '[]'])(
  'sets a list aside that reads %s',
  (broken) => {
    writeFileSync(join(folder, 'operators.json'), broken)
    expect(new OperatorFile(folder).read()).toBeNull()
    expect(readFileSync(join(folder, 'operators.broken.json'), 'utf8')).toBe(broken)
    expect(new OperatorFile(folder).read()?.operators).toEqual([])
  },
)

it('sets aside a list that cannot even be read, and says that it was damaged', () => {
  mkdirSync(join(folder, 'operators.json'))
  const desk = operatorBench({ file: new OperatorFile(folder) }).open()
  expect(desk.state()).toMatchObject({ operators: [], wasDamaged: true })
  expect(readdirSync(folder)).toEqual(['operators.broken.json'])
})

it('opens without a list that can neither be read nor set aside', () => {
  mkdirSync(join(folder, 'operators.json'))
  mkdirSync(join(folder, 'operators.broken.json', 'older'), { recursive: true })
  expect(new OperatorFile(folder).read()).toBeNull()
})

it('says so when the disk does not take the list', async () => {
  rmSync(folder, { recursive: true })
  expect(
    await new OperatorFile(folder).write({
      version: 1,
      operators: [],
      last: null,
      awayMinutes: 0,
      recovery: { failed: 0, at: 0 },
    }),
  ).toBe(false)
  folder = mkdtempSync(join(tmpdir(), 'operators-'))
})
