import * as v from 'valibot'
import { ACCOUNTING_PRODUCTS, accountingLabels } from './accounting.ts'
import { isGatewayUrl } from './gateway-url.ts'
import { ruleMessage } from './rule-message.ts'
import { JOB_CODES, METHODS } from './order.ts'
import { PAPERS } from './receipt-document.ts'
import { RegistrationNumber } from './registration-number.ts'
import { ROUNDINGS, TAX_RATES } from './tax.ts'
import { talkFields } from './talk-script.ts'
import { CSV_MODES, ENCODINGS, ReceiptColumns } from './export-request.ts'
import { BUILT_IN_PRESETS } from './receipt-columns.ts'
import { codeText, keyText, shopText } from './text-rules.ts'

/** The provider's production address; a contract's test environment has another one. */
const PRODUCTION_URL = 'https://gmopg-ivr.spv.jp/authorization/api'

const id13 = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => text.normalize('NFKC').trim()),
  v.regex(/^[\x21-\x7E]{0,13}$/u, ruleMessage('id13')),
)

const payTimesList = v.pipe(
  v.optional(v.array(v.pipe(v.string(), v.regex(/^[0-9]{1,2}$/u, ruleMessage('digits')))), [
    '3',
    '5',
    '6',
    '10',
    '12',
    '15',
    '18',
    '20',
    '24',
  ]),
  v.minLength(1, ruleMessage('required')),
  v.maxLength(30, ruleMessage('tooMany')),
)

/** Fields of an everyday order that a shop may tuck away under the rare ones. */
export const EVERYDAY_FIELDS = ['kana', 'phone', 'note', 'tax', 'jobCode'] as const
export type EverydayField = (typeof EVERYDAY_FIELDS)[number]

/** The shop's own choice of columns for files of receipts. */
const ExportPreset = v.object({
  name: v.pipe(shopText(30), v.nonEmpty(ruleMessage('required'))),
  columns: ReceiptColumns,
})
export type ExportPreset = v.InferOutput<typeof ExportPreset>

/** What the export dialog was left at. */
const ExportChoice = v.object({
  columns: v.optional(ReceiptColumns, [...BUILT_IN_PRESETS.all]),
  encoding: v.optional(v.picklist(ENCODINGS), 'utf-8-bom'),
  csvMode: v.optional(v.picklist(CSV_MODES), 'excel'),
  /** The receipts, or the accounting program that files were last made for. */
  file: v.optional(v.picklist(['receipts', ...ACCOUNTING_PRODUCTS]), 'receipts'),
})
export type ExportChoice = v.InferOutput<typeof ExportChoice>

export const SOUND_VOLUMES = ['low', 'middle', 'high'] as const
export const CLOSINGS = ['ask', 'watch', 'quit'] as const

/** Everything the shop sets that is not a secret. Every field has a default, so an empty file is a good file. */
export const Settings = v.object({
  language: v.optional(v.picklist(['ja', 'en']), 'ja'),
  theme: v.optional(v.picklist(['system', 'light', 'dark', 'contrast']), 'system'),
  /** `unset` until the first run is answered. */
  mode: v.optional(v.picklist(['unset', 'training', 'real']), 'unset'),
  /** gmopg.shopId */
  shopId: id13,
  /** gmopg.siteId */
  siteId: id13,
  gatewayUrl: v.pipe(
    v.optional(v.string(), PRODUCTION_URL),
    v.trim(),
    v.check(isGatewayUrl, ruleMessage('gatewayUrl')),
  ),
  /** Folder of a server with new versions of this program, under the rule of gatewayUrl; empty: none are asked for. */
  updateUrl: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.check((text) => text === '' || isGatewayUrl(text), ruleMessage('gatewayUrl')),
  ),
  /** The number the operator transfers the customer to. */
  ivrPhoneNumber: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text.normalize('NFKC').trim()),
    v.regex(/^$|^\+?[0-9*#][0-9*# ()-]{1,24}$/u, ruleMessage('phone')),
  ),
  /** The shop's own words on how to transfer, shown beside the number. One step a line. */
  transferNote: shopText(1000),
  operator: codeText({ pattern: /^[0-9A-Za-z]+$/u, max: 64, key: 'alnum' }),
  /** {yyyy} {MM} {dd} in Japan time, {n4} a four-digit counter; letters, digits and hyphens around them. */
  orderIdPattern: v.pipe(
    v.optional(v.string(), 'U{yyyy}{MM}{dd}-{n4}'),
    v.regex(/^(?:[0-9A-Za-z-]|\{(?:yyyy|MM|dd|n4|n6)\})+$/u, ruleMessage('orderIdPattern.characters')),
    v.check((pattern) => /\{n[46]\}/u.test(pattern), ruleMessage('orderIdPattern.counter')),
    v.check((pattern) => patternLength(pattern) <= 24, ruleMessage('orderIdPattern.tooLong')),
    v.check((pattern) => !pattern.toUpperCase().startsWith('ML-ORDER'), ruleMessage('orderIdReserved')),
  ),
  jobCode: v.optional(v.picklist(JOB_CODES), 'CAPTURE'),
  method: v.optional(v.picklist(METHODS), '1'),
  payTimesList,
  /** Everyday fields shown outright; the others stay reachable among the rare ones. */
  shownFields: v.optional(v.array(v.picklist(EVERYDAY_FIELDS)), [...EVERYDAY_FIELDS]),
  /** Hours without a call until a waiting number counts as lapsed. */
  lapseHours: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(168)), 24),
  /** Minutes within which the same customer and amount look like a mistake; 0 turns the warning off. */
  duplicateMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440)), 10),
  /** Days after which a provisional sale that was not captured is warned about, and after which it lapses. */
  agingWarnDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)), 45),
  agingLimitDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)), 60),
  /** A short sound when a result came. */
  sound: v.optional(v.boolean(), true),
  soundVolume: v.optional(v.picklist(SOUND_VOLUMES), 'middle'),
  /** What a notification of the desktop may show to everybody who passes by. */
  notifyName: v.optional(v.boolean(), false),
  notifyAmount: v.optional(v.boolean(), false),
  /** Whether the small window with the number opens by itself with the number. */
  miniWindow: v.optional(v.boolean(), false),
  /** What closing the window does while orders are open. */
  closingWindow: v.optional(v.picklist(CLOSINGS), 'ask'),
  /** Who issues receipts; without a name none is issued. */
  issuerName: shopText(60),
  issuerAddress: shopText(120),
  issuerPhone: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text.normalize('NFKC').trim()),
    v.regex(/^$|^\+?[0-9][0-9() -]{5,19}$/u, ruleMessage('phone')),
  ),
  registration: v.optional(RegistrationNumber, {}),
  /** 但し書き and name of the one item that a receipt begins with. */
  documentPurpose: v.optional(shopText(60), 'お品代として'),
  documentItem: v.optional(shopText(60), 'お品代'),
  documentRate: v.optional(v.picklist(TAX_RATES), '10'),
  taxRounding: v.optional(v.picklist(ROUNDINGS), 'down'),
  documentPaper: v.optional(v.picklist(PAPERS), 'a4'),
  documentLanguage: v.optional(v.picklist(['ja', 'en']), 'ja'),
  exportChoice: v.optional(ExportChoice, {}),
  /** Names are unique: saving under a name that is taken replaces it. */
  exportPresets: v.pipe(
    v.optional(v.array(ExportPreset), []),
    v.maxLength(30, ruleMessage('tooMany')),
    v.check((presets) => new Set(presets.map(({ name }) => name)).size === presets.length, ruleMessage('choose')),
  ),
  /** Whether the wizard asks for a card password (gmopg.save.cardPass) when a card is saved alone. */
  offerCardPass: v.optional(v.boolean(), false),
  /** What operators read aloud; empty is the shipped words. */
  ...talkFields,
  /** Words of the shop's accounting program. */
  ...accountingLabels,
})
export type Settings = v.InferOutput<typeof Settings>

/** Characters of an order ID made from a pattern. */
function patternLength(pattern: string): number {
  return pattern
    .replaceAll('{yyyy}', '0000')
    .replaceAll('{MM}', '00')
    .replaceAll('{dd}', '00')
    .replaceAll('{n4}', '0000')
    .replaceAll('{n6}', '000000').length
}

/** apiKey and apiPassword: go in, never come out. */
export const Credentials = v.object({
  apiKey: v.pipe(keyText({ pattern: /^[0-9A-Za-z]+$/u, max: 64, key: 'alnum' }), v.nonEmpty(ruleMessage('required'))),
  apiPassword: v.pipe(
    keyText({ pattern: /^[0-9A-Za-z]+$/u, max: 64, key: 'alnum' }),
    v.nonEmpty(ruleMessage('required')),
  ),
})
export type Credentials = v.InferOutput<typeof Credentials>

/**
 * Why the keychain of this PC cannot be used: `locked` (or somebody else took the keys out), `silent` (no answer in
 * time, perhaps a prompt waits somewhere), `unavailable` (there is none, or it refused us), `differs` (what it gives
 * back is not what it was given).
 */
export type KeychainTrouble = 'locked' | 'silent' | 'unavailable' | 'differs'

/** `session`: kept until the app closes, on no disk; `checking`: the keychain has not answered yet. */
export type CredentialStatus = 'saved' | 'absent' | 'session' | 'checking' | Exclude<KeychainTrouble, 'differs'>

/** Whether orders can be registered for real. */
export function hasKeys(status: CredentialStatus): boolean {
  return status === 'saved' || status === 'session'
}
