import {
  CALL_SCENARIOS,
  LESSONS,
  TROUBLES,
  type CallScenario,
  type Exercise,
  type Lesson,
  type Trouble,
} from '../../../shared/training-phone.ts'

/** Marked boundary: the keys of a constant object are its names. */
export const LESSON_NAMES = Object.keys(LESSONS) as readonly Lesson[]

/** The trouble an exercise is; null for what happens in a call. */
export function troubleOf(exercise: Exercise): Trouble | null {
  return TROUBLES.find((trouble) => trouble === exercise) ?? null
}

/** What the customer does in an exercise; null where the customer never comes on. */
export function scenarioOf(exercise: Exercise): CallScenario | null {
  if (exercise === 'card-saved') return 'paid'
  return CALL_SCENARIOS.find((scenario) => scenario === exercise) ?? null
}

/** How an exercise is done, for the words about it. */
export function kindOfExercise(exercise: Exercise): 'call' | 'card' | 'trouble' | 'wrong-numbers' {
  if (troubleOf(exercise) !== null) return 'trouble'
  if (exercise === 'wrong-numbers') return 'wrong-numbers'
  return LESSONS.card.some((one) => one === exercise) ? 'card' : 'call'
}

/** How many exercises of a lesson were lived through. */
export function doneOf(lesson: Lesson, done: readonly Exercise[]): number {
  return LESSONS[lesson].filter((exercise) => done.includes(exercise)).length
}

export function isLessonDone(lesson: Lesson, done: readonly Exercise[]): boolean {
  return doneOf(lesson, done) === LESSONS[lesson].length
}
