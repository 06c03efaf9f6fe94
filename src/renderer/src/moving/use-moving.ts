import { ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { MovedOut, MovingPreview } from '../../../shared/moving.ts'
import type { Result } from '../../../shared/result.ts'
import { useRefreshDesk } from '../book/use-book-care.ts'
import { useSettingsDraft } from '../settings/settings-draft.ts'
import { useDesk } from '../stores/desk.ts'
import { useShop } from '../stores/shop.ts'

/** One thing at a time, and why it could not be done. */
function useAsking() {
  const busy = ref(false)
  const problem = shallowRef<AppError | null>(null)
  async function ask<T>(question: () => Promise<Result<T, AppError>>): Promise<T | null> {
    if (busy.value) return null
    busy.value = true
    problem.value = null
    const reply = await question().finally(() => (busy.value = false))
    if (reply.ok) return reply.value
    problem.value = reply.error
    return null
  }
  return { busy, problem, ask }
}

/** This PC is the former one: writes the file. */
export function useMovingOut(bridge: Bridge) {
  const { busy, problem, ask } = useAsking()
  const moved = shallowRef<MovedOut | null>(null)
  async function write(): Promise<void> {
    moved.value = null
    moved.value = await ask(bridge.moving.write)
  }
  return { busy, problem, moved, write }
}

/** This PC is the new one: looks into a file, and takes it; then only the keys are asked for. */
export function useMovingIn(bridge: Bridge) {
  const { busy, problem, ask } = useAsking()
  const [desk, shop, draft] = [useDesk(), useShop(), useSettingsDraft()]
  const refreshDesk = useRefreshDesk(bridge)
  const preview = shallowRef<MovingPreview | null>(null)

  async function look(): Promise<void> {
    preview.value = await ask(bridge.moving.look)
  }
  async function forget(): Promise<void> {
    preview.value = null
    await bridge.moving.forget()
  }
  async function take(): Promise<void> {
    const received = await ask(bridge.moving.take)
    if (received === null) return
    preview.value = null
    const settings = await bridge.settings.get()
    if (settings.ok) shop.settings = settings.value
    draft.receive(received)
    desk.show('settings')
    await refreshDesk()
  }
  return { busy, problem, preview, look, forget, take }
}
