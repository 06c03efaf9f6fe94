import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'
import type { Settings } from '../shared/settings.ts'

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
  '.txt': 'text/plain; charset=utf-8',
}

/** Chromium's ERR_FILE_NOT_FOUND. */
const FILE_NOT_FOUND = -6

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

export interface AppFiles {
  /** Of the built page. */
  readonly folder: string
  /** Of the texts that the window starts with. */
  readonly language: Settings['language']
}

/** `texts.json` are the texts of the language that was chosen last: the page cannot know it before it asks. */
function inLanguage(url: string, language: Settings['language']): string {
  return url === `${APP_ORIGIN}/texts.json` ? `${APP_ORIGIN}/texts-${language}.json` : url
}

/**
 * Serves the built page as `app://uketsuke/`, with a strict content security policy. Fulfilled once the page itself was
 * handed out: its process is only starting.
 */
export function serveApp({ folder, language }: AppFiles): Promise<void> {
  let pageOut = (): void => undefined
  const served = new Promise<void>((resolve) => (pageOut = resolve))
  // Chromium reads the file itself: `protocol.handle` would load Node's fetch and streams while the page waits (0026).
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- 40 ms of every start; the types of Electron 45 still have it
  protocol.registerFileProtocol('app', ({ method, url }, answer) => {
    const file = method === 'GET' ? fileFor(inLanguage(url, language), folder) : null
    if (file === null) {
      answer({ error: FILE_NOT_FOUND })
      return
    }
    const type = extname(file)
    answer({ path: file, headers: { ...HEADERS, 'Content-Type': TYPES[type] ?? '' } })
    if (type === '.html') setImmediate(pageOut)
  })
  return served
}
