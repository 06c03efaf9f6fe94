import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface SlowProvider {
  readonly url: string
  readonly stop: () => void
}

/** Starts the provider of samples/slow-provider.ts in its own process, so that its work is nobody's delay. */
export async function startSlowProvider(answerMs: number): Promise<SlowProvider> {
  const script = join(import.meta.dirname, 'samples', 'slow-provider.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, String(answerMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()))
    child.once('exit', (code) => reject(new Error(`the provider ended with ${String(code)}`)))
  })
  return { url, stop: () => child.stdin.end() }
}
