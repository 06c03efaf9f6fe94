import type { TalkStage } from '../../../shared/talk-script.ts'
import type { Language } from '../text/index.ts'

/** The words that came with the app. Not among the other texts, whose braces are vue-i18n's own. */
export const SHIPPED_TALK: Readonly<Record<Language, Readonly<Record<TalkStage, string>>>> = {
  ja: {
    greeting: '{店名}でございます。お電話ありがとうございます。カードでのお支払いを、このお電話で承ります。',
    confirm: '{お客様}様、お支払いは{金額}です。お間違いございませんか。',
    saveCard:
      '次回から番号を押さずにお支払いいただけるよう、カードを登録します。登録してもよろしいでしょうか。登録は、いつでも取りやめられます。',
    recording: 'ここから先は、カード番号を守るため、通話の録音を止めます。',
    transfer:
      'これから自動音声におつなぎします。案内にそって、カードの番号を電話のボタンで押してください。番号を私どもが聞くことはありません。',
    return: 'お支払いを受け付けました。{お客様}様、ありがとうございました。',
    declined: '{案内}',
    unconfirmed:
      '恐れ入ります。お支払いの結果を確かめております。確かめられ次第、こちらからお電話いたします。お電話番号は{電話番号}でよろしいでしょうか。それまで、もう一度のお支払いはなさらないでください。',
  },
  en: {
    greeting: 'Thank you for calling. This is {shop}. You can pay by card on this call.',
    confirm: 'Your payment comes to {amount}. Is that right, {customer}?',
    saveCard:
      'We will save your card, so that you need not key it next time. May we save it? You can have it removed at any time.',
    recording: 'From here on we stop recording, to keep your card number safe.',
    transfer:
      'I will now connect you to our automatic voice. Please follow it and key your card number on your phone. We never hear the number.',
    return: 'Your payment went through. Thank you, {customer}.',
    declined: '{advice}',
    unconfirmed:
      'I am sorry, we are checking the result of your payment. We will call you as soon as we know. Is {phone} the right number? Until then, please do not pay again.',
  },
}
