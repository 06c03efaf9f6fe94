import { CALL_STEPS, type CallAnswer, type CallStep, type CallStepName } from '../../src/shared/call-answer.ts'

/** One run of a step that went well. */
function aStep(overrides: Partial<CallStep> = {}): CallStep {
  return { exchange: 'done', at: null, errors: [], fields: {}, ...overrides }
}

type AnswerOverrides = Partial<Omit<CallAnswer, 'steps'>> & {
  readonly steps?: Partial<Record<CallStepName, readonly CallStep[]>>
}

/** An answer about an order nobody has called about yet. */
function anAnswer({ steps = {}, ...overrides }: AnswerOverrides = {}): CallAnswer {
  const none = Object.fromEntries(CALL_STEPS.map((step) => [step, []])) as unknown as CallAnswer['steps']
  return {
    progress: 'waiting',
    statusCode: '0',
    flowLevelId: null,
    flowLevelName: null,
    callerTelNo: null,
    incomingAt: null,
    authSuccess: null,
    saveSuccess: null,
    anyItem: [],
    ...overrides,
    steps: { ...none, ...steps },
  }
}

const FINISHED = { progress: 'finished', statusCode: '2', authSuccess: false, saveSuccess: false } as const

/** The answers of the provider that a test speaks of by name; `saved` and `save-failed` mean division 3. */
export const ANSWERS = {
  waiting: anAnswer(),
  'in-call': anAnswer({ progress: 'in-call', statusCode: '1', flowLevelName: 'card number' }),
  paid: anAnswer({
    ...FINISHED,
    authSuccess: true,
    steps: { execTran: [aStep({ fields: { approve: ' 012345', tranid: '0001', forward: '2a99661' } })] },
  }),
  declined: anAnswer({ ...FINISHED, steps: { execTran: [aStep({ errors: ['42G030000'] })] } }),
  'hang-up': anAnswer(FINISHED),
  unconfirmed: anAnswer({ ...FINISHED, steps: { execTran: [aStep({ exchange: 'failed' })] } }),
  saved: anAnswer({ ...FINISHED, saveSuccess: true, steps: { saveCard: [aStep({ fields: { cardseq: '0' } })] } }),
  'save-failed': anAnswer({ ...FINISHED, steps: { saveCard: [aStep({ errors: ['42G830000'] })] } }),
  unlisted: anAnswer({ progress: 'unlisted', statusCode: '7' }),
} as const

export type AnswerName = keyof typeof ANSWERS
