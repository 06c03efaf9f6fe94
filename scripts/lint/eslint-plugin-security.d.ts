declare module 'eslint-plugin-security' {
  import type { Linter } from 'eslint'
  /** The plugin has no types of its own; this is the part that eslint.config.ts takes. */
  const plugin: { readonly configs: { readonly recommended: Linter.Config & { readonly rules: Linter.RulesRecord } } }
  export default plugin
}
