import type { DocumentBasis } from '../../../shared/document-basis.ts'
import { japanDate } from '../../../shared/japan-time.ts'
import { formatYen } from '../../../shared/money.ts'
import type { Order } from '../../../shared/order.ts'
import type { DocumentItem, IssueDocument, IssuedDocument } from '../../../shared/receipt-document.ts'
import type { Settings } from '../../../shared/settings.ts'
import { markup, type Markup } from '../../printing/markup.ts'
import type { Picture, Sheet } from '../../printing/sheet.ts'
import { DOCUMENT_STYLE } from './document-style.ts'
import { WORDS_EN, WORDS_JA, type DocumentWords } from './document-words.ts'

/** Everything that a document is made of. */
export interface DocumentParts {
  readonly order: Order
  readonly issued: IssuedDocument
  readonly basis: DocumentBasis
  readonly request: Pick<IssueDocument, 'language' | 'paper'>
  readonly settings: Settings
  readonly logo: Picture | null
  readonly isTraining: boolean
}

interface Page extends DocumentParts {
  readonly words: DocumentWords
}

/** The document as a sheet for paper or PDF. Whatever was typed stays text. */
export function documentSheet(parts: DocumentParts): Sheet {
  const { language, paper } = parts.request
  const words = language === 'ja' ? WORDS_JA : WORDS_EN
  const page = { ...parts, words }
  return {
    title: `${words.title[parts.issued.kind]} ${parts.order.orderId}`,
    language,
    paper,
    style: DOCUMENT_STYLE,
    picture: parts.logo,
    body: markup`${parts.isTraining ? markup`<p class="training">${words.training}</p>` : null}
${head(page)}
<p class="to"><bdi>${parts.issued.addressee}</bdi></p>
${amount(page)}
<div class="lower">${facts(page)}${issuer(page)}</div>
${items(page)}
${taxes(page)}
${foot(page)}`,
  }
}

function head({ words, issued, order, request }: Page): Markup {
  const again = issued.number > 1 ? markup`<p class="again">${words.again(issued.number)}</p>` : null
  const colon = request.language === 'ja' ? '：' : ': '
  return markup`<header class="head"><div>${again}</div>
<h1>${words.title[issued.kind]}</h1>
<div class="ids"><p>${words.number}${colon}${order.orderId}</p><p>${words.issuedOn}${colon}${japanDate(issued.at)}</p></div>
</header>`
}

function amount({ words, issued, basis }: Page): Markup {
  const { kind } = issued
  const purpose =
    issued.purpose === '' ? null : markup`<p class="purpose">${words.purpose} <bdi>${issued.purpose}</bdi></p>`
  const left = kind === 'statement' ? words.givenBack : words.leftOver
  const givenBack = basis.givenBack > 0 ? markup`<p class="note">${left(formatYen(basis.givenBack))}</p>` : null
  return markup`<p class="amount"><span class="word">${words.amount[kind]}</span>
<span class="yen">${formatYen(issued.total)}</span><span class="word">${words.withTax}</span></p>
${purpose}
<div class="said"><p>${words.received[kind]}</p><p class="card">${words.card}</p></div>
${givenBack}`
}

function facts({ words, order, issued, basis }: Page): Markup {
  const { payment } = order.draft
  const method =
    payment === null
      ? ''
      : words.methods[payment.method] + (payment.method === '2' ? words.times(payment.payTimes) : '')
  const lastFour = order.call?.cardLastFour ?? ''
  const approval = issued.kind === 'receipt' ? '' : (order.call?.approvalNumber?.trim() ?? '')
  const known: readonly (readonly [string, string])[] = [
    [words.day[issued.kind], basis.day.replaceAll('-', '/')],
    [words.method, method],
    [words.lastFour, /^\d{4}$/u.test(lastFour) ? `**** ${lastFour}` : ''],
    [words.approval, approval],
  ]
  const shown = known.filter(([, value]) => value !== '')
  return markup`<dl class="facts">${shown.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

function issuer({ words, settings, logo }: Page): Markup {
  const { issuerName, issuerAddress, issuerPhone, registration } = settings
  const line = (word: string, value: string): Markup | null => (value === '' ? null : markup`<p>${word} ${value}</p>`)
  return markup`<address class="issuer">${logo === null ? null : markup`<img src="picture" alt="">`}
<p class="name"><bdi>${issuerName}</bdi></p>
<p><bdi>${issuerAddress}</bdi></p>${line(words.phone, issuerPhone)}${line(words.registration, registration.number)}</address>`
}

function itemRow({ name, quantity, unit, amount: yen, rate }: DocumentItem): Markup {
  return markup`<tr><td><bdi>${name}</bdi>${rate === '8' ? ' ※' : ''}</td>
<td class="count">${quantity}${quantity === '' ? '' : unit}</td><td class="price">${formatYen(yen)}</td></tr>`
}

function items({ words, issued }: Page): Markup {
  return markup`<table class="items"><thead><tr><th>${words.item}</th>
<th class="count">${words.quantity}</th><th class="price">${words.price}</th></tr></thead>
<tbody>${issued.items.map(itemRow)}</tbody></table>`
}

function taxes({ words, issued }: Page): Markup {
  const rows = issued.taxes.map(({ rate, total, tax }) => {
    const within = rate === '0' ? '' : `${words.taxOf} ${formatYen(tax)}`
    return markup`<tr><td>${words.rates[rate]}</td><td>${formatYen(total)}</td><td>${within}</td></tr>`
  })
  return markup`<table class="taxes"><tbody>${rows}
<tr class="sum"><td>${words.sum}</td><td>${formatYen(issued.total)}</td><td></td></tr></tbody></table>`
}

function foot({ words, issued }: Page): Markup {
  const isReduced = issued.items.some(({ rate }) => rate === '8')
  const notes = [
    ...(isReduced ? [words.reduced] : []),
    { receipt: words.noStamp, provisional: words.held, statement: words.statementOnly }[issued.kind],
  ]
  return markup`<footer class="foot">${notes.map((note) => markup`<p>${note}</p>`)}</footer>`
}
