/** The keychain of this PC could not be used. */
export const keychainErrors = {
  locked: {
    what: 'This computer’s keychain is locked. Nothing was sent, and the keys stored in it were not touched.',
    next: 'Unlock the keychain and try again. If it cannot wait, Settings > Keys can use them until the app closes.',
  },
  silent: {
    what: 'This computer’s keychain does not answer. Nothing was sent.',
    next: 'See whether a window that asks to unlock it waits behind the others. If it cannot wait, Settings > Keys can use the keys until the app closes.',
  },
  unavailable: {
    what: 'This computer has no keychain, or it refused. Nothing was sent.',
    next: 'Sign in to the computer again and try once more. If it cannot wait, Settings > Keys can use the keys until the app closes.',
  },
  differs: {
    what: 'The keychain gave back something other than what was put in. The keys were not saved.',
    next: 'Save them again. If it goes on, Settings > Keys can use them until the app closes.',
  },
}
