// @vitest-environment happy-dom
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import ProblemNotice from '../../../../src/renderer/src/ui/ProblemNotice.vue'
import { atDesk } from '../support/desk.ts'

const templates = globSync('src/renderer/src/**/*.vue').map((path) => [path, readFileSync(path, 'utf8')] as const)

it('fills every value into both sentences of a problem', () => {
  const { wrapper } = atDesk(ProblemNotice, {
    props: { problem: { kind: 'live-number', orderId: 'U-7', identificationNumber: '1' } },
  })
  expect(wrapper.text()).toContain('U-7')
  expect(wrapper.text()).not.toMatch(/\{\w+\}/u)
  wrapper.unmount()
})

it('no screen says a sentence of a problem without its values', () => {
  const dropping = templates.filter(([, text]) => /t\(errorText\(\w+\)\.(?:what|next)\)/u.test(text))
  expect(templates.length).toBeGreaterThan(100)
  expect(dropping.map(([path]) => path)).toEqual([])
})
