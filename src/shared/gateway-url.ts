/** `https:` anywhere, `http:` only on this computer, nothing else; no user name, query or fragment. */
export function isGatewayUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  const plain = url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  return plain && (url.protocol === 'https:' || (url.protocol === 'http:' && local))
}

/** Where an address leads, without its folder: keys that are for one server are for no other. */
export function serverOf(gatewayUrl: string): string {
  return new URL(gatewayUrl).origin
}
