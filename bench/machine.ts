import { readFileSync, realpathSync, statfsSync } from 'node:fs'
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os'

const GB = 1024 ** 3

/** One line about the machine, and how busy it is with other things at this moment. */
export function machineLine(): string {
  const [first] = cpus()
  const memory = `${(totalmem() / GB).toFixed(0)} GB`
  const system = `${platform()} ${release()} ${arch()}`
  const load = (loadavg()[0] ?? 0).toFixed(1)
  return `${first?.model ?? 'processor'}, ${cpus().length} cores, ${memory}; ${system}; Node ${process.version}; load ${load}`
}

/** File system and device of the measured folder, as far as the system tells. */
export function diskLine(folder: string): string {
  const free = statfsSync(folder)
  const space = `${((free.bavail * free.bsize) / GB).toFixed(0)} GB free`
  const mount = mountOf(realpathSync(folder))
  if (mount === null) return `${folder} (${space})`
  const warning = mount.type === 'tmpfs' ? ' - MEMORY, NOT A DISK: B1 means nothing here, use --folder' : ''
  return `${mount.type} on ${mount.device} at ${mount.point} (${space})${warning}`
}

function mountOf(folder: string) {
  if (platform() !== 'linux') return null
  const mounts = readFileSync('/proc/self/mounts', 'utf8').trim().split('\n')
  const known = mounts.map((line) => {
    const [device = '', point = '', type = ''] = line.split(' ')
    return { device, point, type }
  })
  const holding = known.filter(({ point }) => folder === point || folder.startsWith(point === '/' ? '/' : `${point}/`))
  return holding.toSorted((a, b) => b.point.length - a.point.length)[0] ?? null
}
