import { moneyErrors } from './money-errors.ts'
import { documentErrors } from './document-errors.ts'
import { keychainErrors } from './keychain-errors.ts'
import { deskErrors } from './desk-errors.ts'
import { movingErrors } from './moving.ts'
import { operatorErrors } from './operator-errors.ts'
import type { errors as ja } from '../ja/errors.ts'
import type { Messages } from '../messages.ts'

export const errors = {
  unauthorized: {
    what: 'The provider refused the connection. Nothing was charged by this.',
    next: 'Check the API key, the API password, and that this computer’s address is registered with the provider. What you typed is kept.',
  },
  rejected: {
    what: 'The provider did not accept the registration. Nothing was charged.',
    next: 'Correct what is listed below and register again.',
  },
  'not-sent': {
    'name-lookup': {
      what: 'The provider’s address was not found, so nothing was sent. Nothing was charged.',
      next: 'Check the internet connection and the address in the settings, then register again.',
    },
    refused: {
      what: 'The provider could not be reached, so nothing was sent. Nothing was charged.',
      next: 'Wait a little and register again. If it goes on, look at the provider’s notices.',
    },
    tls: {
      what: 'No safe connection could be made, so nothing was sent. Nothing was charged.',
      next: 'Check this computer’s date and time, its security software and the address in the settings.',
    },
    offline: {
      what: 'There is no internet connection, so nothing was sent. Nothing was charged.',
      next: 'Check the line and register again.',
    },
    'connect-timeout': {
      what: 'Connecting took too long, so nothing was sent. Nothing was charged.',
      next: 'Wait a little and register again.',
    },
    proxy: {
      what: 'The proxy set on this computer did not let it through, so nothing was sent. Nothing was charged.',
      next: 'Ask whoever set up this computer’s network to check the proxy, then register again.',
    },
    'proxy-login': {
      what: 'The proxy asks for a name and a password, so nothing was sent. Nothing was charged.',
      next: 'Ask whoever set up the proxy to let this computer reach the provider without one, then register again.',
    },
    aborted: {
      what: 'It was stopped before anything was sent. Nothing was charged.',
      next: 'Register again.',
    },
  },
  unknown: {
    timeout: {
      what: 'No answer came in time, so it is unknown whether it was registered. Nobody was told a number, so this cannot be charged.',
      next: 'Register again under the next order ID.',
    },
    'connection-lost': {
      what: 'The connection broke, so it is unknown whether it was registered. Nobody was told a number, so this cannot be charged.',
      next: 'Register again under the next order ID.',
    },
    'http-status': {
      what: 'The provider has a fault, so it is unknown whether it was registered. This cannot be charged.',
      next: 'Wait a little, then register again under the next order ID.',
    },
    unreadable: {
      what: 'The answer could not be read, so it is unknown whether it was registered. This cannot be charged.',
      next: 'Register again under the next order ID.',
    },
    'too-large': {
      what: 'The answer was too large to read, so it is unknown whether it was registered. This cannot be charged.',
      next: 'Register again under the next order ID.',
    },
    incomplete: {
      what: 'The answer had no identification number, so the registration cannot be used. This cannot be charged.',
      next: 'Register again under the next order ID.',
    },
    'other-error': {
      what: 'The provider gave an unexpected answer, so it is unknown whether it was registered. This cannot be charged.',
      next: 'Register again under the next order ID. If it goes on, ask the provider.',
    },
    interrupted: {
      what: 'The app ended while registering, so it is unknown whether it was registered. This cannot be charged.',
      next: 'Register again under the next order ID.',
    },
  },
  'invalid-input': {
    what: 'Some fields need to be corrected.',
    next: 'Correct the fields that are marked.',
  },
  'forbidden-sender': {
    what: 'This screen may not do that.',
    next: 'Close the app and open it again.',
  },
  unexpected: {
    what: 'Something unexpected went wrong. What you typed is kept.',
    next: 'Try again. If it goes on, open the app again.',
  },
  'no-credentials': {
    what: 'The API key and password are not set yet. Nothing was sent.',
    next: 'Save them in the settings, then register again.',
  },
  'keychain-unavailable': keychainErrors,
  'missing-setting': {
    shopId: {
      what: 'The shop ID is not set yet. Nothing was sent.',
      next: 'Enter it in the settings.',
    },
    siteId: {
      what: 'The site ID is not set yet. Nothing was sent.',
      next: 'Enter it in the settings. Saving a card needs it.',
    },
  },
  'book-unavailable': {
    closed: {
      what: 'The order book is not open, so nothing was sent.',
      next: 'Choose training or real mode, or open the app again.',
    },
    missing: {
      what: 'The order book’s file is gone. Nothing was sent.',
      next: 'Restore it from a backup. If you moved the file, put it back.',
    },
    empty: { what: 'The order book’s file is empty. Nothing was sent.', next: 'Restore it from a backup.' },
    garbage: {
      what: 'The order book’s file was replaced by something else. Nothing was sent.',
      next: 'Restore it from a backup. The present file is put aside, not deleted.',
    },
    truncated: {
      what: 'The order book’s file is cut short. Nothing was sent.',
      next: 'Restore it from a backup. The present file is put aside, not deleted.',
    },
    damaged: {
      what: 'The order book’s file is damaged. Nothing was sent.',
      next: 'Restore it from a backup. The present file is put aside, not deleted.',
    },
    'garbage-wal': {
      what: 'The order book’s latest records are damaged. Nothing was sent.',
      next: 'Restore them from the second record. The present file is put aside, not deleted.',
    },
    behind: {
      what: 'The order book is older than this PC remembers. Nothing was sent.',
      next: 'Add the later orders of the second record to it, or restore a backup.',
    },
    'other-book': {
      what: 'This is the order book of another PC or shop. Nothing was sent.',
      next: 'Put the former book back, or restore a backup.',
    },
    foreign: {
      what: 'There is another program’s file where the order book belongs. Nothing was sent.',
      next: 'Restore the book from a backup. The present file is put aside, not deleted.',
    },
    newer: {
      what: 'The order book was written by a newer version of this app. Nothing was sent.',
      next: 'Update the app.',
    },
    'read-only': {
      what: 'The order book cannot be written. Nothing was sent.',
      next: 'Check the permissions of its folder.',
    },
    locked: {
      what: 'Another program is using the order book. Nothing was sent.',
      next: 'Check sync and antivirus programs, then open the app again.',
    },
    'backup-failed': {
      what: 'The backup before the update could not be made, so the order book was not opened. Nothing was sent.',
      next: 'Check the free space and the folder, then open the app again.',
    },
    'migration-failed': {
      what: 'The order book could not be brought to its new form. It is as it was. Nothing was sent.',
      next: 'Open the app again. If it goes on, the backup from before the update can be used.',
    },
    'receive-unfinished': {
      what: 'The shop received from the former computer is only half in place. Nothing was sent.',
      next: 'Check the free space and the folder, then press “Open again”.',
    },
    io: {
      what: 'The order book cannot be read or written. Nothing was sent.',
      next: 'Check the disk and the folder, then open the app again.',
    },
  },
  'disk-full': {
    what: 'There is no room left to store this. Nothing was sent.',
    next: 'Delete files you do not need and try again.',
  },
  'answer-unstored': {
    what: 'The answer to order {orderId} arrived, but there is no room left to store it.',
    next: 'The number is shown once it is stored. Keep the app open, delete files you do not need, then press “Store again”.',
  },
  'settings-unsaved': {
    'no-space': {
      what: 'There is no room left to save the settings. The former ones still count.',
      next: 'Delete files you do not need, then save again.',
    },
    'no-permission': {
      what: 'The settings cannot be written. The former ones still count.',
      next: 'Make sure that the settings folder can be written to, then save again.',
    },
    other: {
      what: 'The settings cannot be saved. The former ones still count.',
      next: 'Check the disk, then save again.',
    },
  },
  'order-not-found': {
    what: 'This order is not in the book.',
    next: 'Look for it in the order history.',
  },
  'order-id-taken': {
    what: 'Order ID {orderId} is already used. Nothing was sent.',
    next: 'Choose another order ID, or leave it empty to have one made.',
  },
  'live-number': {
    what: 'The number of order {orderId} can still be used.',
    next: 'Make sure that the earlier number is not used before a new one is issued.',
  },
  'unconfirmed-open': {
    what: 'It is not known whether order {orderId} was charged.',
    next: 'The same order cannot be charged again until the check in the provider’s console is recorded.',
  },
  'already-paid': {
    what: 'Order {orderId} has already gone through. It was not registered, so that nothing is charged twice.',
    next: 'If this is another order, enter it as a new one.',
  },
  'looks-duplicate': {
    what: 'Order {orderId} for the same customer and amount was taken within the last {minutesAgo} min.',
    next: 'Make sure that this is another order.',
  },
  'illegal-move': {
    what: 'The order has changed, so this cannot be done any more.',
    next: 'Look at its latest state on the screen.',
  },
  'no-free-order-id': {
    what: 'There is no free order ID. Nothing was sent.',
    next: 'Change how order IDs are made in the settings.',
  },
  'export-failed': {
    locked: {
      what: 'A file of the same name is open in another app, so it cannot be written.',
      next: 'Close that file and export again.',
    },
    'no-space': {
      what: 'There is no room left for the file.',
      next: 'Delete files you do not need, or choose another place.',
    },
    'no-permission': {
      what: 'Nothing can be written there.',
      next: 'Choose another place.',
    },
    'folder-gone': {
      what: 'The folder for the file is gone.',
      next: 'Check that the folder or the USB stick is connected, then export again.',
    },
    other: {
      what: 'The file could not be written.',
      next: 'Choose another place and export again.',
    },
  },
  'backup-failed': {
    'no-space': {
      what: 'There is no room for the backup.',
      next: 'Choose another place or remove files you do not need.',
    },
    'no-permission': { what: 'The backup cannot be written to this place.', next: 'Choose another place.' },
    other: { what: 'The backup could not be made.', next: 'Choose another place and try again.' },
  },
  'backup-unusable': {
    what: 'Nothing can be restored from this file. It cannot be read as a backup of the order book.',
    next: 'Choose another backup. The present book is unchanged.',
  },
  'book-changed': {
    what: 'The order book’s state has changed, so nothing was done.',
    next: 'Look at the latest state and choose again.',
  },
  ...documentErrors,
  ...moneyErrors,
  ...movingErrors,
  ...operatorErrors,
  'order-still-open': {
    what: 'Order {orderId} is not finished, so its customer cannot be erased yet.',
    next: 'Wait for its result, or record the check first.',
  },
  'closing-blocked': {
    what: 'This day cannot be closed: unconfirmed orders, {orders}.',
    next: 'Check them in the provider’s console and record what you found, then close the day.',
  },
  'closing-changed': {
    what: 'The day changed while you were looking at it. It is not closed yet.',
    next: 'Look at the new figures and close the day again.',
  },
  'closing-future': {
    what: 'A day that has not come yet cannot be closed.',
    next: 'Check the date.',
  },
  ...deskErrors,
  busy: {
    what: 'The last step is still going on.',
    next: 'Please wait until it is done.',
  },
} satisfies Messages<typeof ja>
