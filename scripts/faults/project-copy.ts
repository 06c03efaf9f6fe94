import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a copy for tests needs no copy of. */
const LEFT_OUT: readonly string[] = ['.git', 'node_modules', 'dist', 'reports', 'test-results', 'coverage', 'demo-out']

/** A copy of the project that may be spoilt; the project itself is never touched. */
export interface ProjectCopy {
  readonly folder: string
  /** Replaces a text that stands exactly once in a file; says why not, or null. */
  readonly replace: (file: string, text: string, by: string) => string | null
  /** Gives a file its text back. */
  readonly mend: (file: string) => void
  readonly remove: () => void
}

/** Copies everything but packages and results; the packages are linked. */
export function copyProject(projectFolder: string): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), 'uketsuke-defences-'))
  for (const name of readdirSync(projectFolder))
    if (!LEFT_OUT.includes(name)) cpSync(join(projectFolder, name), join(folder, name), { recursive: true })
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return {
    folder,
    replace: (file, text, by) => {
      const whole = readFileSync(join(folder, file), 'utf8')
      const times = whole.split(text).length - 1
      if (times !== 1) return `its text stands ${times} times in ${file}`
      // By a function: a dollar sign in the text means itself.
      writeFileSync(
        join(folder, file),
        whole.replace(text, () => by),
      )
      return null
    },
    mend: (file) => cpSync(join(projectFolder, file), join(folder, file)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
