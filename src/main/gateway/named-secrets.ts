/** Names under which something secret stands in a text, as the provider and its neighbours spell them. */
const SECRET_NAMES =
  'access_?pass|check_?string|api_?key|api_?password|password|shop_?pass|site_?pass|card_?pass|security_?code|token'
/** A number that the book does not hold as an order's must not be read to a customer from a text. */
const NUMBER_NAMES =
  'discrementid|discriminationid|discriminateid|discrimentid|discernmentid|identificationid|identificationnumber'

/** Anything behind one of the names, for `$1` and something harmless: for what nobody could read. */
export const NAMED = new RegExp(
  `((?:${SECRET_NAMES}|${NUMBER_NAMES}|card_?no|card_?number)["']?\\s*[:=>]\\s*)("(?:[^"\\\\]|\\\\.)*"?|[^\\s,;&}<]+)`,
  'giu',
)

/** `"name":"value"` and `name=value`: how a request or an answer is quoted; a sentence about a field is none of them. */
const QUOTED = new RegExp(
  `((?:${SECRET_NAMES})\\\\?["']?\\s*)(?:([:=]\\s*)\\\\?"(?:[^"\\\\]|\\\\[^"])*\\\\?"?|(=\\s*)[^\\s"',;&}<]+)`,
  'giu',
)

/** A text in which a request or answer is quoted, without what stands under a secret's name. */
export function hideNamedSecrets(text: string): string {
  return text.replace(QUOTED, '$1$2$3****')
}
