/** Whether windows can be shown. Only Linux can be without a desktop and still be somebody's working machine. */
export function desktopPresent(env: NodeJS.ProcessEnv, platform: string = process.platform): boolean {
  if (platform !== 'linux') return true
  return Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY)
}
