import * as v from 'valibot'
import { ruleMessage } from './rule-message.ts'
import { shopText } from './text-rules.ts'

/** What an operator says on the phone, in the order of a call. */
export const TALK_STAGES = [
  'greeting',
  'confirm',
  'saveCard',
  'recording',
  'transfer',
  'return',
  'declined',
  'unconfirmed',
] as const
export type TalkStage = (typeof TALK_STAGES)[number]

/** Words in braces that a script may hold, in both languages, and what each stands for. */
const TALK_WORDS = {
  '{お客様}': 'customer',
  '{customer}': 'customer',
  '{金額}': 'amount',
  '{amount}': 'amount',
  '{電話番号}': 'phone',
  '{phone}': 'phone',
  '{店名}': 'shop',
  '{shop}': 'shop',
  '{注文番号}': 'orderId',
  '{orderId}': 'orderId',
  '{案内}': 'advice',
  '{advice}': 'advice',
} as const
export type TalkWord = (typeof TALK_WORDS)[keyof typeof TALK_WORDS]

/** What the words stand for now; empty where nobody knows it yet. */
export type TalkValues = Readonly<Partial<Record<TalkWord, string>>>

const WORDS: ReadonlyMap<string, TalkWord> = new Map(Object.entries(TALK_WORDS))
const BRACES = /\{[^{}]*\}|[{}]/gu
/** The end of a sentence; a line ends one as well. */
const SENTENCE_END = /(?<=[。！？])|(?<=[.!?])\s+|\n/u
const MOST_CHARACTERS = 300

/** The first thing in braces that stands for nothing, a lone brace too; null when there is none. */
export function unknownTalkWord(script: string): string | null {
  return [...script.matchAll(BRACES)].map(([word]) => word).find((word) => !WORDS.has(word)) ?? null
}

function wordsOf(sentence: string): readonly TalkWord[] {
  return [...sentence.matchAll(BRACES)].flatMap(([word]) => WORDS.get(word) ?? [])
}

function sentencesOf(text: string): readonly string[] {
  return text.split(SENTENCE_END).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
}

/**
 * The sentences to read aloud. A sentence whose word has no value yet is left out: nobody reads a gap. Braces in a
 * customer's own name are never read as a word.
 */
export function talkSentences(script: string, values: TalkValues): readonly string[] {
  const known = sentencesOf(script).filter((sentence) => wordsOf(sentence).every((word) => (values[word] ?? '') !== ''))
  return known.flatMap((sentence) => {
    const filled = sentence.replace(BRACES, (found) => values[WORDS.get(found) ?? 'advice'] ?? found)
    return wordsOf(sentence).includes('advice') ? sentencesOf(filled) : [filled]
  })
}

const ownWords = v.pipe(
  shopText(MOST_CHARACTERS),
  v.rawCheck<string>(({ dataset, addIssue }) => {
    const word = dataset.typed ? unknownTalkWord(dataset.value) : null
    if (word !== null) addIssue({ message: ruleMessage('talkWord', { word }) })
  }),
)

/** The shop's own words for each stage, as fields of the settings; empty stands for the words that came with the app. */
export const talkFields = {
  talkGreeting: ownWords,
  talkConfirm: ownWords,
  talkSaveCard: ownWords,
  talkRecording: ownWords,
  talkTransfer: ownWords,
  talkReturn: ownWords,
  talkDeclined: ownWords,
  talkUnconfirmed: ownWords,
} as const
export type TalkField = keyof typeof talkFields

/** Where a stage's own words are kept. */
export const TALK_FIELD = {
  greeting: 'talkGreeting',
  confirm: 'talkConfirm',
  saveCard: 'talkSaveCard',
  recording: 'talkRecording',
  transfer: 'talkTransfer',
  return: 'talkReturn',
  declined: 'talkDeclined',
  unconfirmed: 'talkUnconfirmed',
} as const satisfies Readonly<Record<TalkStage, TalkField>>
