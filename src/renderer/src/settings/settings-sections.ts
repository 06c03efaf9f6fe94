import { accountingLabels, type AccountingLabels } from '../../../shared/accounting.ts'
import type { TypedSettings } from './typed-settings.ts'

/** The sections of the settings, in the order a shop needs them. */
export const SECTIONS = [
  'mode',
  'secrets',
  'shop',
  'transfer',
  'talk',
  'orderNumber',
  'usual',
  'accounting',
  'issuer',
  'display',
  'attention',
  'operators',
  'customers',
  'templates',
  'backups',
  'moving',
  'updates',
  'support',
  'about',
] as const
export type Section = (typeof SECTIONS)[number]

const SECTION_OF: Readonly<Record<Exclude<keyof TypedSettings, keyof AccountingLabels>, Section>> = {
  shopId: 'shop',
  siteId: 'shop',
  gatewayUrl: 'shop',
  ivrPhoneNumber: 'shop',
  operator: 'shop',
  transferNote: 'transfer',
  talkGreeting: 'talk',
  talkConfirm: 'talk',
  talkSaveCard: 'talk',
  talkRecording: 'talk',
  talkTransfer: 'talk',
  talkReturn: 'talk',
  talkDeclined: 'talk',
  talkUnconfirmed: 'talk',
  orderIdPattern: 'orderNumber',
  jobCode: 'usual',
  method: 'usual',
  payTimesList: 'usual',
  lapseHours: 'usual',
  duplicateMinutes: 'usual',
  shownFields: 'usual',
  agingWarnDays: 'usual',
  agingLimitDays: 'usual',
  offerCardPass: 'usual',
  issuerName: 'issuer',
  issuerAddress: 'issuer',
  issuerPhone: 'issuer',
  registration: 'issuer',
  documentPurpose: 'issuer',
  documentItem: 'issuer',
  documentRate: 'issuer',
  taxRounding: 'issuer',
  documentPaper: 'issuer',
  documentLanguage: 'issuer',
  language: 'display',
  theme: 'display',
  sound: 'attention',
  soundVolume: 'attention',
  notifyName: 'attention',
  notifyAmount: 'attention',
  miniWindow: 'attention',
  closingWindow: 'attention',
  updateUrl: 'updates',
}

function sectionFields(section: Section): readonly string[] {
  if (section === 'accounting') return Object.keys(accountingLabels)
  return Object.entries(SECTION_OF).flatMap(([field, place]) => (place === section ? [field] : []))
}

/** The sections that hold a refused field, in the order of the screen. `paths` are dotted (`payTimesList.2`). */
export function sectionsOf(paths: readonly string[]): readonly Section[] {
  const refused = new Set(paths.map((path) => path.split('.')[0]))
  return SECTIONS.filter((section) => sectionFields(section).some((field) => refused.has(field)))
}
