import guide from '../../../../docs/guide-ja.md?blocks'
import type { GuideBlock } from '../../../shared/guide-block.ts'
import { readAppFile } from '../app-file.ts'

/** The guide of the docs folder as the app shows it: with its pictures where the app serves them. */
export async function readGuideFile(): Promise<readonly GuideBlock[]> {
  // Marked boundary: written by the build.
  const blocks = JSON.parse(await readAppFile(guide.address)) as readonly GuideBlock[]
  return blocks.map((block) =>
    block.kind === 'picture' ? { ...block, source: guide.pictures.get(block.source) ?? '' } : block,
  )
}
