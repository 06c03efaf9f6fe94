// Runs in a process of its own, whose environment says which authority to trust: one registration, its result as JSON.
import { createIvrGateway } from '../../../src/main/gateway/ivr-api.ts'
import { anAccount, anOrderDraft } from '../../unit/main/gateway/an-order-draft.ts'

const url = process.argv[2] ?? ''
const result = await createIvrGateway().register({ ...anAccount, url }, { orderId: 'U1', draft: anOrderDraft('1') })
process.stdout.write(JSON.stringify(result))
