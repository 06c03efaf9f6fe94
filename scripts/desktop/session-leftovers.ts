import { readdir, readFile } from 'node:fs/promises'

/**
 * Ends every process that belongs to one desktop session and nothing else: those whose environment names its private
 * run-time folder. The bus starts services by itself, and programs put children into groups of their own, so that
 * neither our list of children nor process groups know them all.
 */
export async function endSessionLeftovers(runtimeFolder: string): Promise<void> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  await Promise.all(processes.map((number) => endIfOfSession(number, `XDG_RUNTIME_DIR=${runtimeFolder}`)))
}

async function endIfOfSession(number: string, mark: string): Promise<void> {
  // Other people's processes cannot be read, and some end while we look.
  const environment = await readFile(`/proc/${number}/environ`, 'utf8').catch(() => '')
  if (!environment.split('\0').includes(mark)) return
  try {
    process.kill(Number(number), 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
