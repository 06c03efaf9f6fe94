import { readAppFile } from '../app-file.ts'
import type { Language, Texts } from './index.ts'

/** What texts-ja.json and texts-en.json hold (scripts/texts/text-files.ts). */
export interface TextFile {
  readonly language: Language
  readonly texts: Texts
}

/** The texts of one language, as they lie beside the page. */
export function fetchTexts(language: Language): Promise<TextFile> {
  return read(`/texts-${language}.json`)
}

/**
 * The texts the window starts with: those of the language that was chosen last, which the main process knows before the
 * page can ask for it. The page asks for them together with its scripts (index.html).
 */
export function firstTexts(): Promise<TextFile> {
  return read('/texts.json')
}

/** Marked boundary: the file was made from the modules that the type check has seen. */
async function read(address: string): Promise<TextFile> {
  return JSON.parse(await readAppFile(address)) as TextFile
}
