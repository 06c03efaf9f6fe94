import * as v from 'valibot'
import { AddOperator, ChangeOperator, RecoverOperator, SetAway, SignIn } from '../../shared/operator.ts'
import { success } from '../../shared/result.ts'
import type { OperatorDesk } from '../operators/operator-desk.ts'
import type { Gate } from './handle.ts'

/** Channels of who is working. A PIN goes in here and neither it nor what it is checked by comes out. */
export function handleOperators(gate: Gate, operators: OperatorDesk): void {
  gate.handle('operators:state', v.null(), () => Promise.resolve(success(operators.state())))
  gate.handle('operators:sign-in', SignIn, (request) => operators.signIn(request))
  gate.handle('operators:leave', v.null(), () => operators.leave())
  gate.handle('operators:recover', RecoverOperator, (request) => operators.recover(request))
  gate.handle('operators:add', AddOperator, (request) => operators.add(request))
  gate.handle('operators:change', ChangeOperator, (request) => operators.change(request))
  gate.handle('operators:set-away', SetAway, (request) => operators.setAway(request))
}
