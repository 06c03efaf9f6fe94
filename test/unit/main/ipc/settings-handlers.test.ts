import * as v from 'valibot'
import { expect, it } from 'vitest'
import type { Desk } from '../../../../src/main/desk.ts'
import type { Gate } from '../../../../src/main/ipc/handle.ts'
import { handleSettings } from '../../../../src/main/ipc/settings-handlers.ts'
import type { SecretVault } from '../../../../src/main/settings/secret-vault.ts'
import type { SettingsStore } from '../../../../src/main/settings/settings-store.ts'
import { failure, success } from '../../../../src/shared/result.ts'
import { Settings } from '../../../../src/shared/settings.ts'

type Save = (change: Partial<Settings>) => Promise<unknown>

/** What the desk hears of settings that are saved through the channel. */
function openChannel({ disk }: { readonly disk: 'ok' | 'full' }): { readonly save: Save; readonly heard: string[] } {
  const heard: string[] = []
  let kept = v.parse(Settings, {})
  const store = {
    get: () => kept,
    save(change: Partial<Settings>) {
      if (disk === 'full') return failure({ kind: 'settings-unsaved', reason: 'no-space' })
      kept = { ...kept, ...change }
      return success(kept)
    },
  }
  const desk = {
    refresh: () => void heard.push('refresh'),
    credentialsChanged: () => void heard.push('ask again'),
  }
  const channels = new Map<string, Save>()
  const gate = { handle: (channel: string, _: unknown, answer: Save) => void channels.set(channel, answer) }
  // Marked boundary: only what saving settings asks of these is there.
  handleSettings(gate as unknown as Gate, {
    desk: desk as unknown as Desk,
    settings: store as unknown as SettingsStore,
    vault: {} as unknown as SecretVault,
    tryConnection: () => Promise.reject(new Error('not asked')),
    changed: () => undefined,
    shown: () => undefined,
  })
  const save = channels.get('settings:save')
  if (save === undefined) throw new Error('no channel')
  return { save, heard }
}

it('asks the provider again when its address was changed, since other keys count there', async () => {
  const { save, heard } = openChannel({ disk: 'ok' })
  await save({ gatewayUrl: 'https://test.example/api' })
  expect(heard).toEqual(['ask again'])
})

it('fault 6: goes on with refused keys for no other setting, nor for an address that was not kept', async () => {
  const { save, heard } = openChannel({ disk: 'ok' })
  await save({ theme: 'dark', gatewayUrl: v.parse(Settings, {}).gatewayUrl })
  const full = openChannel({ disk: 'full' })
  await full.save({ gatewayUrl: 'https://test.example/api' })
  expect([heard, full.heard]).toEqual([['refresh'], ['refresh']])
})
