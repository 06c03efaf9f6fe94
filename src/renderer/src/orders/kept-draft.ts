import * as v from 'valibot'
import { cutCardNumbers, holdsSecurityCode } from '../../../shared/card-number.ts'
import { DIVISIONS, JOB_CODES, METHODS } from '../../../shared/order.ts'
import { STEPS, type StepName, type TypedOrder } from './typed-order.ts'

/** The draft and where the operator stood in it. */
export interface KeptDraft {
  readonly step: StepName
  readonly order: TypedOrder
}

const flag = v.picklist(['0', '1'])
const Kept = v.object({
  step: v.picklist(STEPS),
  order: v.object({
    draftKey: v.string(),
    previous: v.nullable(v.number()),
    customer: v.object({
      division: v.picklist(DIVISIONS),
      name: v.string(),
      kana: v.string(),
      phone: v.string(),
      note: v.string(),
    }),
    payment: v.object({
      jobCode: v.picklist(JOB_CODES),
      amount: v.string(),
      tax: v.string(),
      method: v.picklist(METHODS),
      payTimes: v.string(),
      itemCode: v.string(),
      clientField1: v.string(),
      clientField2: v.string(),
      clientField3: v.string(),
      clientFieldFlag: flag,
    }),
    card: v.object({
      mode: v.picklist(['add', 'update']),
      memberId: v.string(),
      memberName: v.string(),
      seqMode: flag,
      cardSeq: v.string(),
      defaultFlag: flag,
      cardName: v.string(),
      holderName: v.string(),
      updateType: v.picklist(['1', '2']),
    }),
    details: v.object({
      orderId: v.string(),
      operator: v.string(),
      anyItem: v.array(v.object({ name: v.string(), value: v.string() })),
    }),
  }),
})

const EXEMPT: readonly string[] = ['draftKey', 'orderId']

/** A card number typed by mistake is refused by the form, and never written anywhere either. */
function withoutCards(key: string, value: unknown): unknown {
  if (typeof value !== 'string' || EXEMPT.includes(key)) return value
  return holdsSecurityCode(value) ? '' : cutCardNumbers(value)
}

const KEY = 'draft'

export function keepDraft(storage: Storage, draft: KeptDraft): void {
  storage.setItem(KEY, JSON.stringify(draft, withoutCards))
}

/** The draft of before the reload, or null when there is none that can be read. */
export function readKeptDraft(storage: Storage): KeptDraft | null {
  const text = storage.getItem(KEY)
  if (text === null) return null
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Kept), text)
  return parsed.success ? parsed.output : null
}
