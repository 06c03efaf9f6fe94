import type { setup as ja } from '../ja/setup.ts'
import type { Messages } from '../messages.ts'

export const setup: Messages<typeof ja> = {
  steps: 'Steps of the set-up',
  step: { keys: 'Keys', shop: 'Shop IDs', line: 'Voice line', issuer: 'Issuer', backup: 'Backups', ready: 'Check' },
  lead: {
    keys: 'Enter and save the two keys you received from the provider. They go into this computer’s keychain and are never shown again.',
    shop: 'The IDs of your contract: the shop ID for payments, the site ID as well if you save cards.',
    line: 'The number you transfer customers to. It is shown large beside the identification number.',
    issuer: 'The name on receipts. A shop that issues none can leave this for later.',
    backup: 'Every daily backup also goes to a USB disk or a shared folder, so that your orders survive this computer.',
    ready: 'Whatever is missing can be entered in the settings (F9) at any time.',
  },
  back: 'Back',
  later: 'Later',
  next: 'Next',
  start: 'Start for real',
  startHint: 'Orders you register from now on are charged to your customers’ cards.',
  done: 'entered',
  missing: 'not yet',
  check: {
    do: 'Test the connection',
    hint: 'Asks the provider with the saved keys. Nothing is registered or charged.',
    accepted: 'Connected. The keys are accepted.',
    refused: 'The connection was refused.',
    unreachable: 'The provider cannot be reached.',
    unsafe: 'The address could not prove that it is genuine, so nothing was sent.',
    proxy: 'The proxy did not let it through.',
    unclear: 'There was an answer, but it does not tell whether the keys are right.',
    next: {
      accepted: 'This question registered and charged nothing.',
      refused:
        'Either the keys are wrong or this computer’s address is not registered with the provider. The answer does not tell which.',
      unreachable: 'Check the internet connection and “Address of the provider” under “Shop”.',
      unsafe: 'Check this computer’s date and time, and “Address of the provider” under “Shop”.',
      proxy:
        'Ask whoever set up this computer’s network to check its proxy. A proxy that asks for a password cannot be used.',
      unclear: 'Check “Address of the provider” under “Shop”, wait a little and try again.',
    },
  },
}
