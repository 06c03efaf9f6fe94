// @vitest-environment happy-dom
import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useDesk } from '../../../../src/renderer/src/stores/desk.ts'
import { useTour } from '../../../../src/renderer/src/stores/tour.ts'
import { notePlace, tourSteps } from '../../../../src/renderer/src/tour/tour-steps.ts'
import TourNote from '../../../../src/renderer/src/tour/TourNote.vue'
import { createPinia } from 'pinia'
import { atDesk } from '../support/desk.ts'

const anchorAt = (left: number, top: number) => ({ left, top, right: left + 200, width: 200, height: 40 })
const note = { width: 340, height: 200 }

describe('where the note of the tour stands', () => {
  it('is beside its anchor, on the side with room, and always inside the window', () => {
    const small = { width: 1024, height: 700 }
    expect([
      notePlace(anchorAt(12, 60), note, small),
      notePlace(anchorAt(800, 100), note, small),
      notePlace(anchorAt(12, 680), note, small),
      notePlace(anchorAt(12, -40), note, small),
    ]).toEqual([
      { left: 232, top: 60 },
      { left: 440, top: 100 },
      { left: 232, top: 488 },
      { left: 232, top: 12 },
    ])
  })
  it('passes the training phone by outside training mode', () => {
    const names = (isTraining: boolean) => tourSteps(isTraining).map(({ name }) => name)
    expect([names(true).length, names(false).includes('training')]).toEqual([7, false])
  })
})

describe('the tour', () => {
  let field: HTMLInputElement
  beforeEach(() => {
    document.body.innerHTML = '<main><input id="theirs"></main><button data-tour="new-order"></button>'
    field = document.querySelector('input') ?? document.createElement('input')
    field.focus()
  })
  afterEach(() => (document.body.innerHTML = ''))

  async function started() {
    const pinia = createPinia()
    const tour = useTour(pinia)
    tour.start()
    const { wrapper } = atDesk(TourNote, { pinia })
    for (let turn = 0; turn < 4; turn += 1) await nextTick()
    return { tour, desk: useDesk(pinia), wrapper, words: () => wrapper.find('.words').text() }
  }
  const key = (name: string, target: EventTarget = document.activeElement ?? window) =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }))

  it('takes the focus, goes on by its button over the real screens, and begins with an order', async () => {
    const { desk, wrapper, words, tour } = await started()
    expect([document.activeElement?.classList.contains('next'), words()]).toEqual([
      true,
      expect.stringContaining('1 / 6新規注文'),
    ])
    const seen: string[] = []
    while (tour.step !== null) {
      seen.push(desk.screen)
      await wrapper.get('.next').trigger('click')
      await nextTick()
    }
    expect([...seen, desk.screen]).toEqual([
      ...['new-order', 'new-order', 'board', 'receipts', 'closing', 'settings'],
      'new-order',
    ])
    wrapper.unmount()
  })
  it('leaves by Esc and gives the focus back to where it was', async () => {
    const { tour, wrapper } = await started()
    key('Escape')
    expect([tour.step, document.activeElement]).toEqual([null, field])
    wrapper.unmount()
  })
  it.each([
    ['a press elsewhere', () => field.dispatchEvent(new Event('pointerdown', { bubbles: true }))],
    ['typing elsewhere', () => field.dispatchEvent(new Event('input', { bubbles: true }))],
    ['a letter typed elsewhere', () => key('a', field)],
    ['the key of a screen', () => key('F4')],
  ])('never stands in the way: %s ends it', async (_, act) => {
    const { tour, wrapper } = await started()
    act()
    expect(tour.step).toBeNull()
    wrapper.unmount()
  })
  it('loses no focus to a screen key that shows the screen that is shown already', async () => {
    const { wrapper } = await started()
    key('F2')
    expect(document.activeElement).toBe(field)
    wrapper.unmount()
  })
  it('stays for Tab and for its own keys', async () => {
    const { tour, wrapper } = await started()
    key('Tab', field)
    key('Shift', field)
    key('Enter')
    expect(tour.step).toBe(0)
    wrapper.unmount()
  })
})
