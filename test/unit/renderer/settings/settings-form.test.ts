// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia, type Pinia } from 'pinia'
import * as v from 'valibot'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Bridge } from '../../../../src/shared/ipc-contract.ts'
import { failure, success } from '../../../../src/shared/result.ts'
import { Settings, type Credentials } from '../../../../src/shared/settings.ts'
import { bridgeKey } from '../../../../src/renderer/src/bridge.ts'
import SettingsScreen from '../../../../src/renderer/src/settings/SettingsScreen.vue'
import { useSettingsDraft } from '../../../../src/renderer/src/settings/settings-draft.ts'
import { useShop } from '../../../../src/renderer/src/stores/shop.ts'
import { errors } from '../../../../src/renderer/src/text/ja/errors.ts'
import { bothTexts } from '../support/both-texts.ts'

const STORED = v.parse(Settings, { mode: 'training', shopId: 'tshop0001' })

/** The settings half of a main process that keeps what it is told. */
const documents = { logo: () => Promise.resolve({ ok: true, value: null }) }

function aKeeper() {
  const saved: unknown[] = []
  const credentials: Credentials[] = []
  const forSession: Credentials[] = []
  const settings: Bridge['settings'] = {
    get: () => Promise.resolve(success(STORED)),
    save: (change) => {
      saved.push(change)
      return Promise.resolve(success(v.parse(Settings, { ...STORED, ...change })))
    },
    saveCredentials: (keys) => {
      credentials.push(keys)
      return Promise.resolve(success('saved' as const))
    },
    keepForSession: (keys) => {
      forSession.push(keys)
      return Promise.resolve(success('session' as const))
    },
    tryConnection: () => Promise.resolve(success('refused' as const)),
    clearCredentials: () => Promise.resolve(success('absent' as const)),
    credentialStatus: () => Promise.resolve(success('unavailable' as const)),
    chooseMode: () => Promise.reject(new Error('not asked in these tests')),
    onChanged: () => () => undefined,
  }
  return { saved, credentials, forSession, settings }
}

let pinia: Pinia
beforeEach(() => {
  pinia = createPinia()
  setActivePinia(pinia)
})

async function openSettings(keeper: ReturnType<typeof aKeeper>) {
  const screen = mount(SettingsScreen, {
    attachTo: document.body,
    // Marked boundary: this screen only asks these parts of the bridge.
    global: {
      plugins: [pinia, bothTexts('ja')],
      provide: { [bridgeKey as symbol]: { settings: keeper.settings, documents } },
    },
  })
  await flushPromises()
  return {
    screen,
    field: (name: string) => screen.get<HTMLInputElement>(`input[name="${name}"]`),
    press: async (word: string) => {
      const button = screen.findAll('button').find((one) => one.text().startsWith(word))
      await button?.trigger('click')
    },
    tab: async (word: string) => {
      await screen
        .findAll('[role="tab"]')
        .find((one) => one.text() === word)
        ?.trigger('click')
    },
  }
}

describe('the settings screen', () => {
  it('saves every section at once, in the form the book-keeper takes', async () => {
    const keeper = aKeeper()
    const { screen, field, press, tab } = await openSettings(keeper)
    await tab('いつもの注文')
    await field('lapseHours').setValue('４８')
    await field('payTimesList').setValue('3、6, 12')
    await press('保存する')
    // vee-validate answers a few milliseconds later.
    await vi.waitFor(() => expect(screen.text()).toContain('保存しました。'))
    const elsewhere = { mode: undefined, exportChoice: undefined, exportPresets: undefined }
    expect(keeper.saved).toEqual([{ ...STORED, ...elsewhere, lapseHours: 48, payTimesList: ['3', '6', '12'] }])
    expect(useShop().settings?.lapseHours).toBe(48)
    screen.unmount()
  })

  it('refuses with words under the field, goes there, and sends nothing', async () => {
    const keeper = aKeeper()
    const { screen, field, press, tab } = await openSettings(keeper)
    await tab('いつもの注文')
    await field('lapseHours').setValue('500')
    await tab('お店')
    await press('保存する')
    await vi.waitFor(() => expect(document.activeElement).toBe(field('lapseHours').element))
    expect(keeper.saved).toEqual([])
    expect(screen.get('[role="tab"][aria-selected="true"]').text()).toBe('いつもの注文')
    expect(screen.text()).toContain('1 から 168 までの数字にしてください。')
    screen.unmount()
  })

  it('refuses nothing behind the sheet of keys, from which one comes back, but what was left', async () => {
    const { screen, field, tab } = await openSettings(aKeeper())
    await tab('いつもの注文')
    const hours = field('lapseHours')
    await hours.setValue('500')
    const dialog = document.body.appendChild(document.createElement('div'))
    dialog.setAttribute('role', 'dialog')
    const leave = (relatedTarget: Element): boolean =>
      hours.element.dispatchEvent(new FocusEvent('blur', { relatedTarget }))
    leave(dialog.appendChild(document.createElement('button')))
    // vee-validate would answer a few milliseconds later.
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(hours.attributes('aria-invalid')).toBe('false')
    leave(field('payTimesList').element)
    await vi.waitFor(() => expect(hours.attributes('aria-invalid')).toBe('true'))
    dialog.remove()
    screen.unmount()
  })

  it('takes over what is saved from elsewhere, beside what is typed and not saved yet', async () => {
    const keeper = aKeeper()
    const { screen, field, press, tab } = await openSettings(keeper)
    await tab('いつもの注文')
    await field('lapseHours').setValue('48')
    useShop().settings = { ...STORED, closingWindow: 'watch' }
    await flushPromises()
    await press('保存する')
    await vi.waitFor(() => expect(screen.text()).toContain('保存しました。'))
    expect(keeper.saved).toMatchObject([{ lapseHours: 48, closingWindow: 'watch' }])
    screen.unmount()
  })

  it('keeps what was typed while it was being saved, and still calls it unsaved', async () => {
    const keeper = aKeeper()
    let answer: () => void = () => undefined
    const answered = new Promise<void>((resolve) => (answer = resolve))
    const save = vi.fn<Bridge['settings']['save']>((change) => answered.then(() => keeper.settings.save(change)))
    const { screen, field, press } = await openSettings({ ...keeper, settings: { ...keeper.settings, save } })
    await field('siteId').setValue('site-42')
    await press('保存する')
    await vi.waitFor(() => expect(save).toHaveBeenCalledOnce())
    await field('shopId').setValue('tshop0002')
    answer()
    await vi.waitFor(() => expect(useShop().settings?.siteId).toBe('site-42'))
    await vi.waitFor(() => expect(screen.text()).toContain('保存していない変更があります。'))
    expect([field('siteId').element.value, field('shopId').element.value]).toEqual(['site-42', 'tshop0002'])
    screen.unmount()
  })

  it('keeps what was typed when the operator looks at another screen', async () => {
    const keeper = aKeeper()
    const first = await openSettings(keeper)
    await first.field('siteId').setValue('site-42')
    first.screen.unmount()
    const second = await openSettings(keeper)
    expect(second.field('siteId').element.value).toBe('site-42')
    expect(second.screen.text()).toContain('保存していない変更があります。')
    second.screen.unmount()
  })
})

describe('the keys', () => {
  it('go in once, are emptied at once and lie nowhere else', async () => {
    const keeper = aKeeper()
    const { screen, press, tab } = await openSettings(keeper)
    await tab('鍵')
    const [key, password] = screen.findAll<HTMLInputElement>('input[type="password"]')
    await key?.setValue('madeUpKey1')
    await password?.setValue('madeUpPassword1')
    await press('鍵を保存する')
    await vi.waitFor(() => expect(screen.text()).toContain('鍵の状態：設定済み'))
    expect(keeper.credentials).toEqual([{ apiKey: 'madeUpKey1', apiPassword: 'madeUpPassword1' }])
    expect([key?.element.value, password?.element.value]).toEqual(['', ''])
    expect(JSON.stringify([pinia.state.value, useSettingsDraft().typed])).not.toContain('madeUp')
    screen.unmount()
  })

  it('end the notice of what came from another PC once they are saved, and only then', async () => {
    const keeper = aKeeper()
    useSettingsDraft().receive({ done: 'now', putAside: 'aside-1' })
    const { screen, press } = await openSettings(keeper)
    expect(screen.text()).toContain('aside-1')
    await press('鍵を保存する')
    await flushPromises()
    expect(screen.text()).toContain('aside-1')
    const [key, password] = screen.findAll<HTMLInputElement>('input[type="password"]')
    await key?.setValue('madeUpKey1')
    await password?.setValue('madeUpPassword1')
    await press('鍵を保存する')
    await vi.waitFor(() => expect(screen.text()).toContain('鍵の状態：設定済み'))
    expect([screen.text().includes('aside-1'), useSettingsDraft().received]).toEqual([false, null])
    screen.unmount()
  })

  it('fault 18: say why nobody can read them, and offer to be used for this run alone', async () => {
    const keeper = aKeeper()
    const { screen, press, tab } = await openSettings(keeper)
    await tab('鍵')
    expect(screen.text()).toContain('鍵の状態：保管場所を使えません')
    expect(screen.text()).toContain('しまってある鍵があれば、そのまま残っています')
    const [key, password] = screen.findAll<HTMLInputElement>('input[type="password"]')
    await key?.setValue('madeUpKey1')
    await password?.setValue('madeUpPassword1')
    await press('この起動の間だけ使う')
    await vi.waitFor(() => expect(screen.text()).toContain('鍵の状態：この起動の間だけ'))
    expect([keeper.credentials, keeper.forSession]).toEqual([
      [],
      [{ apiKey: 'madeUpKey1', apiPassword: 'madeUpPassword1' }],
    ])
    expect([key?.element.value, password?.element.value]).toEqual(['', ''])
    expect(screen.text()).not.toContain('書かず')
    screen.unmount()
  })

  it.each(['locked', 'silent', 'unavailable', 'differs'] as const)(
    'fault 18: that the keychain does not take (%s) are kept in their fields, with the reason in words',
    async (reason) => {
      const keeper = aKeeper()
      const settings: Bridge['settings'] = {
        ...keeper.settings,
        credentialStatus: () => Promise.resolve(success('absent' as const)),
        saveCredentials: () => Promise.resolve(failure({ kind: 'keychain-unavailable', reason })),
      }
      const { screen, press, tab } = await openSettings({ ...keeper, settings })
      await tab('鍵')
      expect(screen.text()).not.toContain('この起動の間だけ使う')
      const [key, password] = screen.findAll<HTMLInputElement>('input[type="password"]')
      await key?.setValue('madeUpKey1')
      await password?.setValue('madeUpPassword1')
      await press('鍵を保存する')
      await vi.waitFor(() => expect(screen.text()).toContain('この起動の間だけ使う'))
      expect(screen.text()).toContain(errors['keychain-unavailable'][reason].what)
      expect(key?.element.value).toBe('madeUpKey1')
      screen.unmount()
    },
  )
})
