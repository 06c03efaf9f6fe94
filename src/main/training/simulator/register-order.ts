import type { Complaint, ComplaintCode } from './check-fields.ts'
import { isJsonObject, textAt } from './json-object.ts'
import type { JsonObject } from './json-object.ts'
import type { OrderLedger } from './order-ledger.ts'
import type { Division, Registration, TextFields } from './simulated-order.ts'
import { validateRegistration } from './validate-registration.ts'
import type { ValidationTerms } from './validate-registration.ts'

/** Answers AuthRegistApi for a caller whose credentials are right. */
export function registerOrder(request: JsonObject, ledger: OrderLedger, terms: ValidationTerms): JsonObject {
  const complaints = validateRegistration(request, terms)
  if (complaints.length > 0) return refusal(complaints)
  const { registration, numbered } = readRegistration(request, ledger)
  const order = ledger.add(registration)
  return {
    resultCode: '0',
    discrementId: order.identificationNumber, // spelt as the provider spells it
    receiptNo: order.receiptNo,
    ...numbered,
  }
}

/** A broken envelope outranks a broken part; the messages name every fault at once. */
export function refusal(complaints: readonly Complaint[]): JsonObject {
  const codes: readonly ComplaintCode[] = complaints.map((complaint) => complaint.code)
  return {
    resultCode: codes.toSorted()[0],
    errorMessageList: [...new Set(complaints.map((complaint) => complaint.message.slice(0, 200)))],
  }
}

function readRegistration(request: JsonObject, ledger: OrderLedger) {
  const gmopg = isJsonObject(request['gmopg']) ? request['gmopg'] : {}
  const division = divisionOf(request)
  const auth = division === '3' ? undefined : textFields(gmopg['auth'])
  const save = division === '1' ? undefined : textFields(gmopg['save'])
  const orderId: TextFields = auth && !auth['orderId'] ? { orderId: `AUTO-${ledger.nextSerial()}` } : {}
  const memberId: TextFields = save && !save['memberId'] ? { memberId: `auto-member-${ledger.nextSerial()}` } : {}
  const registration: Registration = {
    division,
    anyItem: pairs(request['anyItem']),
    userId: textAt(request, 'userId'),
    shopId: textAt(gmopg, 'shopId'),
    siteId: textAt(gmopg, 'siteId'),
    auth: auth && { ...auth, ...orderId },
    save: save && { ...save, ...memberId },
  }
  return { registration, numbered: { ...orderId, ...memberId } }
}

function divisionOf(request: JsonObject): Division {
  const code = textAt(request, 'useDivisionCode')
  return code === '2' || code === '3' ? code : '1'
}

// cardPass is a secret of the customer's: nothing here needs it after validation.
function textFields(value: unknown): TextFields {
  if (!isJsonObject(value)) return {}
  const kept = Object.keys(value).filter((key) => key !== 'cardPass' && textAt(value, key) !== undefined)
  return Object.fromEntries(kept.map((key) => [key, textAt(value, key) ?? '']))
}

function pairs(list: unknown): Registration['anyItem'] {
  const items: readonly unknown[] = Array.isArray(list) ? list : []
  return items.map((item) => ({ name: textAt(item, 'name') ?? '', value: textAt(item, 'value') ?? '' }))
}
