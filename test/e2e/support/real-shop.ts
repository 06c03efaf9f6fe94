import keytar from 'keytar'
import type { Simulator } from '../../../src/main/training/simulator/start-simulator.ts'
import { Operator } from '../../../scripts/tour/operator.ts'
import { launch, TEST_KEYS, type RunningUketsuke } from './uketsuke.ts'

export interface RealShop extends RunningUketsuke {
  readonly operator: Operator
}

/** The app set up for real, with keys in the real keyring and a provider of the test's. */
export async function openForReal(userData: string, gatewayUrl: string, keys = TEST_KEYS): Promise<RealShop> {
  const running = await launch({ userData, gatewayUrl })
  const operator = new Operator(running.page)
  await operator.setUpReal(keys, 'tshop00000001')
  return { ...running, operator }
}

/** After each test: the keyring is shared by all tests of a desktop. */
export async function forgetKeys(): Promise<void> {
  await keytar.deletePassword('Uketsuke', 'apiKey')
  await keytar.deletePassword('Uketsuke', 'apiPassword')
}

/** How many registrations the provider saw. */
export function registrations(provider: Simulator): number {
  return provider.requests().filter(({ endpoint }) => endpoint === 'AuthRegistApi').length
}
