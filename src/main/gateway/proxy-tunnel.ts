import http from 'node:http'
import type { Duplex } from 'node:stream'
import type { NotSentReason } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'

/**
 * Opens the way to an HTTPS server: a socket through the proxy that this computer is set up for, or null for a direct
 * connection. Never throws; nothing of a request has left when it fails.
 */
export type OpenTunnel = (
  target: URL,
  signal: AbortSignal,
) => Promise<Result<Duplex | null, Extract<NotSentReason, 'proxy' | 'proxy-login'>>>

interface Proxy {
  readonly host: string
  readonly port: number
}

/** Digits, letters, dots and hyphens, or an IPv6 address in brackets, and a port. */
const PROXY_ENTRY = /^PROXY\s+(?<host>\[[\da-f:.]+\]|[\w.-]+):(?<port>\d{1,5})$/iu

/**
 * The first way of a list such as `PROXY proxy.example:8080; DIRECT` that can be gone: null is direct. Proxies of
 * other kinds (SOCKS, HTTPS) are passed over; `unusable` when the list names nothing else.
 */
function firstWay(list: string): Proxy | null | 'unusable' {
  const entries = list.split(';').map((entry) => entry.trim())
  for (const entry of entries) {
    if (entry.toUpperCase() === 'DIRECT') return null
    const found = PROXY_ENTRY.exec(entry)?.groups
    if (found !== undefined)
      return { host: (found['host'] ?? '').replace(/^\[|\]$/gu, ''), port: Number(found['port']) }
  }
  return entries.some((entry) => entry !== '') ? 'unusable' : null
}

/** Asks the proxy for a tunnel (CONNECT), without any credentials: it learns the server's name and nothing else. */
function connect(proxy: Proxy, target: URL, signal: AbortSignal): ReturnType<OpenTunnel> {
  const path = `${target.hostname}:${target.port === '' ? '443' : target.port}`
  return new Promise((resolve) => {
    const headers = { Host: path, Connection: 'keep-alive', 'Proxy-Connection': 'keep-alive' }
    const request = http.request({ ...proxy, path, headers, signal, method: 'CONNECT', agent: false })
    const give = (reason: 'proxy' | 'proxy-login'): void => {
      request.destroy()
      resolve(failure(reason))
    }
    request.on('connect', (response, socket: Duplex, head) => {
      socket.on('error', () => undefined)
      // A server speaks only after us in TLS: bytes that came along are not of the server we asked for.
      if (response.statusCode !== 200 || head.length > 0) {
        socket.destroy()
        give(response.statusCode === 407 ? 'proxy-login' : 'proxy')
      } else resolve(success(socket))
    })
    // Instead of opening a tunnel it answered like a web server, or not at all.
    request.on('response', () => give('proxy'))
    request.on('error', () => give('proxy'))
    request.on('close', () => give('proxy'))
    request.end()
  })
}

/**
 * Tunnels through the proxy of this computer's settings.
 * @param resolveProxy the system's answer for an address, such as `DIRECT` (Chromium's session.resolveProxy)
 */
export function proxyTunnel(resolveProxy: (address: string) => Promise<string>): OpenTunnel {
  return async (target, signal) => {
    // Settings that cannot be read are no proxy: the direct connection then says whether it works.
    const list = await resolveProxy(`${target.origin}/`).catch(() => 'DIRECT')
    const way = firstWay(list)
    if (way === 'unusable' || signal.aborted) return failure('proxy')
    return way === null ? success(null) : connect(way, target, signal)
  }
}
