import { CALL_STEPS, type CallAnswer, type CallStep, type CallStepName } from '../../shared/call-answer.ts'
import { code, field, objectsIn, textOf, textsIn, time } from './wire-fields.ts'
import type { WireObject, WireValue } from './wire-value.ts'

/** Read on their own, or of no meaning (acs); `__proto__` is no field name of anybody. */
const NOT_FIELDS = new Set(['pspstatuscode', 'transactiondatetime', 'errcode', 'errinfo', 'acs', '__proto__'])

/** 0 is the only word for "exchanged": an unlisted code leaves the outcome as unknown as a failed exchange does. */
function exchange(run: WireObject): CallStep['exchange'] {
  const status = code(run, 'pspStatusCode')
  if (status === null) return null
  return status === '0' ? 'done' : 'failed'
}

function errors(run: WireObject): readonly string[] {
  const split = (value: WireValue | undefined): string[] =>
    textsIn(value).flatMap((joined) => joined.split('|').map((one) => one.trim()))
  const kept = (value: WireValue | undefined): string[] => split(value).filter((one) => one !== '')
  const details = kept(field(run, 'errInfo'))
  return details.length > 0 ? details : kept(field(run, 'errCode'))
}

function fieldText(key: string, value: WireValue): string | null {
  const found = textOf(value)
  return key === 'brand' && /^master\s*card$/iu.test(found ?? '') ? 'MASTER' : found
}

function fields(run: WireObject): Readonly<Record<string, string>> {
  const kept = new Map<string, string>()
  for (const [name, value] of run) {
    const key = name.toLowerCase()
    const found = NOT_FIELDS.has(key) ? null : fieldText(key, value)
    if (found !== null && !kept.has(key)) kept.set(key, found)
  }
  return Object.fromEntries(kept)
}

function readRun(run: WireObject): CallStep | null {
  const step = {
    exchange: exchange(run),
    at: time(run, 'transactionDatetime'),
    errors: errors(run),
    fields: fields(run),
  }
  const empty = step.exchange === null && step.at === null && step.errors.length === 0
  // `{}` and an object of empty values mean that the step did not run (yet).
  return empty && Object.keys(step.fields).length === 0 ? null : step
}

/** Oldest first. Runs without a readable date keep their place; only the dated ones change places among themselves. */
function sorted(runs: readonly CallStep[]): readonly CallStep[] {
  const dated = runs.filter((run) => run.at !== null).sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
  return runs.map((run) => (run.at === null ? run : (dated.shift() ?? run)))
}

function runsIn(container: WireValue | undefined, step: CallStepName): readonly CallStep[] {
  const objects = objectsIn(container).flatMap((object) => objectsIn(field(object, step)))
  return sorted(objects.map(readRun).filter((run) => run !== null))
}

function sameRun(one: CallStep, other: CallStep): boolean {
  const said = (run: CallStep): string => JSON.stringify([run.exchange, run.at, run.errors])
  if (one.at !== null || other.at !== null) return said(one) === said(other)
  return JSON.stringify(one) === JSON.stringify(other)
}

/**
 * The history with the last run in its place: added when the history lacks it, moved behind runs of the same second.
 * A history that goes on after it stays as it is: then the two contradict each other, and the newer date decides.
 */
function withLastRun(history: readonly CallStep[], last: CallStep): readonly CallStep[] {
  const index = history.findLastIndex((run) => sameRun(run, last))
  const found = history[index]
  if (found === undefined) return [...history, last]
  return found.at === history.at(-1)?.at ? [...history.toSpliced(index, 1), found] : history
}

/** Every run of each step from transactionHistory and lastTransaction, oldest first. */
export function readSteps(answer: WireObject): CallAnswer['steps'] {
  const read = (step: CallStepName): readonly CallStep[] => {
    const history = runsIn(field(answer, 'transactionHistory'), step)
    return runsIn(field(answer, 'lastTransaction'), step).reduce(withLastRun, history)
  }
  const [entryTran, execTran, searchMember, saveMember, tradedCard, saveCard] = CALL_STEPS
  return {
    entryTran: read(entryTran),
    execTran: read(execTran),
    searchMember: read(searchMember),
    saveMember: read(saveMember),
    tradedCard: read(tradedCard),
    saveCard: read(saveCard),
  }
}
