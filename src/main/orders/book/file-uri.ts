import { pathToFileURL } from 'node:url'

/** `\\nas\share` is on a server; `\\?\` and `\\.\` only name a file of this PC in another way. */
const ON_SERVER = /^[\\/]{2}(?![?.][\\/])/u

/**
 * The file as a URI that SQLite takes. It refuses a server where URLs have theirs: to it, a file on a server is a path
 * that begins with two slashes. The server's name stays as it is, where a URL would make an internet domain of it.
 */
export function fileUri(path: string, { windows }: { readonly windows: boolean }): string {
  if (!windows || !ON_SERVER.test(path)) return pathToFileURL(path, { windows }).href
  const names = path.slice(2).split(/[\\/]/u)
  return `file:////${names.map(encodeURIComponent).join('/')}`
}
