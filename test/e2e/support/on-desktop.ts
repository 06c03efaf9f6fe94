import { test as base } from '@playwright/test'
import { openDesktop } from '../../../scripts/desktop/open-desktop.ts'

export interface WorkerFixtures {
  /** Nothing to use: it is there while the worker's tests run. */
  readonly desktop: undefined
}

/**
 * Tests that run on a desktop of their worker's own: focus, keyring, notifications and sound are shared by a desktop,
 * so that two workers on one would take keys from each other. Elsewhere than on Linux the desktop is the user's.
 */
export const test = base.extend<object, WorkerFixtures>({
  desktop: [
    async ({}, use) => {
      if (process.platform !== 'linux') return use(undefined)
      const desktop = await openDesktop(process.env)
      takeOver(desktop.env)
      await use(undefined)
      await desktop.close()
    },
    { scope: 'worker', auto: true, timeout: 60_000 },
  ],
})

/** Everything the tests start inherits it. */
function takeOver(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in env)) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, env)
}
