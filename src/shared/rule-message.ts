/**
 * A rule message travels as plain text (valibot and vee-validate only carry strings) but names a sentence
 * of the renderer's texts and the values to put in: `key` alone, or `key` + TAB + JSON of the parameters.
 */
export interface RuleMessage {
  readonly key: string
  readonly params: Readonly<Record<string, string | number>>
}

export function ruleMessage(key: string, params?: Readonly<Record<string, string | number>>): string {
  return params === undefined ? key : `${key}\t${JSON.stringify(params)}`
}

/** Reads back what `ruleMessage` wrote. Text from elsewhere comes back as a key without parameters. */
export function readRuleMessage(text: string): RuleMessage {
  const tab = text.indexOf('\t')
  if (tab < 0) return { key: text, params: {} }
  // Marked boundary: only ruleMessage() above writes a TAB into such a text.
  return { key: text.slice(0, tab), params: JSON.parse(text.slice(tab + 1)) as RuleMessage['params'] }
}
