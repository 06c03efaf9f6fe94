import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'

export const APP_ORIGIN = 'app://uketsuke'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
}

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; " +
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/** Before the app is ready: makes `app:` behave like a secure origin of its own. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Path of the file for a request, or null when it asks for another host or for anything outside the folder. */
export function fileFor(url: string, folder: string): string | null {
  const { host, pathname } = new URL(url)
  if (host !== 'uketsuke') return null
  let name: string
  try {
    name = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (name.includes('\0') || name.includes('\\')) return null
  const file = normalize(join(folder, name === '/' ? 'index.html' : name))
  return file.startsWith(folder + sep) && extname(file) in TYPES ? file : null
}

/**
 * Serves the built page from `folder` as `app://uketsuke/`, with a strict content security policy. Fulfilled once
 * the page itself was handed out.
 */
export function serveApp(folder: string): Promise<void> {
  let handedOut = (): void => undefined
  const page = new Promise<void>((resolve) => (handedOut = resolve))
  protocol.handle('app', async (request) => {
    const file = request.method === 'GET' ? fileFor(request.url, folder) : null
    if (file === null) return new Response(null, { status: 404 })
    try {
      const bytes = new Uint8Array(await readFile(file))
      if (extname(file) === '.html') setImmediate(handedOut)
      return new Response(bytes, { headers: { ...HEADERS, 'Content-Type': TYPES[extname(file)] ?? '' } })
    } catch {
      return new Response(null, { status: 404 })
    }
  })
  return page
}
