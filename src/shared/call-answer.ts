/** One run of one provider step (entryTran, execTran, …) inside lastTransaction or transactionHistory. */
export interface CallStep {
  /** pspStatusCode: `failed` means that IVR and provider did not finish talking, so the outcome is unknown. */
  readonly exchange: 'done' | 'failed' | null
  /** transactionDatetime, ms since 1970 (Japan time read as such); null when missing or unreadable. */
  readonly at: number | null
  /** errInfo codes, split at `|`; errCode where no errInfo came. */
  readonly errors: readonly string[]
  /** Other fields by lower-case key. accessPass and checkString are dropped, card numbers cut to `****1234`. */
  readonly fields: Readonly<Record<string, string>>
}

export const CALL_STEPS = ['entryTran', 'execTran', 'searchMember', 'saveMember', 'tradedCard', 'saveCard'] as const
export type CallStepName = (typeof CALL_STEPS)[number]

/** AuthSearchApi's answer with resultCode 0, in our own words. */
export interface CallAnswer {
  /** statusCode 0, 1, 2; anything else is `unlisted`. */
  readonly progress: 'waiting' | 'in-call' | 'finished' | 'unlisted'
  readonly statusCode: string | null
  readonly flowLevelId: string | null
  /** Opaque progress text of the call flow. */
  readonly flowLevelName: string | null
  /** The operator's (shop's) own number. */
  readonly callerTelNo: string | null
  /** incomingDatetime, ms since 1970. */
  readonly incomingAt: number | null
  /** authSuccessFlg; null when missing. */
  readonly authSuccess: boolean | null
  /** saveSuccessFlg; null when missing. */
  readonly saveSuccess: boolean | null
  readonly anyItem: readonly { readonly name: string; readonly value: string }[]
  /** Every run of each step, oldest first: the history, or the last run where no history came. */
  readonly steps: Readonly<Record<CallStepName, readonly CallStep[]>>
}

/** The last run of a step, or null when the step never ran. */
export function lastRun(answer: CallAnswer, step: CallStepName): CallStep | null {
  return answer.steps[step].at(-1) ?? null
}
