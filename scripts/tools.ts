import { join } from 'node:path'

const packages = join(import.meta.dirname, '..', 'node_modules')

/** Entry scripts of the tools, run with our Node directly: no shell and no wrapper, so the same on every system. */
export const TOOLS = {
  electronBuilder: join(packages, 'electron-builder', 'cli.js'),
  electronVite: join(packages, 'electron-vite', 'bin', 'electron-vite.js'),
  eslint: join(packages, 'eslint', 'bin', 'eslint.js'),
  knip: join(packages, 'knip', 'bin', 'knip.js'),
  lockfileLint: join(packages, 'lockfile-lint', 'bin', 'lockfile-lint.js'),
  playwright: join(packages, '@playwright', 'test', 'cli.js'),
  prettier: join(packages, 'prettier', 'bin', 'prettier.cjs'),
  secretlint: join(packages, 'secretlint', 'bin', 'secretlint.js'),
  stryker: join(packages, '@stryker-mutator', 'core', 'bin', 'stryker.js'),
  types: join(packages, 'vue-tsc', 'bin', 'vue-tsc.js'),
  vitest: join(packages, 'vitest', 'vitest.mjs'),
} as const
