import type { tour as ja } from '../ja/tour.ts'
import type { Messages } from '../messages.ts'

export const tour = {
  title: 'Tour of the screens',
  count: '{at} / {all}',
  next: 'Next',
  finish: 'Begin',
  leave: 'Leave the tour',
  again: 'Take the tour of the screens',
  againHint: 'Goes through the main screens one by one, with a short note on each.',
  name: {
    'new-order': 'New order',
    number: 'Identification number',
    board: 'In progress',
    receipts: 'Order history',
    closing: 'Daily closing',
    training: 'Training phone',
    settings: 'Settings',
  },
  text: {
    'new-order': 'Type name and amount while you talk. Enter goes to the next field.',
    number:
      'What the order will do and what to tell the customer are always here. Once registered, the identification number appears, this big. You key it for the automatic voice.',
    board: 'Calls that are waiting and orders to confirm. When in doubt, look here first.',
    receipts: 'Find earlier orders by name, phone, amount or date. Receipts are issued here, too.',
    closing: 'See what the day comes to, and close it. An unconfirmed order keeps the day open.',
    training: 'Stands in for your telephone. Take the lessons from the top, and you will have met every kind of call.',
    settings: 'The shop’s numbers, what to say, and the language. You can take this tour again from here.',
  },
} satisfies Messages<typeof ja>
