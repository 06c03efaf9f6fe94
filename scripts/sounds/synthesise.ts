/** One struck tone: when it begins and how long it rings, s; its pitch, Hz. */
export interface Tone {
  readonly at: number
  readonly rings: number
  readonly pitch: number
}

/** Rising for "it went through", twice the same low pair for "please look": apart even on a poor loudspeaker. */
export const SOUNDS: Readonly<Record<'done' | 'attention', readonly Tone[]>> = {
  done: [
    { at: 0, rings: 0.35, pitch: 659.26 },
    { at: 0.14, rings: 0.5, pitch: 987.77 },
  ],
  attention: [
    { at: 0, rings: 0.22, pitch: 587.33 },
    { at: 0.16, rings: 0.3, pitch: 440 },
    { at: 0.42, rings: 0.22, pitch: 587.33 },
    { at: 0.58, rings: 0.4, pitch: 440 },
  ],
}

const RATE = 22_050
const HEADER = 44
/** s; a tone that begins at full strength clicks. */
const ATTACK = 0.008
const LOUDEST = 0.55

/** A tone as a bell has it: it swells at once and fades, with a little of its octave. */
function toneAt({ at, rings, pitch }: Tone, second: number): number {
  const since = second - at
  if (since < 0 || since > rings) return 0
  const swell = Math.min(1, since / ATTACK) * Math.exp((-4 * since) / rings) * Math.min(1, (rings - since) / ATTACK)
  const phase = 2 * Math.PI * pitch * since
  return swell * (Math.sin(phase) + 0.25 * Math.sin(2 * phase))
}

/** A WAV file (PCM, 16 bit, mono, 22,050 Hz) of these tones together. */
export function wavOf(tones: readonly Tone[]): Buffer {
  const length = Math.ceil(RATE * Math.max(...tones.map(({ at, rings }) => at + rings)))
  const wav = Buffer.alloc(HEADER + 2 * length)
  wav.write('RIFF', 0, 'latin1')
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.write('WAVEfmt ', 8, 'latin1')
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(RATE, 24)
  wav.writeUInt32LE(2 * RATE, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36, 'latin1')
  wav.writeUInt32LE(2 * length, 40)
  for (let sample = 0; sample < length; sample += 1) {
    const value = tones.reduce((sum, tone) => sum + toneAt(tone, sample / RATE), 0) * LOUDEST
    wav.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), HEADER + 2 * sample)
  }
  return wav
}
