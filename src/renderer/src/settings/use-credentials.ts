import { onMounted, ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { Result } from '../../../shared/result.ts'
import type { Credentials, CredentialStatus } from '../../../shared/settings.ts'

/** The keys: they can be saved, cleared and asked about, never read. */
export function useCredentials(bridge: Bridge) {
  const status = ref<CredentialStatus>('checking')
  const busy = ref(false)
  const said = ref<'done' | 'cleared' | 'keptForSession' | null>(null)
  const problem = shallowRef<AppError | null>(null)

  async function run(ask: () => Promise<Result<CredentialStatus, AppError>>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    said.value = null
    problem.value = null
    const reply = await ask().finally(() => (busy.value = false))
    if (reply.ok) status.value = reply.value
    else problem.value = reply.error
    return reply.ok
  }
  const check = (): Promise<boolean> => run(bridge.settings.credentialStatus)

  async function save(credentials: Credentials): Promise<boolean> {
    const ok = await run(() => bridge.settings.saveCredentials(credentials))
    if (ok) said.value = 'done'
    return ok
  }
  async function keepForSession(credentials: Credentials): Promise<boolean> {
    const ok = await run(() => bridge.settings.keepForSession(credentials))
    if (ok) said.value = 'keptForSession'
    return ok
  }
  async function clear(): Promise<boolean> {
    const ok = await run(bridge.settings.clearCredentials)
    if (ok) said.value = 'cleared'
    return ok
  }
  onMounted(() => void check())
  return { status, busy, said, problem, check, save, keepForSession, clear }
}
