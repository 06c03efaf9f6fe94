import type { GuideSpan } from '../../src/shared/guide-block.ts'

const MARKS = /\*\*(?<strong>[^*]+)\*\*|`(?<code>[^`]+)`|\[(?<link>[^\]]+)\]\(#(?<to>[^)]+)\)/gu

/** A line of Markdown as the guide uses it: `**strong**`, code and links to its own headings. */
export function readSpans(line: string): GuideSpan[] {
  const spans: GuideSpan[] = []
  let end = 0
  for (const match of line.matchAll(MARKS)) {
    if (match.index > end) spans.push({ kind: 'text', text: line.slice(end, match.index) })
    spans.push(spanOf(match.groups ?? {}))
    end = match.index + match[0].length
  }
  if (end < line.length) spans.push({ kind: 'text', text: line.slice(end) })
  return spans
}

function spanOf({ strong, code, link, to }: Record<string, string | undefined>): GuideSpan {
  if (strong !== undefined) return { kind: 'strong', text: strong }
  if (code !== undefined) return { kind: 'code', text: code }
  return { kind: 'link', text: link ?? '', to: to ?? '' }
}
