import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { isJsonObject } from './json-object.ts'
import type { SimulatedOrder } from './simulated-order.ts'

export interface SavedMember {
  readonly memberName: string
  /** Cards saved so far; the next cardSeq. */
  readonly cards: number
}

/** All that the provider remembers. */
export interface SimulatorState {
  readonly version: 1
  readonly serial: number
  readonly orders: readonly SimulatedOrder[]
  readonly usedOrderIds: readonly string[]
  readonly members: readonly (readonly [string, SavedMember])[]
}

/** Where the state lives between two runs. */
export interface StateFile {
  load(): SimulatorState
  /** Throws when the disk refuses. */
  save(state: SimulatorState): void
}

const NOTHING: SimulatorState = { version: 1, serial: 0, orders: [], usedOrderIds: [], members: [] }

/** A state file at `path`; without one nothing is kept. A file that cannot be read is moved aside, not overwritten. */
export function openStateFile(path: string | undefined): StateFile {
  if (path === undefined) return { load: () => NOTHING, save: () => undefined }
  return { load: () => readState(path), save: (state) => writeWhole(path, JSON.stringify(state)) }
}

function readState(path: string): SimulatorState {
  const text = textOf(path)
  if (text === undefined) return NOTHING
  const state = parseState(text)
  if (state === undefined) renameSync(path, `${path}.unreadable`)
  return state ?? NOTHING
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (isJsonObject(cause) && cause['code'] === 'ENOENT') return undefined
    throw cause
  }
}

function parseState(text: string): SimulatorState | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isState(value) ? value : undefined
  } catch {
    return undefined
  }
}

// The boundary of this folder's own file: its rows were written by save() below, so only the frame is checked.
function isState(value: unknown): value is SimulatorState {
  if (!isJsonObject(value) || value['version'] !== 1 || typeof value['serial'] !== 'number') return false
  return ['orders', 'usedOrderIds', 'members'].every((key) => Array.isArray(value[key]))
}

function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.new`
  const file = openSync(temporary, 'w', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
}
