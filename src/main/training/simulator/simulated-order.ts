export type Division = '1' | '2' | '3'
export type StatusCode = '0' | '1' | '2'
export type StepName = 'entryTran' | 'execTran' | 'searchMember' | 'saveMember' | 'tradedCard' | 'saveCard'
/** One run of a step as AuthSearchApi shows it. */
export type Step = Readonly<Record<string, string>>
export type StepHistory = Readonly<Partial<Record<StepName, readonly Step[]>>>
export type TextFields = Readonly<Record<string, string>>

/** Where the call is; AuthSearchApi shows it as flowLevelId and flowLevelName. */
export type FlowStage =
  'before-call' | 'handing-over' | 'card-number' | 'expiry' | 'security-code' | 'processing' | 'ended'

/** A request that passed validation. Credentials and cardPass are not kept. */
export interface Registration {
  readonly division: Division
  readonly anyItem: readonly { readonly name: string; readonly value: string }[]
  readonly userId?: string | undefined
  readonly shopId?: string | undefined
  readonly siteId?: string | undefined
  /** gmopg.auth, with the order ID filled in when the contract numbers by itself. */
  readonly auth?: TextFields | undefined
  /** gmopg.save, with the member ID filled in likewise. */
  readonly save?: TextFields | undefined
}

/** What AuthSearchApi says instead of the truth, for answers no document lists. */
export interface OddAnswer {
  readonly resultCode?: string | undefined
  readonly statusCode?: string | undefined
}

export interface SimulatedOrder {
  readonly receiptNo: string
  readonly identificationNumber: string
  /** ms epoch */
  readonly registeredMs: number
  readonly registration: Registration
  readonly statusCode: StatusCode
  readonly flow: FlowStage
  readonly callerTelNo: string
  /** ms epoch of the operator's call */
  readonly incomingMs?: number | undefined
  readonly authorised: boolean
  readonly saved: boolean
  /** The customer keyed a card and the provider never came back. */
  readonly stuck: boolean
  readonly history: StepHistory
  readonly oddAnswer?: OddAnswer | undefined
}
