import { describe, expect, it } from 'vitest'
import { formatJapanTime } from '../../../../src/shared/japan-time.ts'
import { isNoDate, periodRange, type Period, type TypedPeriod } from '../../../../src/renderer/src/receipts/period.ts'

const at = (text: string): number => Date.parse(`${text}+09:00`)

function rangeOf(typed: Partial<TypedPeriod> & { period: Period }, now = at('2026-11-23T08:30:00')) {
  const { from, to } = periodRange({ fromDate: '', toDate: '', ...typed }, now)
  return [from === null ? null : formatJapanTime(from), to === null ? null : formatJapanTime(to)]
}

describe('periods mean Japan time, whatever the PC is set to', () => {
  it('today at 8:30 in Japan is the 23rd although UTC still has the 22nd', () => {
    expect(rangeOf({ period: 'today' })).toEqual(['2026/11/23 00:00:00', '2026/11/23 23:59:59'])
  })
  it('yesterday is the whole day before, also over a month end', () => {
    expect(rangeOf({ period: 'yesterday' }, at('2026-12-01T00:00:00'))).toEqual([
      '2026/11/30 00:00:00',
      '2026/11/30 23:59:59',
    ])
    expect(rangeOf({ period: 'yesterday' }, at('2026-11-23T12:00:00'))).toEqual([
      '2026/11/22 00:00:00',
      '2026/11/22 23:59:59',
    ])
  })
  it.each([
    ['2026-12-31T23:59:59', '2026/12/01 00:00:00', '2026/12/31 23:59:59'],
    ['2028-02-10T12:00:00', '2028/02/01 00:00:00', '2028/02/29 23:59:59'],
  ])('this month at %s is closed at both ends', (now, from, to) => {
    expect(rangeOf({ period: 'this-month' }, at(now))).toEqual([from, to])
  })
  it('everything is open at both ends', () => {
    expect(rangeOf({ period: 'all' })).toEqual([null, null])
  })
})

describe('typed dates', () => {
  it('cover both days whole', () => {
    expect(rangeOf({ period: 'custom', fromDate: '2026-11-01', toDate: '2026-11-03' })).toEqual([
      '2026/11/01 00:00:00',
      '2026/11/03 23:59:59',
    ])
  })
  it.each(['2026/11/1', '20261101', '２０２６年１１月１日', '2026.11.01'])('are taken as %s', (fromDate) => {
    expect(rangeOf({ period: 'custom', fromDate })).toEqual(['2026/11/01 00:00:00', null])
  })
  it('are refused when there is no such day, not while half typed', () => {
    expect(['2026/02/31', '2026/2/31', '20260231', '2026/2/', '2026/02', ''].map(isNoDate)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })
  it('stay open where none or half a date is typed', () => {
    expect(rangeOf({ period: 'custom', fromDate: '2026-11-01' })).toEqual(['2026/11/01 00:00:00', null])
    expect(rangeOf({ period: 'custom', toDate: '2026-02-31' })).toEqual([null, null])
    expect(rangeOf({ period: 'custom', fromDate: '2026/11', toDate: '2026/111' })).toEqual([null, null])
  })
  it('the wrong way round still mean the days between', () => {
    expect(rangeOf({ period: 'custom', fromDate: '2026-11-03', toDate: '2026-11-01' })).toEqual([
      '2026/11/01 00:00:00',
      '2026/11/03 23:59:59',
    ])
  })
})
