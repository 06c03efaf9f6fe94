const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/gu

/** A token as a person reads it: a quoted text without its quotes and escapes. Numbers stay digit by digit. */
function plain(token: string): string {
  if (!token.startsWith('"')) return token
  try {
    return String(JSON.parse(token))
  } catch {
    return token
  }
}

/**
 * JSON as indented `name: value` lines without brackets. Works on the text itself, so that long numbers are not
 * rounded and an answer that is cut short is still shown as far as it goes. Anything else comes back as it is.
 */
export function readableAnswer(body: string): string {
  if (!/^\s*[{[]/u.test(body)) return body
  const lines: string[] = ['']
  let depth = -1
  const write = (text: string): void => void lines.push(`${lines.pop() ?? ''}${text}`)
  const begin = (): void => void lines.push('  '.repeat(Math.max(0, depth)))
  for (const [token] of body.matchAll(TOKENS)) {
    if (token === '{' || token === '[') depth += 1
    if (token === '}' || token === ']') depth -= 1
    if ('{[]},'.includes(token)) begin()
    else write(token === ':' ? ': ' : plain(token))
  }
  return lines.filter((line) => line.trim() !== '').join('\n')
}
