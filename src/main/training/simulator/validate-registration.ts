import { checkFields, childObject } from './check-fields.ts'
import type { Complaint } from './check-fields.ts'
import { isJsonObject, textAt } from './json-object.ts'
import type { JsonObject } from './json-object.ts'
import { anyItemRules, authRules, contractRules, envelopeRules, saveRules } from './registration-rules.ts'
import type { RegistrationFacts } from './registration-rules.ts'
import type { ShiftJis } from './shift-jis.ts'

export interface ValidationTerms {
  readonly automaticNumbering: boolean
  readonly strict: boolean
  readonly shiftJis: ShiftJis
}

const MOST_ANY_ITEMS = 5

/** Everything wrong with an AuthRegistApi request; empty when it may be registered. */
export function validateRegistration(request: JsonObject, terms: ValidationTerms): Complaint[] {
  const facts = factsOf(request, terms)
  const gmopg = childObject(request, { key: 'gmopg', label: 'gmopg', required: true })
  const children = ['anyItem', 'gmopg']
  return [
    ...checkFields(request, { code: '30', rules: envelopeRules, children, strict: terms.strict }),
    ...checkAnyItem(request['anyItem'], terms),
    ...gmopg.complaints,
    ...(gmopg.object ? checkContract(gmopg.object, facts, terms) : []),
  ]
}

function factsOf(request: JsonObject, terms: ValidationTerms): RegistrationFacts {
  const gmopg = isJsonObject(request['gmopg']) ? request['gmopg'] : {}
  return {
    division: textAt(request, 'useDivisionCode'),
    jobCd: textAt(gmopg['auth'], 'jobCd'),
    method: textAt(gmopg['auth'], 'method'),
    updatesCard: textAt(gmopg['save'], 'updateType') !== undefined,
    automaticNumbering: terms.automaticNumbering,
    shiftJis: terms.shiftJis,
  }
}

function checkAnyItem(list: unknown, terms: ValidationTerms): Complaint[] {
  if (list === undefined) return []
  if (!Array.isArray(list)) return [{ code: '30', message: '任意項目は一覧で送ってください。' }]
  const items: readonly unknown[] = list
  const tooMany = items.length > MOST_ANY_ITEMS ? [tooManyItems()] : []
  const empty = items.length === 0 && terms.strict ? [noItems()] : []
  return [...tooMany, ...empty, ...items.slice(0, MOST_ANY_ITEMS).flatMap((item) => checkPair(item, terms))]
}

function tooManyItems(): Complaint {
  return { code: '30', message: `任意項目は${String(MOST_ANY_ITEMS)}件以内で指定してください。` }
}

function noItems(): Complaint {
  return { code: '30', message: '任意項目は空のまま送らず、省略してください。' }
}

function checkPair(item: unknown, { strict }: ValidationTerms): Complaint[] {
  if (!isJsonObject(item)) return [{ code: '30', message: '任意項目は名称と内容の組で送ってください。' }]
  return checkFields(item, { code: '30', rules: anyItemRules, strict })
}

function checkContract(gmopg: JsonObject, facts: RegistrationFacts, terms: ValidationTerms): Complaint[] {
  const { strict } = terms
  const pays = facts.division === '1' || facts.division === '2'
  const saves = facts.division === '2' || facts.division === '3'
  const auth = childObject(gmopg, { key: 'auth', label: 'カードオーソリ', required: pays })
  const save = childObject(gmopg, { key: 'save', label: 'カード登録', required: saves })
  return [
    ...checkFields(gmopg, { code: '30', rules: contractRules(facts), children: ['auth', 'save'], strict }),
    ...auth.complaints,
    ...save.complaints,
    ...(strict && auth.object && !pays ? [unusedObject('カードオーソリ')] : []),
    ...(strict && save.object && !saves ? [unusedObject('カード登録')] : []),
    ...(auth.object ? checkFields(auth.object, { code: '31', rules: authRules(facts), strict }) : []),
    ...(save.object ? checkFields(save.object, { code: '32', rules: saveRules(facts), strict }) : []),
  ]
}

function unusedObject(label: string): Complaint {
  return { code: '30', message: `${label}はこの利用区分では使われません。` }
}
