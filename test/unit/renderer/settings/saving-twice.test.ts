// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import * as v from 'valibot'
import { defineComponent, h } from 'vue'
import { expect, it } from 'vitest'
import type { Bridge } from '../../../../src/shared/ipc-contract.ts'
import { success } from '../../../../src/shared/result.ts'
import { Settings } from '../../../../src/shared/settings.ts'
import { useSettingsForm, type SettingsForm } from '../../../../src/renderer/src/settings/use-settings-form.ts'
import { bothTexts } from '../support/both-texts.ts'

const STORED = v.parse(Settings, { mode: 'training' })

it('two savings at once, as Enter in a changed field asks for, both end well and one is sent', async () => {
  const sent: unknown[] = []
  const save: Bridge['settings']['save'] = (change) => {
    sent.push(change.shopId)
    return Promise.resolve(success(v.parse(Settings, { ...STORED, ...change })))
  }
  // Marked boundary: of the whole bridge this form asks for nothing else.
  const bridge = { settings: { save } } as Bridge
  let form: SettingsForm | undefined
  const Holder = defineComponent({
    setup() {
      form = useSettingsForm(bridge, () => STORED)
      return () => h('form')
    },
  })
  const screen = mount(Holder, { global: { plugins: [createPinia(), bothTexts('ja')] } })
  form?.field('shopId').value['onUpdate:modelValue']('tshop0001')
  expect(await Promise.all([form?.save(), form?.save()])).toEqual([true, true])
  expect(sent).toEqual(['tshop0001'])
  screen.unmount()
})
