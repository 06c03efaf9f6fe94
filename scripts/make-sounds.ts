// Writes resources/sounds/*.wav from nothing but sines: npm run sounds
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SOUNDS, wavOf } from './sounds/synthesise.ts'

const folder = join(import.meta.dirname, '..', 'resources', 'sounds')
mkdirSync(folder, { recursive: true })
for (const [name, tones] of Object.entries(SOUNDS)) {
  const wav = wavOf(tones)
  writeFileSync(join(folder, `${name}.wav`), wav)
  console.log(`${name}.wav: ${String(wav.length)} bytes`)
}
