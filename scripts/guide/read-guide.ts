import type { GuideBlock } from '../../src/shared/guide-block.ts'
import { readSpans } from './read-spans.ts'

/** As other Markdown readers make a link's target of a heading. */
function idOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

/** Lines of the Markdown that belong together, until an empty one or one that begins something else. */
const KINDS = [
  { kind: 'heading', line: /^(?<marks>#{1,3}) (?<rest>.+)$/u },
  { kind: 'picture', line: /^!\[(?<rest>[^\]]*)\]\((?<source>[^)]+)\)$/u },
  { kind: 'table', line: /^\|(?<rest>.*)\|$/u },
  { kind: 'bullets', line: /^- (?<rest>.+)$/u },
  { kind: 'numbers', line: /^(?<marks>\d+)\. (?<rest>.+)$/u },
] as const
type Kind = (typeof KINDS)[number]['kind'] | 'text'

interface Line {
  readonly kind: Kind
  readonly rest: string
  /** What stands before or behind the text: hashes, the number, the picture's file. */
  readonly mark: string
}

function readLine(line: string): Line {
  for (const { kind, line: pattern } of KINDS) {
    const groups = pattern.exec(line)?.groups
    if (groups !== undefined) return { kind, rest: groups.rest ?? '', mark: groups.marks ?? groups.source ?? '' }
  }
  return { kind: 'text', rest: line, mark: '' }
}

/** Neighbours of one kind; headings and pictures stand alone. */
function groupLines(text: string): Line[][] {
  const groups: Line[][] = []
  let open: Kind | null = null
  for (const raw of text.split(/\r?\n/u)) {
    const line = raw.trim() === '' ? null : readLine(raw.trim())
    if (line === null) open = null
    else if (line.kind === open && open !== 'heading' && open !== 'picture') groups.at(-1)?.push(line)
    else groups.push([line])
    open = line?.kind ?? null
  }
  return groups
}

function cells({ rest }: Line): ReturnType<typeof readSpans>[] {
  return rest.split('|').map((cell) => readSpans(cell.trim()))
}

function tableOf([head, , ...rows]: readonly Line[]): GuideBlock {
  return { kind: 'table', head: head === undefined ? [] : cells(head), rows: rows.map(cells) }
}

function listOf(lines: readonly Line[], first: Line): GuideBlock {
  const items = lines.map(({ rest }) => readSpans(rest))
  return { kind: 'list', ordered: first.kind === 'numbers', start: Number(first.mark) || 1, items }
}

function blockOf(lines: readonly Line[]): GuideBlock {
  const first = lines[0] ?? { kind: 'text', rest: '', mark: '' }
  const { kind, rest, mark } = first
  if (kind === 'heading') {
    return { kind, level: mark.length === 1 ? 1 : mark.length === 2 ? 2 : 3, id: idOf(rest), text: rest }
  }
  if (kind === 'picture') return { kind, text: rest, source: mark }
  if (kind === 'table') return tableOf(lines)
  if (kind === 'text') return { kind: 'paragraph', spans: readSpans(lines.map((line) => line.rest).join('')) }
  return listOf(lines, first)
}

/** The guide's Markdown as blocks: headings, paragraphs, lists, tables and pictures; nothing else is used in it. */
export function readGuide(text: string): GuideBlock[] {
  return groupLines(text).map(blockOf)
}
