import { japanDate, japanDay, parseJapanTime } from '../../../shared/japan-time.ts'

/** The periods an operator thinks in. `custom` uses the two typed dates. */
export const PERIODS = ['all', 'today', 'yesterday', 'this-month', 'custom'] as const
export type Period = (typeof PERIODS)[number]

/** What the period fields hold: dates as typed (`2026/11/1`, `2026-11-01`, `20261101`), empty when open. */
export interface TypedPeriod {
  readonly period: Period
  readonly fromDate: string
  readonly toDate: string
}

/** createdAt, both ends included, ms since 1970; null is open. */
export interface PeriodRange {
  readonly from: number | null
  readonly to: number | null
}

const OPEN: PeriodRange = { from: null, to: null }

/** The instants a period covers in Japan time, whatever the PC is set to. `now` in ms since 1970. */
export function periodRange(typed: TypedPeriod, now: number): PeriodRange {
  if (typed.period === 'all') return OPEN
  if (typed.period === 'today') return japanDay(now)
  if (typed.period === 'yesterday') return japanDay(japanDay(now).from - 1)
  if (typed.period === 'this-month') return monthOf(now)
  return customRange(typed.fromDate, typed.toDate)
}

function monthOf(now: number): PeriodRange {
  const [year = 0, month = 0] = japanDate(now).split('/').map(Number)
  return { from: startOfMonth(year, month), to: startOfMonth(month === 12 ? year + 1 : year, (month % 12) + 1) - 1 }
}

function startOfMonth(year: number, month: number): number {
  return parseJapanTime(`${String(year)}/${String(month).padStart(2, '0')}/01 00:00:00`) ?? 0
}

/** Dates typed the wrong way round still mean the days between them. */
function customRange(fromDate: string, toDate: string): PeriodRange {
  const from = dayOf(fromDate)
  const to = dayOf(toDate)
  if (from !== null && to !== null && from.from > to.from) return { from: to.from, to: from.to }
  return { from: from?.from ?? null, to: to?.to ?? null }
}

/** Whether a date was typed to its end and still is none (`2026/2/31`); half a date (`2026/11`) is not a mistake yet. */
export function isNoDate(typed: string): boolean {
  const text = typed.normalize('NFKC').trim()
  const isWhole = text.replace(/\D/gu, '').length >= 8 || /^\d+\D\d+\D\d+/u.test(text)
  return isWhole && dayOf(text) === null
}

/** With both separators, or as eight digits: with one alone nobody knows which number is the month. */
const DATE = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/u

function dayOf(typed: string): { readonly from: number; readonly to: number } | null {
  const [, year, longMonth, longDay, shortMonth, shortDay] = DATE.exec(typed.normalize('NFKC').trim()) ?? []
  const [month, day] = [longMonth ?? shortMonth ?? '', longDay ?? shortDay ?? '']
  if (year === undefined) return null
  const start = parseJapanTime(`${year}/${month.padStart(2, '0')}/${day.padStart(2, '0')} 00:00:00`)
  return start === null ? null : japanDay(start)
}
