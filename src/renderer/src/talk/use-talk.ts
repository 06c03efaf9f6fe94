import { TALK_FIELD, talkSentences, type TalkStage, type TalkValues } from '../../../shared/talk-script.ts'
import { useShop } from '../stores/shop.ts'
import { useText } from '../text/use-text.ts'
import { SHIPPED_TALK } from './shipped-talk.ts'

/** What to say now: the shop's own words or the shipped ones, with what is known of this call. */
export function useTalk() {
  const shop = useShop()
  const { language } = useText()

  function sentences(stage: TalkStage, values: TalkValues): readonly string[] {
    const own = shop.settings?.[TALK_FIELD[stage]] ?? ''
    const script = own === '' ? SHIPPED_TALK[language.value][stage] : own
    return talkSentences(script, { shop: shop.settings?.issuerName ?? '', ...values })
  }
  return { sentences }
}
