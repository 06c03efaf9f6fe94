import type { KeyObject } from 'node:crypto'
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js'
import * as v from 'valibot'
import type { UpdateTrouble } from '../../shared/update-state.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { isSigned, type SignedListing } from './listing-signature.ts'

/** Largest file that is taken, bytes. */
const LARGEST = 1_000_000_000

/** What of latest*.yml is used: nothing else of it reaches the updater. */
const Listing = v.object({
  version: v.pipe(v.string(), v.maxLength(64), v.regex(/^\d+\.\d+\.\d+[0-9A-Za-z.-]*$/u)),
  files: v.pipe(
    v.array(
      v.object({
        // A name beside the listing, so that no listing leads to another folder or server.
        url: v.pipe(v.string(), v.maxLength(200), v.regex(/^[0-9A-Za-z][0-9A-Za-z._-]*$/u)),
        sha512: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{86}==$/u)),
        size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST)),
      }),
    ),
    v.minLength(1),
    v.maxLength(20),
  ),
})
export type Listing = v.InferOutput<typeof Listing>

function parsed(name: string, content: Buffer): unknown {
  try {
    return parseUpdateInfo(content.toString('utf8'), name, new URL('https://listing.invalid/'))
  } catch {
    return null
  }
}

/** The listing `name`, read only once its signature is found to be made with the other half of `key`. */
export function readListing(
  name: string,
  signed: SignedListing,
  key: KeyObject,
): Result<Listing, Extract<UpdateTrouble, 'bad-signature' | 'unreadable'>> {
  if (!isSigned(name, signed, key)) return failure('bad-signature')
  const listing = v.safeParse(Listing, parsed(name, signed.content))
  return listing.success ? success(listing.output) : failure('unreadable')
}
