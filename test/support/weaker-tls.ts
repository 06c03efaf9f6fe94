import ts from 'typescript'

/** Names that have no business in our source: each switches a check of certificates or of TLS off, or replaces it. */
const NEVER = [
  ...['NODE_TLS_REJECT_UNAUTHORIZED', 'checkServerIdentity', 'secureOptions', 'secureProtocol', 'ciphers', 'sigalgs'],
  ...['setCertificateVerifyProc', 'certificate-error', 'select-client-certificate', 'DEFAULT_MIN_VERSION'],
  ...['ignore-certificate-errors', 'ignore-certificate-errors-spki-list', 'allow-insecure-localhost'],
  ...['ssl-version-min', 'ssl-version-max', 'tls-min-v1.0', 'tls-min-v1.1', 'setDefaultCACertificates'],
  ...['allowPartialTrustChain', 'DEFAULT_MAX_VERSION', 'DEFAULT_CIPHERS', 'disable-web-security'],
]
/** Options that may be named only with these values, written in place. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  rejectUnauthorized: ['true'],
  minVersion: ["'TLSv1.2'", "'TLSv1.3'"],
  maxVersion: ["'TLSv1.3'"],
}

/** The text a node stands for, also when it is put together of literals; null when only running it would tell. */
function constantText(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isIdentifier(node)) return null
  if (ts.isParenthesizedExpression(node)) return constantText(node.expression)
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null
  const [left, right] = [constantText(node.left), constantText(node.right)]
  return left === null || right === null ? null : left + right
}

function nameOf(name: ts.Node): string | null {
  if (ts.isIdentifier(name)) return name.text
  return constantText(ts.isComputedPropertyName(name) ? name.expression : name)
}

/** What is being set, and to what: a property of a literal, or an assignment to one. */
function setting(node: ts.Node): { readonly name: string | null; readonly value: string } | null {
  if (ts.isPropertyAssignment(node)) return { name: nameOf(node.name), value: node.initializer.getText() }
  if (ts.isShorthandPropertyAssignment(node)) return { name: node.name.text, value: node.name.text }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return null
  const { left, right } = node
  if (ts.isPropertyAccessExpression(left)) return { name: left.name.text, value: right.getText() }
  if (ts.isElementAccessExpression(left)) return { name: constantText(left.argumentExpression), value: right.getText() }
  return null
}

function weakness(node: ts.Node): string | null {
  const text = ts.isIdentifier(node) ? node.text : constantText(node)
  const never = text === null ? undefined : NEVER.find((name) => text === name || text.startsWith(`--${name}`))
  if (never !== undefined) return never
  // A comparison reads; a literal that only names the option is caught where it sets it.
  const set = setting(node)
  const allowed = set?.name === null || set === null ? undefined : ONLY[set.name]
  return set === null || allowed === undefined || allowed.includes(set.value) ? null : `${set.name ?? ''}: ${set.value}`
}

/** The script of a file: all of it, or what a Vue file has in its script tags. */
function scriptOf(file: string, text: string): string {
  if (!file.endsWith('.vue')) return text
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/gu)].map(([, script]) => script ?? '').join('\n')
}

/** Everything in a source file that weakens TLS, in the file's order. Comments do not count. */
export function weakerTls(file: string, text: string): readonly string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const weak = weakness(node)
    if (weak !== null) found.push(weak)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, scriptOf(file, text), ts.ScriptTarget.Latest, true))
  return found
}
