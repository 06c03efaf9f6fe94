export type Language = 'ja' | 'en'

/** One set of pictures. */
export interface Look {
  readonly language: Language
  readonly theme: 'light' | 'dark'
}

export const LOOKS: readonly Look[] = (['ja', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
)

/** Of the window's content, in px. */
export interface Size {
  readonly width: number
  readonly height: number
}

export const USUAL: Size = { width: 1280, height: 800 }
/** The smallest window there is; what is roomy there looks as it does at the usual size. */
export const SMALLEST: Size = { width: 1024, height: 700 }

/** Folder of a set. */
export function folderOf({ language, theme }: Look, { width, height }: Size): string {
  return `${language}-${theme}-${String(width)}x${String(height)}`
}
