import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const PROJECT_FOLDER = join(import.meta.dirname, '..', '..', '..')
const NOT_OURS: readonly string[] = ['node_modules', 'out', 'dist', 'coverage', 'reports', 'test-results', '.git']

export interface ProjectDocument {
  /** From the project's folder, with slashes. */
  readonly path: string
  readonly text: string
}

/** Every Markdown file that people read: those at the top and all below docs. */
export function projectDocuments(): ProjectDocument[] {
  const top = readdirSync(PROJECT_FOLDER).filter((name) => name.endsWith('.md'))
  const below = readdirSync(join(PROJECT_FOLDER, 'docs'), { recursive: true, encoding: 'utf8' })
  const docs = below.filter((name) => name.endsWith('.md')).map((name) => `docs/${name.replaceAll('\\', '/')}`)
  return [...top, ...docs].map((path) => ({ path, text: readFileSync(join(PROJECT_FOLDER, path), 'utf8') }))
}

/** Every file of the project, from its folder, with slashes. */
export function projectFiles(folder = ''): string[] {
  return readdirSync(join(PROJECT_FOLDER, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return NOT_OURS.includes(entry.name) ? [] : projectFiles(path)
    return [path]
  })
}

export const isThere = (path: string): boolean => existsSync(join(PROJECT_FOLDER, path))
