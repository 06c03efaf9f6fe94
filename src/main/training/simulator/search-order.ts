import { flowLevel } from './flow-level.ts'
import { japanDateTime } from './japan-time.ts'
import { textAt } from './json-object.ts'
import type { JsonObject } from './json-object.ts'
import type { OrderLedger } from './order-ledger.ts'
import { refusal } from './register-order.ts'
import type { SimulatedOrder, Step, StepHistory } from './simulated-order.ts'
import { validateSearch } from './validate-search.ts'

/** Answers AuthSearchApi for a caller whose credentials are right. */
export function searchOrder(
  request: JsonObject,
  ledger: OrderLedger,
  terms: { receiptDigits: number; strict: boolean },
): JsonObject {
  const complaints = validateSearch(request, terms)
  if (complaints.length > 0) return refusal(complaints)
  const order = ledger.byReceipt(textAt(request, 'receiptNo') ?? '')
  if (!order) return { resultCode: '40' }
  if (order.oddAnswer?.resultCode !== undefined) return { resultCode: order.oddAnswer.resultCode }
  return {
    resultCode: '0',
    ...progressOf(order),
    ...(textAt(request, 'anyItemReturnFlg') === '1' ? { anyItem: order.registration.anyItem } : {}),
    ...flagsOf(order),
    lastTransaction: lastRuns(order.history),
    ...(textAt(request, 'detailReturnFlg') === '1' ? historyOf(order.history) : {}),
  }
}

function progressOf(order: SimulatedOrder): JsonObject {
  const { id, name } = flowLevel(order.flow)
  return {
    statusCode: order.oddAnswer?.statusCode ?? order.statusCode,
    flowLevelId: id,
    flowLevelName: name,
    callerTelNo: order.callerTelNo,
    incomingDatetime: order.incomingMs === undefined ? '' : japanDateTime(order.incomingMs),
  }
}

function flagsOf({ registration, authorised, saved }: SimulatedOrder): JsonObject {
  const auth = { authSuccessFlg: authorised ? '1' : '0' }
  const save = { saveSuccessFlg: saved ? '1' : '0' }
  if (registration.division === '1') return auth
  return registration.division === '2' ? { ...auth, ...save } : save
}

function lastRuns(history: StepHistory): JsonObject {
  const last = Object.entries(history).map(([name, runs]): [string, Step | undefined] => [name, runs.at(-1)])
  return Object.fromEntries(last.filter(([, run]) => run !== undefined))
}

function historyOf(history: StepHistory): JsonObject {
  return Object.keys(history).length > 0 ? { transactionHistory: history } : {}
}
