import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { EXERCISES, type Exercise } from '../../shared/training-phone.ts'
import { writeWholeFileSync } from '../files/write-whole-file.ts'

/** Which exercises were lived through, kept between two runs. */
export interface LessonMarks {
  all(): readonly Exercise[]
  add(exercise: Exercise): void
}

/** A name of another version is left out; the other marks count. */
const Marks = v.pipe(
  v.array(v.unknown()),
  v.transform((names) => EXERCISES.filter((exercise) => names.includes(exercise))),
)

function readMarks(path: string): readonly Exercise[] {
  try {
    const marks = v.safeParse(Marks, JSON.parse(readFileSync(path, 'utf8')))
    return marks.success ? marks.output : []
  } catch {
    // No file yet, or one that is no JSON: a pupil who begins again loses nothing of the shop's.
    return []
  }
}

function writeMarks(path: string, marks: readonly Exercise[]): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeWholeFileSync(path, JSON.stringify(marks))
  } catch (cause) {
    // A full disk must not stop a lesson; the mark counts until the app closes.
    if (!(cause instanceof Error && 'code' in cause)) throw cause
  }
}

/** Opens the marks at `path`; without a readable file nothing is done yet. */
export function openLessonMarks(path: string): LessonMarks {
  let marks = readMarks(path)
  return {
    all: () => marks,
    add(exercise) {
      if (marks.includes(exercise)) return
      marks = [...marks, exercise]
      writeMarks(path, marks)
    },
  }
}
