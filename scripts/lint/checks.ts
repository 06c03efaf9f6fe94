import { TOOLS } from '../tools.ts'

/** A check that either holds or does not: a tool of ours and what it is given. */
export interface Check {
  readonly name: string
  readonly given: readonly string[]
}

/** The long one: what the code may do, and what types say about it. */
export const RULES: Check = { name: 'lint', given: [TOOLS.eslint, '.'] }

export const QUICK_CHECKS: readonly Check[] = [
  { name: 'format', given: [TOOLS.prettier, '--check', '.'] },
  // Files, exports and packages that nothing uses. Tools that we start by their path (tools.ts) are excepted in knip.json.
  { name: 'dead code', given: [TOOLS.knip] },
  // Keys, tokens and passwords that somebody left in a file.
  { name: 'secrets', given: [TOOLS.secretlint, '**/*'] },
  // Every package comes over https from the public registry, with a digest that is still thought safe.
  {
    name: 'lock file',
    given: [
      ...[TOOLS.lockfileLint, '--path', 'package-lock.json', '--type', 'npm'],
      ...['--validate-https', '--validate-integrity', '--allowed-hosts', 'npm'],
    ],
  },
]
