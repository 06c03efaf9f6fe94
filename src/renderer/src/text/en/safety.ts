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
  copies: {
    chain: 'All attempts at this sale are erased together: {count}.',
    here: 'Older backups on this computer are cleaned too, once a new backup was made and verified.',
    elsewhere: 'Backups kept elsewhere and exported files cannot be reached. Delete those you do not need yourself.',
    cleaning: 'Customers’ data is being taken out of older backups.',
    notCleaned: 'Older backups still hold the customers’ data. It is tried again with the next backup.',
    left: 'Backups that could not be read were left as they are. Look at them and delete those you do not need: {names}',
    progress: 'Erased {count} of {total}.',
  },
} satisfies Messages<typeof ja>
