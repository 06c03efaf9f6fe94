interface Surroundings {
  readonly platform: string
  /** undefined where there are no user numbers */
  readonly user: number | undefined
  readonly env: NodeJS.ProcessEnv
}

const NO_SANDBOX = '--no-sandbox'

/**
 * Arguments that starting Electron from our scripts needs on this machine. The app itself never asks for them.
 * Chromium's sandbox refuses to run as root; a session that is Wayland only needs Chromium told so.
 */
export function electronArguments(
  { platform, user, env }: Surroundings = { platform: process.platform, user: process.getuid?.(), env: process.env },
): string[] {
  if (platform !== 'linux') return []
  const sandbox = user === 0 ? [NO_SANDBOX] : []
  const wayland = env.WAYLAND_DISPLAY && !env.DISPLAY ? ['--ozone-platform=wayland'] : []
  return [...sandbox, ...wayland]
}

/** Says aloud that a protection is off, and why. */
export function sayIfUnprotected(given: readonly string[]): void {
  if (given.includes(NO_SANDBOX)) console.log(`running as root: starting Electron with ${NO_SANDBOX}`)
}
