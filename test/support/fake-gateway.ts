import type {
  GatewayAccount,
  IvrGateway,
  OrderToRegister,
  Registration,
  SearchError,
  SearchResult,
} from '../../src/main/gateway/ivr-gateway.ts'
import type { GatewayError } from '../../src/shared/app-error.ts'
import { failure, success, type Result } from '../../src/shared/result.ts'

export interface FakeGateway extends IvrGateway {
  /** Every registration that left, by order ID. */
  readonly posts: string[]
  /** Every receipt number asked about. */
  readonly searches: string[]
  /** What the provider does with a registration; unless set it gives the next number. */
  onRegister: (order: OrderToRegister) => Promise<Result<Registration, GatewayError>>
  /** What the provider answers to a question; unless set it knows no receipt. */
  onSearch: (receiptNo: string) => Promise<Result<SearchResult, SearchError>>
}

export const ACCOUNT: GatewayAccount = {
  url: 'http://127.0.0.1:9/authorization/api',
  credentials: { apiKey: 'testKey', apiPassword: 'testPassword' },
  shopId: 'testShop',
  siteId: 'testSite',
}

/** The number given to the n-th registration: 100001, 100002, … */
export function numberOf(count: number): { identificationNumber: string; receiptNo: string } {
  return { identificationNumber: String(100_000 + count), receiptNo: `0000000000000000${10 + count}` }
}

export function fakeGateway(): FakeGateway {
  const posts: string[] = []
  const searches: string[] = []
  const fake: FakeGateway = {
    posts,
    searches,
    onRegister: () => Promise.resolve(success({ ...numberOf(posts.length), orderId: null, memberId: null })),
    onSearch: () => Promise.resolve(failure({ kind: 'no-such-receipt' })),
    register(_, order) {
      posts.push(order.orderId)
      return fake.onRegister(order)
    },
    search(_, receiptNo) {
      searches.push(receiptNo)
      return fake.onSearch(receiptNo)
    },
  }
  return fake
}
