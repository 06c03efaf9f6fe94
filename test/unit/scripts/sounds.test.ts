import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SOUNDS, wavOf } from '../../../scripts/sounds/synthesise.ts'
import { soundOf } from '../../../src/renderer/src/frame/use-result-sound.ts'
import { ORDER_STATUSES } from '../../../src/shared/order-status.ts'

const folder = join(import.meta.dirname, '../../../resources/sounds')

it.each(['done', 'attention'] as const)(
  'the file of "%s" is what the script makes, short and never too loud',
  (name) => {
    const wav = readFileSync(join(folder, `${name}.wav`))
    expect(wav.equals(wavOf(SOUNDS[name]))).toBe(true)
    const samples = Array.from({ length: (wav.length - 44) / 2 }, (_, index) => wav.readInt16LE(44 + 2 * index))
    const seconds = samples.length / wav.readUInt32LE(24)
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    expect([wav.toString('latin1', 0, 4), wav.toString('latin1', 8, 16), seconds < 1.2]).toEqual([
      'RIFF',
      'WAVEfmt ',
      true,
    ])
    expect(loudest).toBeGreaterThan(8000)
    expect(loudest).toBeLessThan(32_767)
    expect([samples[0], Math.abs(samples.at(-1) ?? 1) < 200]).toEqual([0, true])
  },
)

it('sounds settled only for what went through and needs nobody', () => {
  expect(ORDER_STATUSES.filter((status) => soundOf({ status, review: null }) === 'done')).toEqual(['paid', 'saved'])
  expect(soundOf({ status: 'paid', review: 'paid-then-declined' })).toBe('attention')
})
