import type { board as ja } from '../ja/board.ts'
import type { Messages } from '../messages.ts'

export const board = {
  title: 'In progress',
  count: 'Orders: {count}',
  table: 'Orders in progress',
  trouble: 'Orders that need a check: {count}',
  troubleHint: 'Their result is not certain or needs a second look. Open the row to see what to do next.',
  column: {
    status: 'Status',
    elapsed: 'Elapsed',
    checked: 'Last checked',
  },
  noNumber: 'No number',
  noCharge: 'No charge',
  neverChecked: 'Not yet',
  keys: '↑ ↓ to choose, Enter to open.',
  finished: 'Finished a moment ago',
  empty: {
    title: 'Nothing is in progress',
    lead: 'When a customer calls with an order, press F2. Once registered, its identification number is listed here.',
    steps: {
      register: 'Register the amount as a new order',
      transfer: 'Transfer the call to the automatic voice and key the identification number',
      result: 'The result appears here and as a notification',
    },
    start: 'Start a new order',
    practise: 'Try the training phone',
  },
} satisfies Messages<typeof ja>
