import type { rules as ja } from '../ja/rules.ts'
import type { Messages } from '../messages.ts'

export const rules = {
  required: 'Please fill this in.',
  consent: 'Ask the customer first, then tick the box.',
  choose: 'Choose one from the list.',
  unknown: 'Please check this field.',
  provider: 'The provider says: {text}',
  phone: 'Use digits and hyphens for the phone number (such as 03-1234-5678).',
  pin: 'A PIN has 4 to 8 digits.',
  digits: 'Use digits only.',
  itemCode: 'An item code has 7 digits. It is normally left empty.',
  amount: {
    notNumber: 'Use digits only (such as 12300).',
    tooSmall: 'The amount must be 1 yen or more.',
    tooLarge: 'The amount may be 9,999,999 yen at most.',
    taxRange: 'Tax and shipping may be 0 to 9,999,999 yen.',
    sumTooLarge: 'Amount plus tax and shipping may be 9,999,999 yen at most.',
  },
  payTimes: { required: 'Choose the number of instalments.' },
  memberId: "Use half-width letters, digits and - {'@'} _ . for the member ID.",
  holderName: 'Use half-width letters, digits, spaces and , - . / for the holder’s name.',
  orderId: 'Use half-width letters, digits and hyphens for the order ID.',
  orderIdCard: 'This cannot be told from a card number. Add a letter, or leave it empty and the app numbers the order.',
  orderIdReserved: 'An order ID may not start with “ML-ORDER”. Choose another one.',
  orderIdPattern: {
    characters: "Use only letters, digits, hyphens and the marks such as {'{'}yyyy{'}'}.",
    counter: "Put in the counter {'{'}n4{'}'} or {'{'}n6{'}'}.",
    tooLong: 'The order ID that comes out may have 24 characters at most.',
  },
  accountingPattern:
    "Only {'{'}event{'}'} {'{'}customer{'}'} {'{'}orderId{'}'} {'{'}receiptNo{'}'} {'{'}operator{'}'} may stand in braces.",
  talkWord: '“{word}” cannot be used. Only the words listed above can.',
  registration: {
    shape: 'A registration number is T and 13 digits.',
    checkDigit:
      'The first digit is not the check digit of the other twelve. Look for a slip of the finger. If it is a sole proprietor’s number, turn on “Number of a sole proprietor (not a corporate number)”.',
  },
  tooManyItems: '20 items at most.',
  alnum: 'Use half-width letters and digits only.',
  anyItem: {
    tooMany: 'There may be 5 free items at most.',
    twice: 'Two free items have the same name. Change one of them.',
  },
  draftKey: 'Please start a new order.',
  paymentMissing: 'Enter the amount.',
  cardMissing: 'Enter the member.',
  updateOnlyAlone: 'A card can be updated only with “Saved card”.',
  id13: 'Use half-width letters, digits and symbols, 13 characters at most.',
  tooMany: 'There may be 30 at most.',
  gatewayUrl: 'Enter an address that starts with https://.',
  cardNumber: 'This looks like a card number. It may not be entered here; the customer keys it in on the phone.',
  securityCode: 'This looks like a security code. It may not be entered here.',
  tooLong: {
    characters: 'At most {max} characters (now {length}).',
    'shift-jis-bytes': 'At most {half} full-width characters ({max} bytes; now {length}).',
    'utf8-bytes': 'At most {max} bytes (now {length}).',
  },
  forbiddenSymbol: '“{symbol}” cannot be used. Use the full-width “{substitute}” instead.',
  outsideShiftJis: 'The provider does not take “{character}”. Use another character.',
  controlCharacter: 'There is an invisible character. Please type it again.',
} satisfies Messages<typeof ja>
