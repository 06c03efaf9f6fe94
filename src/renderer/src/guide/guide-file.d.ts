/** Made of a Markdown file while the app is built; see scripts/guide/guide-page.ts. */
declare module '*.md?blocks' {
  import type { GuideBlock } from '../../../shared/guide-block.ts'

  const blocks: readonly GuideBlock[]
  export default blocks
}
