import tls from 'node:tls'

/** Whom to trust beside Node's own list; undefined: nobody else. */
export type Trust = () => tls.SecureContext | undefined

type Certificates = (which: 'default' | 'system') => readonly string[]

/** Node 22.15 and newer can read the certificates of the operating system; older runtimes cannot. */
function certificatesOfRuntime(): Certificates | null {
  const found: unknown = Reflect.get(tls, 'getCACertificates')
  // Marked boundary: the types know only the newest runtime, and Electron 33 has none of it.
  return typeof found === 'function' ? (found as Certificates) : null
}

/**
 * Trusts what the operating system trusts as well, such as the authority of a company or of a virus scanner. Read when
 * it is first needed, once. Checks are the same as ever: the list of authorities grows, nothing else.
 */
export function systemTrust(certificates: Certificates | null = certificatesOfRuntime()): Trust {
  let made: { readonly context: tls.SecureContext | undefined } | null = null
  return () => (made ??= { context: certificates === null ? undefined : contextOf(certificates) }).context
}

function contextOf(certificates: Certificates): tls.SecureContext | undefined {
  try {
    const usual = certificates('default')
    const known = new Set(usual)
    const more = certificates('system').filter((one) => !known.has(one))
    return more.length === 0 ? undefined : tls.createSecureContext({ ca: [...usual, ...more], minVersion: 'TLSv1.2' })
  } catch {
    // A store that cannot be read adds nobody.
    return undefined
  }
}
