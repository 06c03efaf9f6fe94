import { spawn } from 'node:child_process'

export interface SeenNotifications {
  /** Everything that went over the bus to the notification daemon so far. */
  text(): string
  /** How many notifications were asked for. */
  count(): number
  stop(): void
}

/** Listens on the real session bus to what the desktop's notification daemon is asked to show. */
export async function watchNotifications(): Promise<SeenNotifications> {
  const monitor = spawn('dbus-monitor', ['--session', "interface='org.freedesktop.Notifications',member='Notify'"])
  let heard = ''
  await new Promise<void>((resolve, reject) => {
    monitor.once('error', reject)
    monitor.stdout.once('data', () => resolve())
    monitor.stdout.on('data', (chunk: Buffer) => (heard += chunk.toString('utf8')))
  })
  return {
    text: () => heard,
    count: () => heard.split('member=Notify').length - 1,
    stop: () => void monitor.kill(),
  }
}
