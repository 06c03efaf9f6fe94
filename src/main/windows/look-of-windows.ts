import { nativeTheme } from 'electron'
import type { Settings } from '../../shared/settings.ts'

/** The papers of ui/tokens.css: what a window shows before its page does. */
const PAPER = { light: '#fbfaf7', dark: '#17181c', contrast: '#000000' } as const

/** Lets the system's own parts (title bars, menus, a page before its settings came) follow the theme of the settings. */
export function followTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme === 'contrast' ? 'dark' : theme
}

/** Colour of a window in which nothing is painted yet: no white flash in a dark shop. */
export function paper(theme: Settings['theme']): string {
  if (theme === 'contrast') return PAPER.contrast
  return nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light
}
