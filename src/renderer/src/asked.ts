import { askAhead } from './first-answers.ts'
import { firstTexts } from './text/fetch-texts.ts'
import { windowBridge } from './window-bridge.ts'

const { bridge, answered, forget } = askAhead(windowBridge())

/** What main.ts asked for, handed to begin.ts. */
export const asked = {
  bridge,
  forget,
  /** The texts; with them the answers, or the time they were given. */
  texts: Promise.all([firstTexts(), answered]).then(([texts]) => texts),
}
