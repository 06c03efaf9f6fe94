import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const MB = 1_000_000
/** What electron-builder notes for itself, and for updates. */
const NOTES = /\.(?:ya?ml|blockmap)$/u

/** What was packed into `dist`, each with its size, a line each: files, and folders that hold an unpacked app. */
export function toldSizes(dist: string): readonly string[] {
  const names = existsSync(dist) ? readdirSync(dist).filter((name) => !NOTES.test(name) && !name.startsWith('.')) : []
  return names.toSorted().map((name) => `${name}: ${(bytesOf(join(dist, name)) / MB).toFixed(1)} MB`)
}

function bytesOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
}
