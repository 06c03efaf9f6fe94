import type { Screen } from '../stores/desk.ts'

/** One stop: the screen that is shown, and the part of it (`data-tour`) that the note points at. */
export interface TourStep {
  readonly name: 'new-order' | 'number' | 'board' | 'receipts' | 'closing' | 'training' | 'settings'
  readonly screen: Screen
  readonly anchor: string
}

const STEPS: readonly TourStep[] = [
  { name: 'new-order', screen: 'new-order', anchor: 'new-order' },
  { name: 'number', screen: 'new-order', anchor: 'preview' },
  { name: 'board', screen: 'board', anchor: 'board' },
  { name: 'receipts', screen: 'receipts', anchor: 'receipts' },
  { name: 'closing', screen: 'closing', anchor: 'closing' },
  { name: 'training', screen: 'training', anchor: 'training' },
  { name: 'settings', screen: 'settings', anchor: 'settings' },
]

/** The stops of this mode: the training phone is there in training mode only. */
export function tourSteps(isTraining: boolean): readonly TourStep[] {
  return STEPS.filter(({ name }) => isTraining || name !== 'training')
}

/** What a rectangle of the page has, px. */
export type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'width' | 'height'>
interface Size {
  readonly width: number
  readonly height: number
}

const GAP = 20
const EDGE = 12

/** Where the note stands, px: right of its anchor, left of it where there is no room, always inside the window. */
export function notePlace(anchor: Box, note: Size, window: Size): { readonly left: number; readonly top: number } {
  const right = anchor.right + GAP
  const fits = right + note.width + EDGE <= window.width
  const left = fits ? right : Math.max(EDGE, anchor.left - GAP - note.width)
  const lowest = Math.max(EDGE, window.height - note.height - EDGE)
  return { left, top: Math.min(Math.max(EDGE, anchor.top), lowest) }
}
