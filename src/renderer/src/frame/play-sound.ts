import attention from '../../../../resources/sounds/attention.wav'
import done from '../../../../resources/sounds/done.wav'
import type { Settings } from '../../../shared/settings.ts'

/** `done`: it went through. `attention`: somebody should look. */
export type SoundName = 'done' | 'attention'

const FILES: Readonly<Record<SoundName, string>> = { done, attention }
const LOUDNESS: Readonly<Record<Settings['soundVolume'], number>> = { low: 0.3, middle: 0.6, high: 1 }

/** Plays a sound of the app's own. False where none can be heard: a PC without sound has the banner. */
export async function playSound(name: SoundName, volume: Settings['soundVolume']): Promise<boolean> {
  const audio = new Audio(FILES[name])
  audio.volume = LOUDNESS[volume]
  return audio.play().then(
    () => true,
    () => false,
  )
}
