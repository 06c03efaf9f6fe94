/** What goes wrong with receipts on paper and their logo. */
export const documentErrors = {
  'document-refused': {
    'amount-differs': {
      what: 'The items do not come to what was charged.',
      next: 'Correct the amounts and issue it again.',
    },
    'no-issuer': {
      what: 'The issuer (your shop’s name) is not set yet.',
      next: 'Enter it in the settings under Issuer.',
    },
    other: { what: 'This document cannot be issued.', next: 'Open the order again to see why.' },
  },
  'print-failed': { what: 'It could not be printed.', next: 'Check the printer, or save it as PDF.' },
  'picture-refused': {
    'too-large': { what: 'The picture is too large (1 MB at most).', next: 'Choose a smaller one.' },
    'too-wide': { what: 'The picture is too wide or high (4000 px at most).', next: 'Choose a smaller one.' },
    'not-a-picture': { what: 'It is not a PNG or JPEG picture, or it is damaged.', next: 'Choose another one.' },
    unreadable: { what: 'The picture could not be read.', next: 'Check where it lies and choose it again.' },
  },
  'order-erased': {
    what: 'This order’s customer was erased, so no note can be kept with it.',
    next: 'Write down elsewhere what you need to keep.',
  },
}
