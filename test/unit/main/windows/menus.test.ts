import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { en, ja } from '../../../../src/main/desktop-text.ts'
import { appMenu } from '../../../../src/main/windows/app-menu.ts'
import { ShopTray } from '../../../../src/main/windows/tray.ts'

const desktop = vi.hoisted(() => ({
  hasTray: true,
  tips: [] as string[],
  menus: [] as unknown[],
  files: [] as string[],
}))
vi.mock('electron', () => ({
  Menu: { buildFromTemplate: (template: unknown) => template },
  nativeImage: { createFromPath: (path: string) => void desktop.files.push(path) },
  Tray: class {
    constructor() {
      if (!desktop.hasTray) throw new Error('no tray here')
    }
    #isGone = false
    on = (): void => undefined
    setTitle = (): void => undefined
    destroy = (): void => void (this.#isGone = true)
    setToolTip = (tip: string): void => {
      if (this.#isGone) throw new Error('Tray is destroyed')
      desktop.tips.push(tip)
    }
    setContextMenu = (menu: unknown): void => void desktop.menus.push(menu)
  },
}))

function labels(items: readonly MenuItemConstructorOptions[]): string[] {
  return items.flatMap((item) => [
    ...(item.type === 'separator' ? [] : [item.label ?? 'no label']),
    ...(Array.isArray(item.submenu) ? labels(item.submenu) : []),
  ])
}

describe('the menu bar of macOS', () => {
  it('says every item in the language of the settings: none is left to the system', () => {
    const japanese = labels(appMenu(ja.menu, () => undefined))
    const english = labels(appMenu(en.menu, () => undefined))
    expect(japanese.toSorted()).toEqual(Object.values(ja.menu).toSorted())
    expect(english.toSorted()).toEqual(Object.values(en.menu).toSorted())
    expect(japanese.join('')).not.toMatch(/[a-z]/iu)
  })
})

describe('the tray', () => {
  const actions = { show: vi.fn(), newOrder: vi.fn(), openOrders: vi.fn(), quit: vi.fn() }
  const open = (platform: NodeJS.Platform, words = (): typeof ja.tray => ja.tray) =>
    new ShopTray({ icons: '/icons', platform, text: words, actions })

  it('is told nothing more once it is closed: the book that closes after it still tells its state', () => {
    Object.assign(desktop, { hasTray: true, tips: [], menus: [] })
    const tray = open('linux')
    tray.close()
    tray.setCount(3)
    tray.refresh()
    tray.close()
    expect(desktop.tips).toEqual(['受付'])
  })

  it('tells the open orders in its tip and its menu, and follows the language', () => {
    Object.assign(desktop, { hasTray: true, tips: [], menus: [] })
    let words = ja.tray
    const tray = open('win32', () => words)
    tray.setCount(3)
    tray.setCount(3)
    words = en.tray
    tray.refresh()
    expect(desktop.tips).toEqual(['受付', '受付：進行中 3件', 'Uketsuke: 3 in progress'])
    expect(desktop.menus.map((menu) => labels(menu as MenuItemConstructorOptions[]))).toEqual([
      ['受付を開く', '新規注文', '進行中', '終了する'],
      ['受付を開く', '新規注文', '進行中（3件）', '終了する'],
      ['Open Uketsuke', 'New order', 'In progress (3)', 'Quit'],
    ])
  })
  it('has a coloured icon where the system does not colour it', () => {
    desktop.files = []
    open('linux')
    open('darwin')
    expect(desktop.files).toEqual(['/icons/32x32.png', '/icons/trayTemplate.png'])
  })
  it('is missing quietly on a desktop without one', () => {
    desktop.hasTray = false
    const tray = open('linux')
    expect(() => {
      tray.setCount(2)
      tray.close()
    }).not.toThrow()
  })
})
