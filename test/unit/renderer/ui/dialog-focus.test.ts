// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { defineComponent, h, onMounted, ref, useTemplateRef } from 'vue'
import { afterEach, expect, it } from 'vitest'
import UiDialog from '../../../../src/renderer/src/ui/UiDialog.vue'
import { atDesk } from '../support/desk.ts'

enableAutoUnmount(afterEach)

/** Takes the focus while it comes, as the PIN of a sign-in does. */
const Eager = defineComponent(() => {
  const field = useTemplateRef<HTMLElement>('field')
  onMounted(() => field.value?.focus())
  return () => h('input', { ref: 'field', name: 'pin' })
})

async function openedFrom(name: string) {
  const open = ref(false)
  const Desk = defineComponent(() => () => [
    h('input', { name }),
    h(
      UiDialog,
      { open: open.value, title: '担当を替える', 'onUpdate:open': (next: boolean) => (open.value = next) },
      () => h(Eager),
    ),
  ])
  atDesk(Desk)
  document.querySelector<HTMLElement>(`[name=${name}]`)?.focus()
  open.value = true
  await flushPromises()
  return open
}
const at = () => document.activeElement?.getAttribute('name')
const escape = (given: KeyboardEventInit) =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true, ...given }),
  )

it('gives the focus back to where it was, also when what it holds takes it while it comes', async () => {
  const open = await openedFrom('customer')
  const within = at()
  escape({})
  await flushPromises()
  expect([within, open.value, at()]).toEqual(['pin', false, 'customer'])
})

it('stays open at the Esc that takes back what an IME composes', async () => {
  const open = await openedFrom('note')
  escape({ isComposing: true })
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what macOS sends
  escape({ keyCode: 229 })
  await flushPromises()
  expect([open.value, at()]).toEqual([true, 'pin'])
})
