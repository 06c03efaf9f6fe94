import type { talk as ja } from '../ja/talk.ts'
import type { Messages } from '../messages.ts'

export const talk = {
  say: 'What to tell the customer',
  stage: {
    greeting: 'Greeting',
    confirm: 'Confirming the order',
    saveCard: 'Consent to save the card',
    recording: 'Before recording stops',
    transfer: 'Before the transfer',
    return: 'After the payment',
    declined: 'When it was declined',
    unconfirmed: 'When the result is unknown',
  },
  when: {
    greeting: 'Shown on the first screen of a new order.',
    confirm: 'Shown with payment and confirmation, before registering.',
    saveCard: 'Shown with the card, for orders that save one.',
    recording: 'Shown beside the number.',
    transfer: 'Shown beside the number.',
    return: 'Shown with the result of a payment that went through.',
    declined: 'Shown with the result of a declined payment. The advice follows the reason.',
    unconfirmed: 'Shown with a result that must be confirmed.',
  },
  words: 'Words you can use in a sentence',
  word: {
    customer: "{'{'}customer{'}'}",
    amount: "{'{'}amount{'}'}",
    phone: "{'{'}phone{'}'}",
    shop: "{'{'}shop{'}'}",
    orderId: "{'{'}orderId{'}'}",
    advice: "{'{'}advice{'}'}",
  },
  means: {
    customer: 'the customer’s name',
    amount: 'the total of the payment',
    phone: 'the customer’s phone number',
    shop: 'the shop’s name under “Issuer”',
    orderId: 'the order ID',
    advice: 'advice that fits the reason',
  },
  leftOut: 'A sentence with a word that is not known yet is not shown.',
  exampleOf: 'Example: {stage}',
  example: {
    customer: 'Taro Yamada',
    shop: 'Uketsuke Shop',
    advice: 'I’m sorry, this card could not be used.',
  },
  reset: 'Back to the original words',
} satisfies Messages<typeof ja>
