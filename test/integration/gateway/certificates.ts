import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** Makes keys and certificates in a folder, with the openssl of the machine. */
export class CertificateMaker {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    this.#openssl(
      'req',
      '-x509',
      ...NEW_KEY,
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-subj',
      '/CN=Test CA',
      '-days',
      '2',
    )
  }

  /** What NODE_EXTRA_CA_CERTS names, so that only the fault under test is wrong. */
  get authority(): string {
    return path.join(this.#folder, 'ca.pem')
  }

  /** Signed by the test authority for one name, good for so many days (negative: expired). */
  signed(name: string, days: number): Certificate {
    const extension = `subjectAltName=${/^[0-9.]+$/u.test(name) ? 'IP' : 'DNS'}:${name}\n`
    fs.writeFileSync(path.join(this.#folder, 'extension'), extension)
    this.#openssl('req', ...NEW_KEY, '-keyout', 'site.key', '-out', 'site.csr', '-subj', `/CN=${name}`)
    const authority = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial']
    const term = ['-days', String(days), '-extfile', 'extension']
    this.#openssl('x509', '-req', '-in', 'site.csr', ...authority, ...term, '-out', 'site.pem')
    return this.#read()
  }

  selfSigned(name: string): Certificate {
    const site = ['-keyout', 'site.key', '-out', 'site.pem', '-subj', `/CN=${name}`]
    this.#openssl('req', '-x509', ...NEW_KEY, ...site, '-addext', `subjectAltName=IP:${name}`, '-days', '2')
    return this.#read()
  }

  #read(): Certificate {
    const read = (name: string): string => fs.readFileSync(path.join(this.#folder, name), 'utf8')
    return { key: read('site.key'), cert: read('site.pem') }
  }

  #openssl(...args: readonly string[]): void {
    execFileSync('openssl', args, { cwd: this.#folder, stdio: 'pipe' })
  }
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
