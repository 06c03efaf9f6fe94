import type { number as ja } from '../ja/number.ts'
import type { Messages } from '../messages.ts'

export const number = {
  title: 'Identification number',
  heard: 'Identification number {digits}',
  ivr: 'Number of the automatic voice',
  ivrMissing: 'The number of the automatic voice can be set in the settings.',
  copy: 'Copy number',
  mini: 'Small window',
  copied: 'Number copied',
  notCopied: 'The number could not be copied',
  transfer: 'How to transfer',
  steps: {
    hold: 'Put the customer on hold.',
    dial: 'Call the number of the automatic voice.',
    key: 'After the voice, key in the identification number and #.',
    hand: 'When the voice asks you to connect, transfer the customer.',
  },
  recording: 'Stop any recording of the call before you transfer.',
  progress: {
    label: 'Progress',
    registered: 'Registered',
    waiting: 'Waiting',
    inCall: 'In the call',
    result: 'Result',
  },
  elapsed: '{time} since registration',
  flow: 'Automatic voice:',
  checkedAt: 'Last checked {time}',
  notChecked: 'Not checked yet',
  now: {
    registering: 'Registering with the provider',
    waiting: 'Waiting for the customer’s call',
    'in-call': 'The customer is keying in the card',
    'not-found':
      'The provider cannot find this number. Checking goes on. Look for the order ID in the console as well.',
  },
  check: 'Check now',
  withdraw: 'Withdraw',
  withdrawTitle: 'Withdraw this number?',
  withdrawText:
    'Withdrawing is recorded on this computer only. The provider is not told, so do not key the number any more. If it is paid after all, you will be told.',
  withdrawInCall:
    'The customer is keying in the card right now. Withdrawing does not stop the call, and it may still be paid.',
  withdrawNo: 'Do not withdraw',
  phone: 'Open the training phone',
} satisfies Messages<typeof ja>
