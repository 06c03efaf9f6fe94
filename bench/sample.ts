import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** Runs one sample in a fresh process (nothing warm, nothing left over) and answers what it printed as JSON. */
export async function sample<T>(script: string, given: object): Promise<T> {
  const flags = ['--expose-gc', '--max-old-space-size=4096', '--disable-warning=ExperimentalWarning']
  const child = spawn(
    process.execPath,
    [...flags, join(import.meta.dirname, 'samples', script), JSON.stringify(given)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      // electron-store imports electron, which outside Electron only names a program: none is to be fetched for that.
      env: {
        ...process.env,
        ELECTRON_OVERRIDE_DIST_PATH: process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? import.meta.dirname,
      },
    },
  )
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}`)
  // Marked boundary: our own script printed it.
  return JSON.parse(text) as T
}

/** What `sample` handed to this process: of the type that the same benchmark's other half gave it. */
export function sampleGiven(): unknown {
  return JSON.parse(process.argv[2] ?? '{}')
}

/** Answers `sample`. */
export function answer(result: object): void {
  process.stdout.write(JSON.stringify(result))
}

/** ms that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
