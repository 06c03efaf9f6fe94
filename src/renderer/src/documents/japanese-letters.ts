/**
 * Whether this computer can draw Japanese at all. Where no font has a character, Chromium draws the same box for every
 * one, on the screen and in a PDF: two different characters that look alike are two boxes.
 */
export function canDrawJapanese(): boolean {
  const drawn = ['領', '収'].map(picturesOf)
  return drawn[0] === null || drawn[0] !== drawn[1]
}

function picturesOf(character: string): string | null {
  const canvas = document.createElement('canvas')
  canvas.width = 48
  canvas.height = 48
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.font = '32px "Yu Gothic UI", "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", sans-serif'
  context.fillText(character, 4, 38)
  return canvas.toDataURL()
}
