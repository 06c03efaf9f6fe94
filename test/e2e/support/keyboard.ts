import { execFileSync } from 'node:child_process'

/** A real keyboard on the test desktop: for an app that lets no test driver in. Keys as X names them. */
export function press(...keys: readonly string[]): void {
  execFileSync('xdotool', ['key', '--clearmodifiers', '--delay', '40', ...keys])
}

/** Types ASCII text into whatever has the focus. */
export function typeText(text: string): void {
  execFileSync('xdotool', ['type', '--clearmodifiers', '--delay', '30', text])
}

/** Whether a window of this exact title is on the desktop. */
export function hasWindow(title: string): boolean {
  try {
    return execFileSync('xdotool', ['search', '--onlyvisible', '--name', `^${title}$`]).length > 0
  } catch {
    // xdotool's way of saying that there is none.
    return false
  }
}
