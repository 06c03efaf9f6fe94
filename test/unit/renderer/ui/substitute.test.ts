// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import UiText from '../../../../src/renderer/src/ui/UiText.vue'
import { atDesk } from '../support/desk.ts'

const props = { label: '備考', modelValue: 'A&B <C>', error: '使えません。' }

describe('a field with a refused symbol', () => {
  it('changes all of them with one press and goes back to the field', async () => {
    const typed: string[] = []
    const { wrapper } = atDesk(UiText, {
      props: { ...props, substitutable: true, 'onUpdate:modelValue': (text: string) => typed.push(text) },
    })
    await wrapper.get('button').trigger('click')
    expect(typed).toEqual(['A＆B ＜C＞'])
    expect(document.activeElement).toBe(wrapper.get('input').element)
    wrapper.unmount()
  })
  it('offers nothing where no other symbol can stand for it', () => {
    const { wrapper } = atDesk(UiText, { props })
    expect(wrapper.find('button').exists()).toBe(false)
    wrapper.unmount()
  })
})
