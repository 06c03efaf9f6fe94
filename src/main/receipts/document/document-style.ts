/** One accent of indigo on white paper; hairlines rather than boxes. `roll` is the class of both narrow papers. */
export const DOCUMENT_STYLE = `
body { --indigo: #2f3f73; --line: #b9bdc9; }
h1 {
  margin: 0;
  color: var(--indigo);
  font-size: 25pt;
  font-weight: 600;
  line-height: 1.3;
  letter-spacing: 0.42em;
  text-indent: 0.42em;
  text-align: center;
}
html:lang(en) h1 { letter-spacing: 0.06em; text-indent: 0; }
p { margin: 0; }
.again, .training {
  width: fit-content;
  padding: 0.4mm 3.2mm;
  border: 0.35mm solid #9b2f2f;
  border-radius: 1mm;
  color: #9b2f2f;
  font-weight: 700;
}
.training { width: auto; margin-bottom: 4mm; text-align: center; }
.head { display: grid; grid-template-columns: 1fr auto 1fr; align-items: start; padding-bottom: 4mm; border-bottom: 0.6mm double var(--indigo); }
.ids { justify-self: end; text-align: right; font-size: 9pt; color: #4a4e5a; }
.to { display: flex; align-items: end; min-height: 17mm; margin-top: 8mm; width: 62%; padding-bottom: 1.2mm; border-bottom: 0.25mm solid #1a1c21; font-size: 16pt; line-height: 1.35; }
.amount { display: flex; align-items: baseline; justify-content: center; gap: 7mm; margin: 9mm 0 0; padding: 4.2mm 6mm; background: #f1f3f8; border-block: 0.35mm solid var(--indigo); }
.amount .word { font-size: 11pt; color: #4a4e5a; }
.amount .yen { font-size: 29pt; font-weight: 600; line-height: 1.2; letter-spacing: 0.02em; }
.purpose { margin-top: 5mm; font-size: 12pt; }
.card { font-weight: 600; }
.said { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1mm 6mm; margin-top: 1mm; }
.note { margin-top: 1mm; }
.lower { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 12mm; margin-top: 10mm; align-items: start; }
.facts { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.6mm 5mm; margin: 0; font-size: 9.5pt; }
.facts dt { color: #4a4e5a; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.issuer { font-style: normal; display: flex; flex-direction: column; gap: 0.6mm; font-size: 9.5pt; white-space: pre-line; }
.issuer img { display: block; align-self: start; max-width: 46mm; max-height: 20mm; margin-bottom: 2mm; }
.issuer .name { font-size: 13pt; font-weight: 600; line-height: 1.4; }
.items { margin-top: 9mm; font-size: 9.5pt; }
.items th { font-weight: 500; color: #4a4e5a; border-bottom: 0.35mm solid var(--indigo); padding: 1mm 2mm; }
.items td { border-bottom: 0.2mm solid var(--line); padding: 1.4mm 2mm; overflow-wrap: anywhere; }
.items .count { width: 24mm; text-align: right; white-space: nowrap; }
.items .price { width: 34mm; text-align: right; white-space: nowrap; }
.taxes { margin-top: 5mm; margin-left: auto; width: 104mm; font-size: 9.5pt; }
.taxes td { padding: 0.8mm 2mm; text-align: right; white-space: nowrap; }
.taxes td:first-child { text-align: left; color: #4a4e5a; }
.taxes .sum td { border-top: 0.35mm solid var(--indigo); font-weight: 600; font-size: 11pt; color: inherit; }
.foot { margin-top: 9mm; padding-top: 2mm; border-top: 0.2mm solid var(--line); font-size: 8.5pt; color: #4a4e5a; }
.roll80, .roll58 { font-size: 9pt; line-height: 1.5; }
.roll58 { font-size: 8pt; }
.roll80 h1, .roll58 h1 { font-size: 17pt; }
:is(.roll80, .roll58) :is(.head, .lower) { display: block; }
:is(.roll80, .roll58) .again { margin: 0 auto 2mm; }
:is(.roll80, .roll58) .ids { text-align: left; margin-top: 2mm; }
:is(.roll80, .roll58) .head { padding-bottom: 2mm; }
:is(.roll80, .roll58) .to { width: auto; min-height: 9mm; margin-top: 3mm; font-size: 12pt; }
:is(.roll80, .roll58) .amount { flex-direction: column; align-items: center; gap: 0; margin-top: 4mm; padding: 2mm; }
:is(.roll80, .roll58) .amount .yen { font-size: 19pt; }
:is(.roll80, .roll58) .purpose { margin-top: 3mm; font-size: 10pt; }
:is(.roll80, .roll58) .lower { margin-top: 4mm; }
:is(.roll80, .roll58) :is(.facts, .issuer, .items, .taxes) { font-size: 8.5pt; }
:is(.roll80, .roll58) .issuer { margin-top: 4mm; }
:is(.roll80, .roll58) .issuer .name { font-size: 11pt; }
:is(.roll80, .roll58) :is(.items, .foot) { margin-top: 4mm; }
:is(.roll80, .roll58) .items :is(th, td) { padding-inline: 0.5mm; }
:is(.roll80, .roll58) .items .count { width: 12mm; white-space: normal; }
:is(.roll80, .roll58) .items .price { width: 20mm; }
:is(.roll80, .roll58) .taxes { width: 100%; margin-top: 2mm; }
:is(.roll80, .roll58) .taxes td { padding-inline: 0.5mm; }
:is(.roll80, .roll58) .foot { font-size: 7.5pt; }
`
