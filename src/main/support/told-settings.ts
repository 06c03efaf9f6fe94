import * as v from 'valibot'
import { accountingLabels } from '../../shared/accounting.ts'
import { Settings } from '../../shared/settings.ts'
import { talkFields } from '../../shared/talk-script.ts'

/** What somebody types is never told, and a new setting's type cannot be read as less than it is. */
type Told<T> = string extends T
  ? 'filled' | 'changed'
  : T extends string | number | boolean
    ? 'value' | 'changed'
    : 'changed'
type Grouped = keyof typeof accountingLabels | keyof typeof talkFields

/**
 * How each setting is told: `value` only what is chosen from a list, a number or a switch; of what is typed only
 * whether there is something (`filled`), or something else than at first (`changed`). A new setting does not compile
 * until it stands here.
 */
const TOLD = {
  language: 'value',
  theme: 'value',
  mode: 'value',
  shopId: 'filled',
  siteId: 'filled',
  gatewayUrl: 'changed',
  updateUrl: 'filled',
  ivrPhoneNumber: 'filled',
  transferNote: 'filled',
  operator: 'filled',
  orderIdPattern: 'changed',
  jobCode: 'value',
  method: 'value',
  payTimesList: 'changed',
  shownFields: 'changed',
  lapseHours: 'value',
  duplicateMinutes: 'value',
  agingWarnDays: 'value',
  agingLimitDays: 'value',
  sound: 'value',
  soundVolume: 'value',
  notifyName: 'value',
  notifyAmount: 'value',
  miniWindow: 'value',
  closingWindow: 'value',
  issuerName: 'filled',
  issuerAddress: 'filled',
  issuerPhone: 'filled',
  registration: 'changed',
  documentPurpose: 'changed',
  documentItem: 'changed',
  documentRate: 'value',
  taxRounding: 'value',
  documentPaper: 'value',
  documentLanguage: 'value',
  exportChoice: 'changed',
  exportPresets: 'changed',
  offerCardPass: 'value',
} as const satisfies { readonly [K in Exclude<keyof Settings, Grouped>]: Told<Settings[K]> }

/** A setting, or how many of the settings that are words of the shop were changed. */
export type ToldName = keyof typeof TOLD | 'changedWords'

const isTold = (name: string): name is keyof typeof TOLD => Object.hasOwn(TOLD, name)
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The settings without anything that somebody typed. */
export function toldSettings(settings: Settings): readonly (readonly [name: ToldName, value: string])[] {
  const standard = v.parse(Settings, {})
  const told = Object.keys(TOLD)
    .filter(isTold)
    .map((name): [ToldName, string] => {
      const way = TOLD[name]
      const [now, first]: unknown[] = [Reflect.get(settings, name), Reflect.get(standard, name)]
      if (way === 'value') return [name, String(now)]
      if (way === 'filled') return [name, now === '' ? 'empty' : 'filled']
      return [name, same(now, first) ? 'standard' : 'changed']
    })
  const grouped = [...Object.keys(talkFields), ...Object.keys(accountingLabels)]
  const changed = grouped.filter((name) => !same(Reflect.get(settings, name), Reflect.get(standard, name)))
  return [...told, ['changedWords', String(changed.length)]]
}
