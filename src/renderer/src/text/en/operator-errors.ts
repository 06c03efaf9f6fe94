/** What goes wrong with choosing and keeping operators. */
export const operatorErrors = {
  'signed-out': {
    what: 'Nobody is chosen as operator, so nothing can be done.',
    next: 'Choose an operator and try again.',
  },
  'not-allowed': {
    what: 'Only an administrator can do this.',
    next: 'Ask an administrator to switch: {who}.',
  },
  'wrong-pin': {
    now: { what: 'The PIN is wrong.', next: 'Please enter it again.' },
    later: { what: 'The PIN is wrong.', next: 'The next try is possible in {seconds} s.' },
  },
  'pin-wait': {
    what: 'It was wrong several times, so no try is possible now.',
    next: 'The next try is possible in {seconds} s.',
  },
  'operator-refused': {
    unknown: { what: 'This operator cannot be chosen.', next: 'Choose one from the list.' },
    'name-taken': { what: 'There is an operator of this name.', next: 'Use a name that can be told apart.' },
    'user-id-taken': { what: 'There is an operator with this user ID.', next: 'Use another user ID.' },
    'admin-first': { what: 'The first operator must be an administrator.', next: 'Choose administrator as the role.' },
    'last-admin': {
      what: 'No administrator would be left, so this cannot be changed.',
      next: 'Make somebody else an administrator first.',
    },
  },
  'recovery-refused': {
    'no-keys': {
      what: 'The keys cannot be checked on this computer, so the PIN cannot be removed.',
      next: 'They are not saved here, or the keychain does not answer. Close the app, move operators.json out of the data folder and open the app again: operators can be added anew then. The order book stays as it is.',
    },
    differs: { what: 'The API key or the API password is wrong.', next: 'Enter exactly what is saved.' },
  },
  'operators-unkept': {
    what: 'The list of operators could not be saved. Nothing changed.',
    next: 'Check the free space of the disk and try again.',
  },
}
