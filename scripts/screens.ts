// Pictures of every screen: both languages, light and dark, at 1280x800; those that are tight also at 1024x700.
// Run inside a desktop session, after a build:
//   node scripts/desktop-session.ts -- node scripts/screens.ts --out docs/screens --only ja-light
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Camera } from './screens/camera.ts'
import { takeClosing } from './screens/day-pictures.ts'
import { takeFirstRun } from './screens/first-run-pictures.ts'
import { LOOKS } from './screens/look.ts'
import { openDesk } from './screens/open-desk.ts'
import { takeResults, takeWizard } from './screens/order-pictures.ts'
import { takeReceipts } from './screens/receipt-pictures.ts'
import { takeSchool } from './screens/school-pictures.ts'
import { takeOverlays, takeSettings } from './screens/settings-pictures.ts'
import { takeHeldAnswers, takeQuitQuestion, takeRepair } from './screens/trouble-pictures.ts'

/** One window through all that works. */
async function takeDay(camera: Camera, userData: string): Promise<void> {
  const desk = await openDesk(camera, { userData })
  try {
    await takeFirstRun(desk)
    await takeWizard(desk)
    await takeResults(desk)
    await takeReceipts(desk)
    await takeSchool(desk)
    await takeClosing(desk)
    await takeSettings(desk)
    await takeOverlays(desk)
  } finally {
    await desk.app.close()
  }
}

async function inNewFolder(work: (userData: string) => Promise<void>): Promise<void> {
  const userData = mkdtempSync(join(tmpdir(), 'uketsuke-screens-'))
  try {
    await work(userData)
  } finally {
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'docs/screens' }, only: { type: 'string', default: '' } },
})
const out = resolve(values.out)
const looks = LOOKS.filter(({ language, theme }) => `${language}-${theme}`.startsWith(values.only))
for (const look of looks) {
  const camera = new Camera(look, out)
  for (const take of [takeDay, takeRepair, takeHeldAnswers, takeQuitQuestion])
    await inNewFolder((userData) => take(camera, userData))
  console.log(`${look.language} ${look.theme}`)
}
const pictures = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.png'))
const bytes = pictures.reduce((sum, file) => sum + statSync(join(out, file)).size, 0)
console.log(`wrote ${String(pictures.length)} pictures (${(bytes / 1e6).toFixed(1)} MB) to ${out}`)
