import * as v from 'valibot'
import guideFile from '../../../../resources/error-guide.json?url'
import { ErrorGuide, explainCode, type CodeExplanation } from '../../../shared/error-guide.ts'
import { readAppFile } from '../app-file.ts'
import type { Language } from '../text/index.ts'

/** One code of the provider in the words of the screen. */
export interface ErrorAdvice {
  readonly code: string
  readonly meaning: string
  /** What the operator does now. */
  readonly advice: string
  /** To be read aloud to the customer; empty where nothing fits. */
  readonly say: string
  readonly retrySameCard: CodeExplanation['retrySameCard']
}

/** Reads the guide when it is first needed: 140 KB that a paid order never asks for. */
export async function loadErrorGuide(): Promise<ErrorGuide> {
  return v.parse(ErrorGuide, JSON.parse(await readAppFile(guideFile)))
}

/** The codes of a result in words, the most severe first. */
export function adviceFor(guide: ErrorGuide, codes: readonly string[], language: Language): readonly ErrorAdvice[] {
  return explainCode(guide, codes.join('|')).map((one) => ({
    code: one.code,
    meaning: one[language],
    advice: one.advice[language],
    say: language === 'ja' ? one.advice.customerJa : one.advice.customerEn,
    retrySameCard: one.retrySameCard,
  }))
}
