// Draws every icon file from resources/icons/*.svg with Chromium. Run inside a desktop session: npm run icons
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { electronArguments } from '../electron-arguments.ts'
import { icnsOf, icoOf, type IconPicture } from './icon-containers.ts'

const projectFolder = join(import.meta.dirname, '..', '..')
const icons = join(projectFolder, 'resources', 'icons')
const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const ICO_LARGEST = 256

/** The drawing on a page of nothing else, `size` px square. */
function pageOf(svg: string, size: number): string {
  const style = `html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}`
  return `data:text/html;base64,${Buffer.from(`<style>${style}</style>${svg}`).toString('base64')}`
}

/** Offscreen, so that no screen's size limits it and what is not drawn stays transparent. */
async function draw(electron: ElectronApplication, svg: string, size: number): Promise<IconPicture> {
  const page = { url: pageOf(svg, size), size }
  const base64 = await electron.evaluate(async ({ BrowserWindow }, { url, size }) => {
    const window = new BrowserWindow({
      ...{ show: false, frame: false, transparent: true, useContentSize: true, width: size, height: size },
      webPreferences: { offscreen: true, sandbox: true },
    })
    window.setContentSize(size, size)
    await window.loadURL(url)
    const area = { x: 0, y: 0, width: size, height: size }
    let picture = await window.webContents.capturePage(area)
    // Loaded is not yet painted.
    while (picture.isEmpty()) picture = await window.webContents.capturePage(area)
    window.destroy()
    return picture.resize({ width: size, height: size, quality: 'best' }).toPNG().toString('base64')
  }, page)
  return { size, png: Buffer.from(base64, 'base64') }
}

async function drawAll(electron: ElectronApplication, name: string, sizes: readonly number[]): Promise<IconPicture[]> {
  const svg = readFileSync(join(icons, `${name}.svg`), 'utf8')
  const pictures: IconPicture[] = []
  for (const size of sizes) pictures.push(await draw(electron, svg, size))
  return pictures
}

function write(name: string, content: Buffer): void {
  writeFileSync(join(icons, name), content)
  console.log(`${name}: ${content.length} bytes`)
}

const electron = await _electron.launch({
  executablePath: process.env['ELECTRON_EXEC_PATH'] ?? '',
  args: [...electronArguments(), join(import.meta.dirname, 'drawing-board.mjs')],
})
try {
  const app = await drawAll(electron, 'icon', ICON_SIZES)
  for (const { size, png } of app.filter(({ size }) => [16, 32, 256, 512].includes(size)))
    write(`${size}x${size}.png`, png)
  write('icon.ico', icoOf(app.filter(({ size }) => size <= ICO_LARGEST)))
  write('icon.icns', icnsOf(app))
  const [small, large] = await drawAll(electron, 'tray', [16, 32])
  if (small) write('trayTemplate.png', small.png)
  if (large) write('trayTemplate@2x.png', large.png)
  for (const { png } of await drawAll(electron, 'overlay', [32])) write('overlay.png', png)
} finally {
  await electron.close()
}
