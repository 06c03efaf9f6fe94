import type { TypedSettings } from './typed-settings.ts'

/** The sections of the settings, in the order a shop needs them. */
export const SECTIONS = ['mode', 'secrets', 'shop', 'transfer', 'orderNumber', 'usual', 'display', 'backups'] as const
export type Section = (typeof SECTIONS)[number]

const SECTION_OF: Readonly<Record<keyof TypedSettings, Section>> = {
  shopId: 'shop',
  siteId: 'shop',
  gatewayUrl: 'shop',
  ivrPhoneNumber: 'shop',
  operator: 'shop',
  transferNote: 'transfer',
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
  language: 'display',
  theme: 'display',
  sound: 'display',
}

/** The sections that hold a refused field, in the order of the screen. `paths` are dotted (`payTimesList.2`). */
export function sectionsOf(paths: readonly string[]): readonly Section[] {
  const refused = new Set(paths.map((path) => path.split('.')[0]))
  return SECTIONS.filter((section) =>
    Object.entries(SECTION_OF).some(([field, place]) => place === section && refused.has(field)),
  )
}
