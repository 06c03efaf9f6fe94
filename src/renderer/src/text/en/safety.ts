import type { safety as ja } from '../ja/safety.ts'
import type { Messages } from '../messages.ts'

export const safety = {
  held: {
    title: 'Answers that could not be stored: {count}',
    orders: 'Order {orderIds}',
    why: 'There is no room left. The number is not shown until it is stored. Nothing was charged by this registration.',
    next: 'Delete files you do not need: it is stored and shown by itself. Keep the app open. No new order can be registered until then.',
    retry: 'Store again',
    still: 'It still cannot be stored.',
  },
} satisfies Messages<typeof ja>
