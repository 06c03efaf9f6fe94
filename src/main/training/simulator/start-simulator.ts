import type { Server } from 'node:http'
import type { FaultScript } from './fault.ts'
import { createFaultScript } from './fault.ts'
import { createOrderLedger } from './order-ledger.ts'
import type { OrderLedger } from './order-ledger.ts'
import { BASE_PATH, createProviderServer } from './provider-server.ts'
import { registerOrder } from './register-order.ts'
import { createRequestLog } from './request-log.ts'
import type { RecordedRequest } from './request-log.ts'
import { searchOrder } from './search-order.ts'
import { readShiftJis } from './shift-jis.ts'
import type { SimulatedOrder } from './simulated-order.ts'
import { openStateFile } from './simulator-state.ts'
import { createVirtualPhone } from './virtual-phone.ts'
import type { VirtualPhone } from './virtual-phone.ts'

export interface SimulatorOptions {
  /** 0 (default) takes any free port; always on 127.0.0.1. */
  readonly port?: number
  readonly credentials: { readonly apiKey: string; readonly apiPassword: string }
  /** ms epoch; dates in answers are Japan time whatever the PC says. */
  readonly clock: { now(): number }
  /** 0 up to 1, for identification numbers and the provider's ids. */
  readonly random: () => number
  /** Given, orders and calls under way survive a restart. */
  readonly stateFile?: string | undefined
  /** Who numbers orders and members when the request does not. Default: the shop, so leaving them out is refused. */
  readonly numbering?: 'shop' | 'automatic'
  /** 18 (default) as the field table says, or 22 as the samples show. */
  readonly receiptDigits?: 18 | 22
  /** Default 6. */
  readonly identificationDigits?: number
  /** `refused` also complains about fields the request has no use for, unknown or empty ones. Default `ignored`. */
  readonly unusedFields?: 'ignored' | 'refused'
  /** The operator's own number as AuthSearchApi shows it. */
  readonly callerTelNo?: string
}

export interface Simulator {
  /** Base URL: append `/AuthRegistApi` or `/AuthSearchApi`. */
  readonly url: string
  /** The shop's phone. After a restart it goes on with the call that was under way. */
  readonly phone: VirtualPhone
  /** Another line for calls side by side; with a receipt number it joins the call of that order. */
  openLine(line?: { readonly callerTelNo?: string; readonly receiptNo?: string }): VirtualPhone
  orders(): readonly SimulatedOrder[]
  requests(): readonly RecordedRequest[]
  readonly faults: FaultScript
  /** Closes every connection at once. */
  stop(): Promise<void>
}

const CALLER = '0300000000'

/** Starts the provider of the training mode. Rejects when the port is taken or the state file cannot be read. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const ledger = openLedger(options)
  const log = createRequestLog()
  const faults = createFaultScript()
  const stopping = new AbortController()
  const server = openServer(options, { ledger, log, faults, stopped: stopping.signal })
  const port = await listen(server, options.port ?? 0)
  const world = { ledger, now: () => options.clock.now(), random: options.random }
  const callerTelNo = options.callerTelNo ?? CALLER
  const openLine = (line = {}) => createVirtualPhone({ ...world, callerTelNo, ...line })
  return {
    url: `http://127.0.0.1:${port}${BASE_PATH}`,
    phone: openLine({ receiptNo: callUnderWay(ledger) }),
    openLine,
    orders: () => ledger.all(),
    requests: () => log.all(),
    faults,
    stop: () => stop(server, stopping),
  }
}

function openLedger(options: SimulatorOptions): OrderLedger {
  return createOrderLedger({
    now: () => options.clock.now(),
    random: options.random,
    receiptDigits: options.receiptDigits ?? 18,
    identificationDigits: options.identificationDigits ?? 6,
    stateFile: openStateFile(options.stateFile),
  })
}

interface Parts {
  readonly ledger: OrderLedger
  readonly log: ReturnType<typeof createRequestLog>
  readonly faults: ReturnType<typeof createFaultScript>
  readonly stopped: AbortSignal
}

function openServer(options: SimulatorOptions, { ledger, log, faults, stopped }: Parts): Server {
  const shiftJis = readShiftJis()
  const strict = options.unusedFields === 'refused'
  const automaticNumbering = options.numbering === 'automatic'
  const receiptDigits = options.receiptDigits ?? 18
  return createProviderServer({
    credentials: options.credentials,
    now: () => options.clock.now(),
    shiftJis,
    log,
    takeFault: (endpoint) => faults.take(endpoint),
    answer: {
      AuthRegistApi: (request) => registerOrder(request, ledger, { automaticNumbering, strict, shiftJis }),
      AuthSearchApi: (request) => searchOrder(request, ledger, { receiptDigits, strict }),
    },
    stopped,
  })
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

function callUnderWay(ledger: OrderLedger): string | undefined {
  return ledger.all().findLast((order) => order.statusCode === '1')?.receiptNo
}

function stop(server: Server, stopping: AbortController): Promise<void> {
  stopping.abort()
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
