// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import BackupFolder from '../../../../src/renderer/src/book/BackupFolder.vue'
import { bridgeKey } from '../../../../src/renderer/src/bridge.ts'
import type { BackupFolderState } from '../../../../src/shared/backup-folder.ts'
import type { Bridge, Reply } from '../../../../src/shared/ipc-contract.ts'
import { success } from '../../../../src/shared/result.ts'
import { bothTexts } from '../support/both-texts.ts'

const NONE: BackupFolderState = { folder: null, lastCopyAt: null, copying: false, trouble: null }

it('takes a press that comes before it is known how things are, and keeps what came of it', async () => {
  let tellState: (reply: Reply<'backup-folder:state'>) => void = () => undefined
  const backupFolder: Bridge['backupFolder'] = {
    state: () => new Promise((resolve) => (tellState = resolve)),
    choose: () => Promise.resolve(success({ ...NONE, folder: '/media/usb' })),
    forget: () => Promise.resolve(success(NONE)),
    onChanged: () => () => undefined,
  }
  // Marked boundary: of the whole bridge this part asks for nothing else.
  const bridge = { backupFolder } as Bridge
  const global = { plugins: [createPinia(), bothTexts('ja')], provide: { [bridgeKey]: bridge } }
  const screen = mount(BackupFolder, { props: { brief: true }, global })
  await screen.get('button').trigger('click')
  await flushPromises()
  expect(screen.text()).toContain('/media/usb')
  tellState(success(NONE))
  await flushPromises()
  expect(screen.text()).toContain('/media/usb')
})
