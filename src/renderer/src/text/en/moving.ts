import type { moving as ja, movingErrors as errorsJa } from '../ja/moving.ts'
import type { Messages } from '../messages.ts'

/** Words of moving a shop to another PC. */
export const moving = {
  out: {
    title: 'Move to a new PC',
    lead: 'Puts the order book, saved customers and templates, settings, operators and logo into one file. The payment keys and an order being typed are not in it.',
    secret: 'The file holds data of your customers. Delete it once it is handed over.',
    write: 'Write the file',
    done: 'Written. Orders in it: {orders}. Saved to: {path}',
    onlyOne: 'Only one PC may take orders with this book',
    onlyOneWhy:
      'Once the new PC has received it, take no new orders here: order IDs would be given twice and the provider refuses them. Remove the keys of this PC under “Keys”. If you go on taking orders here, write the file anew when you move.',
  },
  in: {
    title: 'Receive from the former PC',
    lead: 'Choose the file that the former PC wrote. You see what it holds before anything changes.',
    present: 'The book, settings and operators of this PC are put aside, never deleted.',
    look: 'Choose the file',
    setup: 'Receive from the former PC',
    confirmTitle: 'Receive this?',
    shop: 'Shop: {shop}',
    unnamed: '(no name set)',
    orders: 'Orders: {orders}. The newest is {orderId} ({time}).',
    noOrders: 'There are no orders in it.',
    rest: 'Saved customers: {customers}, templates: {templates}, closed days: {closings}, operators: {operators}.',
    made: 'Written {time} by version {version}.',
    chain:
      'The chain of the records does not hold in {breaks} places. Settings > Backups shows where once it is received.',
    noPresent: 'This PC has no order book yet.',
    aside: 'The book of this PC (orders: {orders}) is put aside, not deleted.',
    newer: 'The book of this PC went on after the file was written. What is newer is not in the book you receive.',
    agree: 'I know that newer records of this PC will not be in it',
    confirm: 'Receive',
    done: 'Received from the former PC. Only the keys are missing.',
    doneHint: 'Enter and save the two keys from the provider. Take no new orders on the former PC.',
    later: 'Something else is using the order book. It is finished when the app is opened again.',
    asideAt: 'The former book and settings were put aside in {name}.',
  },
} satisfies Messages<typeof ja>

/** Refusals of moving. */
export const movingErrors = {
  'moving-refused': {
    'open-orders': {
      what: 'Orders are still open, so nothing was written ({orderIds}).',
      next: 'Wait for the calls to end or withdraw them under “Receipts”, then try again.',
    },
    'open-here': {
      what: 'Orders of this PC are still open, so nothing was received ({orderIds}).',
      next: 'Check or withdraw them under “Receipts” in real mode, then try again.',
    },
    'no-book': {
      what: 'Only the real order book can be moved, and it is not open.',
      next: 'Switch to real mode under “How it is used”, then try again.',
    },
  },
  'moving-unusable': {
    foreign: {
      what: 'This is not a file for moving Uketsuke.',
      next: 'Choose the file that the former PC wrote. The book of this PC is untouched.',
    },
    damaged: {
      what: 'The file is cut off or damaged.',
      next: 'Copy it from the former PC again, or write it anew. The book of this PC is untouched.',
    },
    newer: {
      what: 'The file was written by a newer version of the app.',
      next: 'Update the app on this PC, then choose the file again.',
    },
    unreadable: {
      what: 'The file cannot be read.',
      next: 'See that the USB stick or drive is connected, then choose it again.',
    },
  },
} satisfies Messages<typeof errorsJa>
