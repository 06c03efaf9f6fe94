import type { MenuItemConstructorOptions } from 'electron'
import type { DesktopText } from '../desktop-text.ts'
import type { ZoomStep } from './zoom.ts'

type Words = DesktopText['menu']
type Items = MenuItemConstructorOptions[]
const separator = { type: 'separator' } as const

const appItems = (text: Words): Items => [
  { role: 'about', label: text.about },
  separator,
  { role: 'hide', label: text.hide },
  { role: 'hideOthers', label: text.hideOthers },
  { role: 'unhide', label: text.showAll },
  separator,
  { role: 'quit', label: text.quit },
]

const editItems = (text: Words): Items => [
  { role: 'undo', label: text.undo },
  { role: 'redo', label: text.redo },
  separator,
  { role: 'cut', label: text.cut },
  { role: 'copy', label: text.copy },
  { role: 'paste', label: text.paste },
  { role: 'selectAll', label: text.selectAll },
]

const viewItems = (text: Words, zoom: (step: ZoomStep) => void): Items => [
  { label: text.zoomIn, accelerator: 'Cmd+Plus', click: () => zoom('in') },
  { label: text.zoomOut, accelerator: 'Cmd+-', click: () => zoom('out') },
  { label: text.zoomUsual, accelerator: 'Cmd+0', click: () => zoom('usual') },
  separator,
  { role: 'togglefullscreen', label: text.fullScreen },
]

const windowItems = (text: Words): Items => [
  { role: 'minimize', label: text.minimize },
  { role: 'close', label: text.close },
]

/** The menu bar of macOS, where copying and quitting live in it. Other systems get none: every key works without. */
export function appMenu(text: Words, zoom: (step: ZoomStep) => void): Items {
  return [
    { label: text.app, submenu: appItems(text) },
    { label: text.edit, submenu: editItems(text) },
    { label: text.view, submenu: viewItems(text, zoom) },
    { label: text.window, submenu: windowItems(text) },
  ]
}
