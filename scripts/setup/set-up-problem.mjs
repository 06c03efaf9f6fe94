/** A step of the set-up that cannot go on: what failed, why, and what the reader can do about it. */
export class SetUpProblem extends Error {
  /**
   * @param {string} what what failed, as a clause: "the packages could not be installed"
   * @param {string} why the cause as far as it is known
   * @param {string} wayOut what to do now
   */
  constructor(what, why, wayOut) {
    super(what)
    this.name = 'SetUpProblem'
    this.why = why
    this.wayOut = wayOut
  }
}

/**
 * Prints a problem for a person and makes the process fail. Anything else than a SetUpProblem is a bug: full stack.
 * @param {unknown} cause
 */
export function reportProblem(cause) {
  process.exitCode = 1
  if (!(cause instanceof SetUpProblem)) {
    console.error(cause)
    return
  }
  console.error(`\nStopped: ${cause.message}\n    Why: ${cause.why}\nWay out: ${cause.wayOut}`)
}

/**
 * One line per step, so that a waiting reader knows what is going on.
 * @param {string} step
 */
export function sayStep(step) {
  console.log(`set-up: ${step}`)
}
