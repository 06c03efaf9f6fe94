import { markup } from './markup.ts'
import { paperWidth } from './sheet-size.ts'
import type { Sheet } from './sheet.ts'

/** Nothing but its own style sheet and its own picture; no script, no frame, no form, no connection. */
export const SHEET_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** The whole page of a sheet. */
export function sheetPage({ title, language, paper, body }: Sheet): string {
  const { text } = markup`<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<link rel="stylesheet" href="style.css">
</head>
<body class="${paper}">
${body}
</body>
</html>
`
  return `<!doctype html>\n${text}`
}

/** Type of the screens' own stack: see ui/tokens.css. Ink on white, whatever the desk's theme is. */
const COMMON = `
*, *::before, *::after { box-sizing: border-box; }
html { color-scheme: only light; background: #fff; }
body {
  margin: 0 auto;
  color: #1a1c21;
  font: 10.5pt/1.6 'Yu Gothic UI', 'Yu Gothic', 'Hiragino Sans', 'Noto Sans CJK JP', 'Noto Sans JP', system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
  -webkit-print-color-adjust: exact;
  print-color-adjust: exact;
}
bdi { overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: baseline; }
thead { display: table-header-group; }
tr, figure { break-inside: avoid; }
`

/** Style of a sheet: what all sheets share, the size of the paper, and the sheet's own. */
export function sheetStyle({ paper, style }: Sheet): string {
  const roll = paper !== 'a4'
  // Margins are the body's own padding on a roll, so that its length can be measured on the screen.
  const page = roll ? `@page { margin: 0; }` : `@page { size: A4; margin: 16mm 18mm; }`
  const width = `body { width: ${roll ? `${paperWidth(paper)}mm; padding: 4mm 4mm 6mm` : '100%'}; }`
  return [COMMON, page, width, style].join('\n')
}
