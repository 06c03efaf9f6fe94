import type { frame as ja } from '../ja/frame.ts'
import type { Messages } from '../messages.ts'

export const frame = {
  appName: 'Uketsuke',
  screens: 'Screens',
  newOrder: 'New order',
  board: 'In progress',
  receipts: 'Receipts',
  closing: 'Daily closing',
  training: 'Training phone',
  settings: 'Settings',
  openOrders: '{count} orders in progress',
  unseen: '{count} new',
  unseenHeard: 'Results not looked at yet: {count}',
  trainingBanner: 'Training mode. Nothing is charged.',
  statusLine: 'Status',
  mode: { unset: 'Getting ready', training: 'Training mode', real: 'Real orders' },
  operator: 'Operator {name}',
  noOperator: 'No operator set',
  credentials: {
    saved: 'Keys OK',
    session: 'Keys OK (until closed)',
    absent: 'Keys not set',
    unavailable: 'Keys cannot be checked',
  },
  line: {
    idle: 'Line idle',
    ok: 'Line OK',
    unreachable: 'Line unreachable',
    unauthorized: 'Line refused',
  },
  checkedAt: 'Last checked {time}',
  book: 'The order book cannot be opened. New orders cannot be registered.',
  finished: {
    region: 'Finished calls',
    show: 'Show result',
    close: 'Close this notice',
    sentence: 'Order {orderId}: {status}',
  },
  welcome: {
    title: 'Take card payments by phone.',
    lead: 'Take a payment without ever hearing the card number. Start in training mode and go through it once.',
    steps: {
      register: 'Register the order and get an identification number.',
      transfer: 'Key that number and hand the customer’s call to the automatic voice.',
      result: 'The customer keys in the card; the result arrives on this screen.',
    },
    training: 'Start in training mode',
    trainingHint: 'No contract and no set-up needed. Nothing is charged.',
    real: 'Set up for real orders',
    realHint: 'Have your shop ID, API key and API password at hand.',
  },
} satisfies Messages<typeof ja>
