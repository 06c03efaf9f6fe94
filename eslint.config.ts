import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript'
import prettier from 'eslint-config-prettier'
import security from 'eslint-plugin-security'
import vue from 'eslint-plugin-vue'
import { readScriptsOnly } from './scripts/lint/vue-scripts.ts'

readScriptsOnly()

/** A module that only one file may import, so that everything else goes through that file. */
const gates: Record<string, readonly string[]> = {
  keytar: ['src/main/settings/secret-vault.ts'],
  libsql: ['src/main/orders/book/open-database.ts'],
  'node:https': ['src/main/gateway/transport.ts'],
}

type ImportRule = ['error', { patterns: { group: string[]; message: string }[] }]
type GateRule = ['error', { paths: { name: string; message: string }[] }]

const offRoad = (from: string, group: string[], message: string) => {
  const rule: ImportRule = ['error', { patterns: [{ group, message }] }]
  return { files: [`src/${from}/**/*.{ts,vue}`], rules: { '@typescript-eslint/no-restricted-imports': rule } }
}

const gateImports = (allowed: readonly string[]): { 'no-restricted-imports': GateRule } => {
  const paths = Object.entries(gates)
    .filter(([, files]) => !files.some((file) => allowed.includes(file)))
    .map(([name, files]) => ({ name, message: `Only ${files.join(', ')} may import ${name}.` }))
  return { 'no-restricted-imports': ['error', { paths }] }
}

const gateSyntax = {
  ipcMain: {
    selector: "ImportSpecifier[imported.name='ipcMain']",
    message: 'ipcMain is only used in src/main/ipc/handle.ts.',
  },
  send: {
    selector: "CallExpression[callee.property.name='send']",
    message: 'webContents.send is only used in src/main/ipc/emit.ts.',
  },
  bridge: {
    selector: "MemberExpression[object.name='window'][property.name='bridge']",
    message: 'window.bridge is only read in src/renderer/src/window-bridge.ts.',
  },
}
type SyntaxRule = ['error', ...{ selector: string; message: string }[]]
const noSyntax = (...names: readonly (keyof typeof gateSyntax)[]): { 'no-restricted-syntax': SyntaxRule } => ({
  'no-restricted-syntax': ['error', ...names.map((name) => gateSyntax[name])],
})

/** What a plugin recommends is a warning to it; here a warning nobody must heed does not exist. */
const asErrors = (rules: object): Record<string, 'error'> =>
  Object.fromEntries(Object.keys(rules).map((name) => [name, 'error']))

export default defineConfigWithVueTs(
  {
    ignores: [
      'out/**',
      'dist/**',
      'node_modules/**',
      'coverage/**',
      'reports/**',
      'test-results/**',
      '.stryker-tmp/**',
    ],
  },
  vue.configs['flat/recommended'],
  vueTsConfigs.strictTypeChecked,
  prettier,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Taking text apart by code points is what every limit of ours counts.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // A schema and the type it stands for share one name on purpose.
      '@typescript-eslint/no-redeclare': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/no-v-html': 'error',
    },
  },
  {
    ...security.configs.recommended,
    files: ['src/**/*.{ts,vue}'],
    rules: {
      ...asErrors(security.configs.recommended.rules),
      // Types keep outside text from being an index, and the bridge's schemas let no key through that they do not know.
      'security/detect-object-injection': 'off',
      // Every path of an app that keeps a book is one; where they come from is checked where they come in.
      'security/detect-non-literal-fs-filename': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    rules: { ...noSyntax('ipcMain', 'send', 'bridge') },
  },
  { files: ['src/main/ipc/handle.ts'], rules: { ...noSyntax('send', 'bridge') } },
  { files: ['src/main/ipc/emit.ts'], rules: { ...noSyntax('ipcMain', 'bridge') } },
  { files: ['src/renderer/src/window-bridge.ts'], rules: { ...noSyntax('ipcMain', 'send') } },
  {
    files: ['src/**/*.ts'],
    ignores: Object.values(gates).flat(),
    rules: gateImports([]),
  },
  ...Object.values(gates)
    .flat()
    .map((file) => ({ files: [file], rules: gateImports([file]) })),
  offRoad(
    'renderer',
    ['**/main/**', '**/preload/**', 'electron', 'node:*', 'keytar', 'libsql'],
    'The renderer reaches the rest only through the bridge.',
  ),
  offRoad('preload', ['**/main/**', '**/renderer/**', 'node:*'], 'The preload only knows the contract.'),
  offRoad(
    'main',
    ['**/renderer/**', '**/preload/**', 'vue', 'pinia', 'vue-i18n'],
    'The main process never reaches into the renderer.',
  ),
  offRoad(
    'shared',
    ['**/main/**', '**/renderer/**', '**/preload/**', 'electron', 'node:*', 'vue', 'pinia'],
    'shared runs anywhere.',
  ),
  offRoad(
    'main/training/simulator',
    ['**/shared/**', '**/main/gateway/**', '**/orders/**'],
    'The simulator reads the spec on its own.',
  ),
  {
    files: ['test/**/*.ts', 'scripts/**', 'bench/**', '*.config.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 500 }],
      'max-params': 'off',
      'no-console': 'off',
      'vue/one-component-per-file': 'off',
    },
  },
)
