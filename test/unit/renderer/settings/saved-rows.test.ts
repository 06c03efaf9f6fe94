// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import CustomersSection from '../../../../src/renderer/src/settings/CustomersSection.vue'
import TemplatesSection from '../../../../src/renderer/src/settings/TemplatesSection.vue'
import type { Bridge } from '../../../../src/shared/ipc-contract.ts'
import type { SavedCustomer } from '../../../../src/shared/customer.ts'
import type { OrderTemplate } from '../../../../src/shared/order-template.ts'
import { failure, success } from '../../../../src/shared/result.ts'
import { anOrderDraft } from '../../../support/builders.ts'
import { aBridge, atDesk } from '../support/desk.ts'

enableAutoUnmount(afterEach)

const person = (id: number, name: string): SavedCustomer => ({
  ...{ id, name, kana: '', phone: '', memberId: '', memberName: '', note: '' },
  ...{ changedAt: 0, operator: '' },
})
function template(id: number, name: string): OrderTemplate {
  const { payment } = anOrderDraft()
  return { id, name, customer: null, body: { division: '1', note: '', payment, anyItem: [] } } as OrderTemplate
}

/** A book that answers what is asked and refuses every change: its disk is full. */
function fullBook() {
  const bridge = aBridge(() => Promise.resolve(failure({ kind: 'unexpected' })))
  const full = () => Promise.resolve(failure({ kind: 'disk-full' as const }))
  const people = [person(1, '青山 千尋'), person(2, '井上 健')]
  const templates = [template(1, '毎月の米'), template(2, '毎月の茶')]
  return {
    ...bridge,
    customers: { ...bridge.customers, list: () => Promise.resolve(success(people)), forget: full, save: full },
    templates: { ...bridge.templates, list: () => Promise.resolve(success(templates)), forget: full, save: full },
  }
}
async function press(word: string, nth = 0): Promise<void> {
  const found = [...document.querySelectorAll('button')].filter((one) => one.textContent.trim() === word)
  found.at(nth)?.click()
  await flushPromises()
}
const dialog = () => document.querySelector('[role="dialog"]')
/** Where something refused is told: within the open dialog, or on the screen under it. */
const told = () => [...document.querySelectorAll('[role="alert"]')].map((one) => dialog()?.contains(one) ?? false)

it('marks a template’s empty name, takes the focus there, and asks the book nothing', async () => {
  atDesk(TemplatesSection, { bridge: fullBook() })
  await flushPromises()
  await press('名前を直す')
  const field = dialog()?.querySelector('input')
  if (field) field.value = ' '
  field?.dispatchEvent(new Event('input'))
  await press('保存する')
  const marked = [field?.getAttribute('aria-invalid'), document.activeElement === field, told()]
  expect([marked, dialog()?.textContent.includes('入力してください。')]).toEqual([['true', true, []], true])
})

it.each([
  ['customers', CustomersSection],
  ['templates', TemplatesSection],
])(
  'tells within the dialog what was refused there, and the next question begins without it (%s)',
  async (_, section) => {
    atDesk(section, { bridge: fullBook() })
    await flushPromises()
    await press('消す', 0)
    await press('消す', -1)
    const refused = told()
    await press('やめる')
    await press('消す', 1)
    expect([refused, dialog() === null, told()]).toEqual([[true], false, []])
  },
)

it.each([
  ['customers', CustomersSection, ['青山 千尋', '井上 健']],
  ['templates', TemplatesSection, ['毎月の米', '毎月の茶']],
])('says of every button of a row whose it is (%s)', async (_, section, names) => {
  atDesk(section, { bridge: fullBook() })
  await flushPromises()
  const rows = [...document.querySelectorAll('li')].map((row) => [...row.querySelectorAll('button')])
  const spoken = rows.map((buttons) => buttons.map((one) => one.getAttribute('aria-label') ?? ''))
  expect(spoken.map((words, at) => words.every((word) => word.includes(names[at] ?? '?')))).toEqual([true, true])
  // Who speaks to the PC says what is to be read.
  const read = rows.flat().filter((one) => one.textContent.trim() !== '')
  expect(read.every((one) => one.getAttribute('aria-label')?.startsWith(one.textContent.trim()) === true)).toBe(true)
})

it('puts right what was typed before it makes one of two entries', async () => {
  const asked: unknown[] = []
  const bare = fullBook()
  const bridge: Bridge = {
    ...bare,
    customers: {
      ...bare.customers,
      save: ({ id, customer }) => {
        asked.push(['save', id, customer.phone])
        return Promise.resolve(success(person(1, '青山 千尋')))
      },
      merge: ({ keep, drop }) => {
        asked.push(['merge', keep, drop])
        return Promise.resolve(success(person(1, '青山 千尋')))
      },
    },
  }
  atDesk(CustomersSection, { bridge })
  await flushPromises()
  await press('直す')
  const inputs = [...(dialog()?.querySelectorAll('input') ?? [])]
  const phone = inputs.at(2)
  if (phone) phone.value = '090-1111-2222'
  phone?.dispatchEvent(new Event('input'))
  const twin = dialog()?.querySelector('select')
  if (twin) twin.value = '2'
  twin?.dispatchEvent(new Event('change'))
  await flushPromises()
  await press('まとめる')
  expect(asked).toEqual([
    ['save', 1, '090-1111-2222'],
    ['merge', 1, 2],
  ])
})
