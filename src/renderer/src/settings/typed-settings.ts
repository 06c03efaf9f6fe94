import * as v from 'valibot'
import { accountingLabels } from '../../../shared/accounting.ts'
import { ruleMessage } from '../../../shared/rule-message.ts'
import { Settings } from '../../../shared/settings.ts'
import { talkFields } from '../../../shared/talk-script.ts'

/** Whole numbers arrive as typed text; full-width digits are welcome. The range is the shared schema's. */
const typedDigits = v.pipe(
  v.string(),
  v.transform((text) => text.normalize('NFKC').trim()),
  v.regex(/^[0-9]{1,4}$/u, ruleMessage('digits')),
  // `undefined` only for the type: the shared schema behind it is optional.
  v.transform((text): number | undefined => Number(text)),
)

/** `3, 5、6` -> the counts between the separators. */
const typedList = v.pipe(
  v.string(),
  v.transform((text): string[] | undefined =>
    text
      .normalize('NFKC')
      .split(/[\s,、]+/u)
      .filter((part) => part !== ''),
  ),
)

const { entries } = Settings

/** The settings as the form holds them. Every rule is the shared schema's own; `mode` is chosen apart from the form. */
export const TypedSettings = v.object({
  language: entries.language,
  theme: entries.theme,
  shopId: entries.shopId,
  siteId: entries.siteId,
  gatewayUrl: entries.gatewayUrl,
  ivrPhoneNumber: entries.ivrPhoneNumber,
  transferNote: entries.transferNote,
  operator: entries.operator,
  orderIdPattern: entries.orderIdPattern,
  jobCode: entries.jobCode,
  method: entries.method,
  payTimesList: v.pipe(typedList, entries.payTimesList),
  lapseHours: v.pipe(typedDigits, entries.lapseHours),
  duplicateMinutes: v.pipe(typedDigits, entries.duplicateMinutes),
  agingWarnDays: v.pipe(typedDigits, entries.agingWarnDays),
  agingLimitDays: v.pipe(typedDigits, entries.agingLimitDays),
  offerCardPass: entries.offerCardPass,
  shownFields: entries.shownFields,
  issuerName: entries.issuerName,
  issuerAddress: entries.issuerAddress,
  issuerPhone: entries.issuerPhone,
  registration: entries.registration,
  documentPurpose: entries.documentPurpose,
  documentItem: entries.documentItem,
  documentRate: entries.documentRate,
  taxRounding: entries.taxRounding,
  documentPaper: entries.documentPaper,
  documentLanguage: entries.documentLanguage,
  sound: entries.sound,
  ...talkFields,
  soundVolume: entries.soundVolume,
  notifyName: entries.notifyName,
  notifyAmount: entries.notifyAmount,
  miniWindow: entries.miniWindow,
  closingWindow: entries.closingWindow,
  updateUrl: entries.updateUrl,
  ...accountingLabels,
})

type Numbers = 'payTimesList' | 'lapseHours' | 'duplicateMinutes' | 'agingWarnDays' | 'agingLimitDays'
/** Exactly what stands in the fields: nothing parsed, nothing lost. */
export type TypedSettings = Omit<Settings, Numbers | 'mode' | 'exportChoice' | 'exportPresets'> &
  Record<Numbers, string>

/** Settings as they appear in the fields. */
export function typedFrom(settings: Settings): TypedSettings {
  const shown = {
    ...settings,
    payTimesList: settings.payTimesList.join(', '),
    lapseHours: String(settings.lapseHours),
    duplicateMinutes: String(settings.duplicateMinutes),
    agingWarnDays: String(settings.agingWarnDays),
    agingLimitDays: String(settings.agingLimitDays),
  }
  // The mode has its own button, since it changes books; what is exported is chosen where it is exported.
  for (const elsewhere of ['mode', 'exportChoice', 'exportPresets']) Reflect.deleteProperty(shown, elsewhere)
  return shown
}
