import { figuresText, type ClosingDay } from '../../shared/closing.ts'
import { formatJapanTime } from '../../shared/japan-time.ts'
import { formatYen } from '../../shared/money.ts'
import type { Settings } from '../../shared/settings.ts'
import { joinMarkup, markup, type Markup } from '../printing/markup.ts'
import type { Sheet } from '../printing/sheet.ts'
import { dayTables, type DayLine, type DayTable, type DayText } from './closing-tables.ts'

const STYLE = `
h1 { font-size: 18pt; font-weight: 600; margin: 0 0 2mm; }
h2 { font-size: 11pt; font-weight: 600; margin: 6mm 0 1mm; }
p { margin: 0 0 1mm; }
.loud { font-weight: 600; border: 0.4mm solid #1a1c21; padding: 1.5mm 2.5mm; }
.sums { display: flex; gap: 10mm; margin: 4mm 0; }
.sums dt { font-size: 9pt; }
.sums dd { margin: 0; font-size: 14pt; font-weight: 600; }
th, td { border-bottom: 0.2mm solid #8f9098; padding: 0.8mm 1.5mm; }
td, thead th { text-align: end; }
thead th { font-size: 9pt; font-weight: 400; }
thead th:first-child, tbody th { text-align: start; font-weight: 400; }
section { break-inside: avoid; }
`

export interface PaperGiven extends DayText {
  readonly language: Settings['language']
  /** Name of the shop on top; empty leaves the line out. */
  readonly shop: string
}

/** The day on A4. */
export function closingPaper(day: ClosingDay, given: PaperGiven): Sheet {
  const { words, language, shop } = given
  const { figures } = day
  return {
    title: `${words.title} ${figures.day}`,
    language,
    paper: 'a4',
    style: STYLE,
    picture: null,
    body: markup`<h1>${words.title} ${figures.day}</h1>
${shop === '' ? null : markup`<p><bdi>${shop}</bdi></p>`}
${sealLine(day, given)}
${day.unconfirmed.length === 0 ? null : markup`<p class="loud">${words.unconfirmed(day.unconfirmed.length)}</p>`}
${totals(day, given)}
${dayTables(figures, given).map((table) => tablePart(table, given))}`,
  }
}

function sealLine({ closings, figures }: ClosingDay, { words }: PaperGiven): Markup {
  const last = closings.at(-1)
  if (last === undefined) return markup`<p>${words.notClosed}</p>`
  const seal = markup`<p>${words.closed} ${formatJapanTime(last.at).slice(0, 16)} <bdi>${last.operator}</bdi></p>`
  if (figuresText(last.figures) === figuresText(figures)) return seal
  return markup`${seal}<p class="loud">${words.changed} ${formatYen(last.figures.sums.net)}</p>`
}

function totals({ figures }: ClosingDay, { words }: PaperGiven): Markup {
  const { orders, sums } = figures
  const pair = (name: string, value: string): Markup => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`
  return markup`<dl class="sums">${[
    pair(words.net, formatYen(sums.net)),
    pair(words.sums.sales, formatYen(sums.sales)),
    pair(words.sums.refunds, formatYen(sums.refunds)),
    pair(words.provisional, formatYen(sums.provisional)),
    pair(words.sums.orders, String(orders)),
  ]}</dl>`
}

function tablePart({ title, lines }: DayTable, { words }: PaperGiven): Markup {
  const summed = lines.some(({ sums }) => sums !== null)
  const heads = [words.sums.orders, ...(summed ? [words.sums.sales, words.sums.refunds, words.net] : [words.yen])]
  return markup`<section><h2>${title}</h2><table>
<thead><tr><th></th>${heads.map((head) => markup`<th>${head}</th>`)}</tr></thead>
<tbody>${joinMarkup(lines.map(linePart))}</tbody>
</table></section>`
}

function linePart({ item, orders, yen, sums }: DayLine): Markup {
  const money = sums === null ? [yen ?? 0] : [sums.sales, sums.refunds, sums.net]
  const cells = [String(orders), ...money.map(formatYen)].map((cell) => markup`<td>${cell}</td>`)
  return markup`<tr><th><bdi>${item}</bdi></th>${cells}</tr>`
}
