// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { EXERCISES, LESSONS, type Exercise } from '../../../../src/shared/training-phone.ts'
import {
  kindOfExercise,
  LESSON_NAMES,
  scenarioOf,
  troubleOf,
} from '../../../../src/renderer/src/training/exercise-kind.ts'
import LessonList from '../../../../src/renderer/src/training/LessonList.vue'
import { atDesk } from '../support/desk.ts'

const list = (done: readonly Exercise[], language: 'ja' | 'en' = 'ja') =>
  atDesk(LessonList, { props: { done, chosen: null }, language }).wrapper

describe('the lessons', () => {
  it('tell how many of them are done, and open at the first that is not', () => {
    const wrapper = list([...LESSONS.paid, ...LESSONS.mistakes, 'declined-limit'])
    expect(wrapper.get('.progress').text()).toBe('7 のうち 2')
    const open = wrapper.findAll('.name').filter((name) => name.attributes('aria-expanded') === 'true')
    expect(open.map((name) => name.text())).toEqual(['3断られたとき1 / 9'])
    wrapper.unmount()
    const english = list(EXERCISES, 'en')
    expect(english.get('.progress').text()).toBe('7 of 7')
    expect(english.text()).toContain('All done.')
    english.unmount()
  })
  it('hand over the exercise that is pressed', async () => {
    const wrapper = list([])
    await wrapper.findAll('.exercise')[0]?.trigger('click')
    expect(wrapper.emitted('start')).toEqual([['paid']])
    wrapper.unmount()
  })
})

describe('an exercise', () => {
  it('is a call, a trouble, a card or a wrong number, and never none of them', () => {
    const kinds = LESSON_NAMES.flatMap((lesson) => LESSONS[lesson].map((one) => [kindOfExercise(one), one] as const))
    expect(kinds.filter(([kind]) => kind === 'trouble').map(([, one]) => one)).toEqual([
      'provider-down',
      'no-answer',
      'keys-refused',
    ])
    for (const [kind, one] of kinds) {
      expect(troubleOf(one) !== null).toBe(kind === 'trouble')
      expect(scenarioOf(one) !== null).toBe(kind === 'call' || kind === 'card')
    }
  })
})
