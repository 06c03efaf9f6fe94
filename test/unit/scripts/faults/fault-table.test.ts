import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { drawDefences } from '../../../../scripts/faults/chosen-defences.ts'
import { DEFENCES } from '../../../../scripts/faults/defence-table.ts'
import { FAULTS } from '../../../../scripts/faults/fault-table.ts'
import { faultPattern, faultsIn } from '../../../../scripts/faults/fault-token.ts'
import { withFigures } from '../../../../scripts/faults/figures-table.ts'

const projectFolder = join(import.meta.dirname, '..', '..', '..', '..')
const textOf = (file: string): string => readFileSync(join(projectFolder, file), 'utf8')

describe('the table of faults', () => {
  it('has the thirty of them, in order', () => {
    expect(FAULTS.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
  })

  test.each(FAULTS)('has files for no. $number, and a test of that number in each of its tests', (one) => {
    expect([...one.defence, ...one.tests].filter((file) => !existsSync(join(projectFolder, file)))).toEqual([])
    expect(one.tests.filter((file) => !faultsIn(textOf(file)).includes(one.number))).toEqual([])
  })
})

describe('the number of a title', () => {
  const named = (n: number, title: string): boolean => new RegExp(faultPattern(n), 'u').test(title)

  it('is found alone and in a list, and is not part of another number', () => {
    const title = 'faults 3, 12 and 28: a file'
    expect(faultsIn(title)).toEqual([3, 12, 28])
    expect([1, 2, 3, 8, 12, 28].filter((n) => named(n, title))).toEqual([3, 12, 28])
    expect(named(1, 'fault 10: x') || named(1, 'default 1') || named(1, 'faults of 1')).toBe(false)
  })
})

describe('the table of defences', () => {
  test.each(DEFENCES)('finds "$what" once, and its test', ({ file, text, test: testFile, named }) => {
    expect(textOf(file).split(text)).toHaveLength(2)
    expect(textOf(testFile)).toContain(named)
  })

  it('draws the same by the same seed, each once', () => {
    const drawn = drawDefences(DEFENCES, 5, 42)
    expect(drawDefences(DEFENCES, 5, 42)).toEqual(drawn)
    expect(new Set(drawn).size).toBe(5)
    expect(drawDefences(DEFENCES, 5, 43)).not.toEqual(drawn)
  })
})

describe('the figures', () => {
  it('stand between their marks and leave the rest of the document as it is', () => {
    const document = textOf('docs/faults.md')
    const ran = FAULTS.map(({ number }) => number)
    const figures = { results: [], env: { UKETSUKE_KILLS: '200' }, heading: 'Run of a day.', removed: ['- one'], ran }
    const written = withFigures(document, figures)
    expect(written).toContain('Run of a day.')
    expect(written).toMatch(/^\| 2 \| .*200 kills.*\| not run \|$/mu)
    expect(withFigures(written, figures)).toBe(written)
    expect(() => withFigures('nothing', figures)).toThrow(/marks/u)
  })

  it('change in the rows of the faults that were run, and in no other', () => {
    const document = textOf('docs/faults.md')
    const result = { fault: 7, passed: 3, failed: 0, skipped: 0 }
    const again = { results: [result], env: {}, heading: 'Run of a later day.', removed: ['- two'], ran: [7] }
    const [before, after] = [document.split('\n'), withFigures(document, again).split('\n')]
    expect(after.filter((line) => !before.includes(line))).toEqual([
      expect.stringMatching(/^\| 7 \| .*\| 3 tests.* \| held \|$/u),
      'Tried again: 7. Run of a later day.',
      '- two',
    ])
    expect(before.filter((line) => !after.includes(line) && !line.startsWith('| 7 |'))).toEqual([])
  })
})
