import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AppError } from '../../shared/app-error.ts'
import type { MovingPreview } from '../../shared/moving.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { readKept } from '../operators/operator-file.ts'
import { checkChain } from '../orders/audit/check-chain.ts'
import { lookIntoBook, type BookGlance } from '../orders/backup/look-into-book.ts'
import { exportFailure } from '../receipts/export-failure.ts'
import { liveOrdersHere } from './live-orders.ts'
import { BOOK_PART, OPERATORS_PART, type MovingManifest } from './moving-manifest.ts'
import { readMovingFile, unusable } from './read-moving-file.ts'

export interface MovingToUnpack {
  readonly path: string
  /** A folder of our own; its former content goes. */
  readonly into: string
  /** The file of the book that this PC has, or would have. */
  readonly presentBook: string
}

/**
 * Takes a file from another PC apart into a folder and says what it holds; the book that is here is not touched. A file
 * that is not whole, not ours or too new is refused, and nothing of it stays.
 */
export async function unpackMoving(given: MovingToUnpack): Promise<Result<MovingPreview, AppError>> {
  const { into } = given
  let looked: Result<MovingPreview, AppError> | null = null
  try {
    rmSync(into, { recursive: true, force: true })
    mkdirSync(into, { recursive: true })
    looked = await look(given)
    return looked
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return failure(exportFailure(String(error.code)))
  } finally {
    if (looked?.ok !== true) rmSync(into, { recursive: true, force: true })
  }
}

async function look({ path, into, presentBook }: MovingToUnpack): Promise<Result<MovingPreview, AppError>> {
  const orderIds = liveOrdersHere(presentBook)
  if (orderIds.length > 0) return failure({ kind: 'moving-refused', reason: 'open-here', orderIds })
  const read = readMovingFile(path, into)
  if (!read.ok) return read
  const { trouble, glance } = lookIntoBook(join(into, BOOK_PART), { pages: true })
  if (trouble === 'newer') return unusable('newer')
  const operators = operatorsIn(into)
  if (glance === null || operators === null || !isTheBookOf(read.value, glance)) return unusable('damaged')
  const { breakCount: chainBreaks } = await checkChain(join(into, BOOK_PART))
  const { madeAt, appVersion, shopName, counts } = read.value
  const { customers, templates, closings } = counts
  const { orders, newest } = glance
  const present = presentAgainst(presentBook, glance)
  return success({
    ...{ madeAt, appVersion, shopName, orders, newest, customers, templates, closings },
    ...{ operators, chainBreaks, present },
  })
}

function isTheBookOf({ bookId, counts }: MovingManifest, glance: BookGlance): boolean {
  return glance.bookId === bookId && glance.orders === counts.orders
}

function operatorsIn(folder: string): number | null {
  const path = join(folder, OPERATORS_PART)
  if (!existsSync(path)) return 0
  return readKept(readFileSync(path, 'utf8'))?.operators.length ?? null
}

function presentAgainst(presentBook: string, received: BookGlance): MovingPreview['present'] {
  const { glance } = lookIntoBook(presentBook, { pages: false })
  if (glance === null) return null
  const sameBook = glance.bookId === received.bookId
  return { orders: glance.orders, sameBook, isNewer: sameBook && glance.lastHistory > received.lastHistory }
}
