import type { Ask, AskNothing, Listen } from './ipc-contract.ts'
import type {
  AddOperatorInput,
  ChangeOperatorInput,
  OperatorsState,
  RecoverOperator,
  SetAway,
  SignInInput,
} from './operator.ts'

/** Who is working, and who may be chosen. */
export interface OperatorRequests {
  'operators:state': { input: null; output: OperatorsState }
  'operators:sign-in': { input: SignInInput; output: OperatorsState }
  /** Whoever is working leaves: the app is locked until somebody is chosen. */
  'operators:leave': { input: null; output: OperatorsState }
  'operators:recover': { input: RecoverOperator; output: OperatorsState }
  'operators:add': { input: AddOperatorInput; output: OperatorsState }
  'operators:change': { input: ChangeOperatorInput; output: OperatorsState }
  'operators:set-away': { input: SetAway; output: OperatorsState }
}

export interface OperatorEvents {
  'operators:changed': OperatorsState
}

export interface OperatorBridge {
  readonly state: AskNothing<'operators:state'>
  readonly signIn: Ask<'operators:sign-in'>
  readonly leave: AskNothing<'operators:leave'>
  readonly recover: Ask<'operators:recover'>
  readonly add: Ask<'operators:add'>
  readonly change: Ask<'operators:change'>
  readonly setAway: Ask<'operators:set-away'>
  readonly onChanged: Listen<'operators:changed'>
}
