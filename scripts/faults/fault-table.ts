/** One of the thirty faults a till must survive, numbered for good: a test says with `fault 7:` that it is about it. */
export interface Fault {
  readonly number: number
  readonly title: string
  /** What must be seen. */
  readonly expected: string
  /** Files that hold it off; taking one away makes a test red (`npm run test:defences`). */
  readonly defence: readonly string[]
  /** Files whose tests of this number prove it; other tests may carry the number too. */
  readonly tests: readonly string[]
}

const BOOK = 'src/main/orders/book'
const BACKUP = 'src/main/orders/backup'

export const FAULTS: readonly Fault[] = [
  {
    number: 1,
    title: 'killed at a step of registering, polling, telling, exporting, migrating or backing up',
    expected: 'after the next start every promise holds, nothing is sent twice, open orders are asked about again',
    defence: [
      'src/main/orders/order-service.ts',
      `${BACKUP}/finish-repair.ts`,
      'src/main/receipts/unfinished-export.ts',
    ],
    tests: [
      'test/integration/model/order-life.test.ts',
      'test/integration/kill/kill.test.ts',
      'test/integration/kill/kill-steps.test.ts',
      'test/integration/book/repair.test.ts',
      'test/integration/orders/place-order.test.ts',
      'test/integration/receipts/write-export.test.ts',
      'test/unit/main/notify.test.ts',
    ],
  },
  {
    number: 2,
    title: 'killed at any moment, 200 times',
    expected: 'every request was written down before it left, every answered order is there, the file is whole',
    defence: [`${BOOK}/connect.ts`, `${BOOK}/catch-up-journal.ts`],
    tests: [
      'test/integration/model/order-life.test.ts',
      'test/integration/kill/kill.test.ts',
      'test/integration/book/durability.test.ts',
      'test/integration/book/journal.test.ts',
      'test/integration/orders/shop.test.ts',
      'test/e2e/provider.e2e.ts',
      'test/e2e/training.e2e.ts',
    ],
  },
  {
    number: 3,
    title: 'disk full on intent, answer, journal, file of receipts or log',
    expected:
      'without an intent nothing is sent; an answer is held in memory and its number hidden behind a banner that stores it again; ' +
      'no half file has the final name',
    defence: ['src/main/orders/held-answers.ts', 'src/main/receipts/write-export.ts', 'src/main/log.ts'],
    tests: [
      'test/integration/model/order-life.test.ts',
      'test/e2e/held-answers.e2e.ts',
      'test/integration/orders/full-disk.test.ts',
      'test/integration/orders/place-order.test.ts',
      'test/integration/book/durability.test.ts',
      'test/integration/book/journal.test.ts',
      'test/integration/receipts/write-export.test.ts',
      'test/e2e/export.e2e.ts',
    ],
  },
  {
    number: 4,
    title: 'book file damaged, cut, emptied, replaced, locked, foreign, newer or gone',
    expected: 'named on the screen, put aside, restored from backup and journal; never shown as an empty shop',
    defence: [`${BOOK}/open-order-book.ts`, `${BOOK}/book-marker.ts`, `${BOOK}/high-water.ts`],
    tests: [
      'test/integration/book/repair.test.ts',
      'test/integration/book/lost-book.test.ts',
      'test/integration/book/durability.test.ts',
      'test/e2e/book.e2e.ts',
    ],
  },
  {
    number: 5,
    title: 'migration fails half-way or is killed',
    expected: 'the old book is whole and its backup is named',
    defence: [`${BOOK}/migrate.ts`],
    tests: ['test/integration/book/migrate.test.ts', 'test/integration/kill/kill-steps.test.ts'],
  },
  {
    number: 6,
    title: '401 without a body or with a page',
    expected: 'asking stops, the sentence names key, password and registered address, the keys stay',
    defence: ['src/main/gateway/ivr-api.ts', 'src/main/orders/call-watcher.ts'],
    tests: [
      'test/integration/gateway/answer-faults.test.ts',
      'test/integration/orders/shop.test.ts',
      'test/unit/main/orders/call-watcher.test.ts',
      'test/e2e/provider.e2e.ts',
    ],
  },
  {
    number: 7,
    title: '500, 502, 503 with a page, 408, 429 with a pause',
    expected:
      'registering is unknown and not repeated by itself; asking waits longer each time, and as long as was asked for',
    defence: ['src/main/gateway/ivr-api.ts', 'src/main/orders/poll-interval.ts', 'src/main/gateway/retry-after.ts'],
    tests: [
      'test/integration/soak/soak.test.ts',
      'test/integration/orders/shop.test.ts',
      'test/integration/gateway/answer-faults.test.ts',
      'test/integration/orders/place-order.test.ts',
      'test/unit/main/orders/call-watcher.test.ts',
      'test/unit/main/gateway/retry-after.test.ts',
      'test/e2e/provider.e2e.ts',
    ],
  },
  {
    number: 8,
    title: 'connection reset or closed after the request, on a reused socket too',
    expected: 'the provider saw exactly one registration',
    defence: ['src/main/gateway/transport.ts'],
    tests: [
      'test/integration/soak/soak.test.ts',
      'test/faults/08-reused-socket.test.ts',
      'test/integration/gateway/answer-faults.test.ts',
      'test/integration/orders/shop.test.ts',
      'test/integration/orders/place-order.test.ts',
    ],
  },
  {
    number: 9,
    title: 'no answer, one byte after another, headers and then silence',
    expected: 'one time limit for all of it; registering is unknown',
    defence: ['src/main/gateway/transport.ts'],
    tests: [
      'test/integration/soak/soak.test.ts',
      'test/integration/gateway/time-outs.test.ts',
      'test/integration/orders/shop.test.ts',
      'test/e2e/provider.e2e.ts',
    ],
  },
  {
    number: 10,
    title: 'answers that are cut, huge, packed, nested, in another encoding, or smuggle keys in',
    expected: 'bounded memory, registering is unknown, what came is kept up to 64 kB without what is secret',
    defence: ['src/main/gateway/transport.ts', 'src/main/gateway/json-scan.ts', 'src/main/gateway/raw-text.ts'],
    tests: [
      'test/faults/10-memory.test.ts',
      'test/integration/gateway/answer-faults.test.ts',
      'test/integration/orders/shop.test.ts',
      'test/unit/main/gateway/registration-answer.test.ts',
      'test/unit/main/gateway/any-answer.test.ts',
      'test/unit/main/gateway/json-scan.test.ts',
      'test/unit/main/gateway/raw-text.test.ts',
    ],
  },
  {
    number: 11,
    title: 'redirect to another host',
    expected: 'refused, and the other host hears nothing',
    defence: ['src/main/gateway/transport.ts'],
    tests: ['test/integration/gateway/answer-faults.test.ts'],
  },
  {
    number: 12,
    title: 'success without number or receipt, numbers as numbers, 16 and 22 digits',
    expected: 'unknown, or kept digit by digit as text',
    defence: ['src/main/gateway/wire-answer.ts', 'src/main/gateway/json-scan.ts'],
    tests: [
      'test/integration/orders/shop.test.ts',
      'test/unit/main/gateway/registration-answer.test.ts',
      'test/integration/orders/place-order.test.ts',
    ],
  },
  {
    number: 13,
    title: 'refusals with no, one or fifty messages, with markup or card-like digits in them',
    expected: 'shown as text, at their field where possible, without what is secret',
    defence: ['src/main/gateway/wire-answer.ts', 'src/renderer/src/orders/refused-fields.ts'],
    tests: [
      'test/integration/orders/shop.test.ts',
      'test/unit/main/gateway/registration-answer.test.ts',
      'test/integration/gateway/answer-faults.test.ts',
      'test/unit/renderer/orders/order-wizard.test.ts',
      'test/unit/renderer/orders/small-rules.test.ts',
    ],
  },
  {
    number: 14,
    title: 'result codes 40, 90 and codes nobody lists',
    expected:
      '40 is tolerated for a minute, then "unknown to the provider"; others are asked about slowly under a flag',
    defence: ['src/main/orders/answer-record.ts', 'src/main/orders/call-watcher.ts'],
    tests: [
      'test/unit/main/orders/answer-record.test.ts',
      'test/unit/main/orders/call-watcher.test.ts',
      'test/unit/main/gateway/registration-answer.test.ts',
      'test/unit/main/gateway/search-answer.test.ts',
      'test/integration/orders/shop.test.ts',
    ],
  },
  {
    number: 15,
    title: 'statuses out of order, flags that contradict each other or the codes',
    expected: 'paid stays paid; a contradiction is recorded and flagged, never applied',
    defence: [
      'src/main/orders/answer-record.ts',
      'src/shared/order-status.ts',
      'src/shared/outcome.ts',
      'src/main/orders/order-service.ts',
    ],
    tests: [
      'test/integration/orders/another-attempt.test.ts',
      'test/integration/orders/answer-sequences.test.ts',
      'test/integration/orders/shop.test.ts',
      'test/unit/main/orders/answer-record.test.ts',
      'test/unit/shared/outcome.test.ts',
    ],
  },
  {
    number: 16,
    title: 'the order ID was used before, after an outcome of ours that nobody knows',
    expected: 'the next attempt has another ID and settles the unknown one; no ID is given or sent twice',
    defence: ['src/main/orders/order-id.ts', 'src/main/orders/order-service.ts'],
    tests: [
      'test/integration/orders/shop.test.ts',
      'test/integration/orders/another-attempt.test.ts',
      'test/integration/orders/order-numbers.test.ts',
    ],
  },
  {
    number: 17,
    title: 'clock a day off, summer time, another zone, midnight in Japan, the year 2038',
    expected: 'days and hours are those of Japan; pauses do not follow the clock on the wall',
    defence: ['src/shared/japan-time.ts', 'src/main/orders/call-watcher.ts'],
    tests: [
      'test/faults/17-clock.test.ts',
      'test/unit/shared/small-rules.test.ts',
      'test/unit/training/japan-time.test.ts',
      'test/unit/main/orders/call-watcher.test.ts',
      'test/integration/closing/closing.test.ts',
    ],
  },
  {
    number: 18,
    title: 'keyring absent, locked, denied, hanging, empty although saved, or reading back something else',
    expected: 'told apart from empty, never in the way of the screen, nothing overwritten, never plain text',
    defence: ['src/main/settings/secret-vault.ts', 'src/main/settings/patient-keychain.ts', 'src/main/desk.ts'],
    tests: [
      'test/unit/main/settings/secret-vault.test.ts',
      'test/unit/renderer/settings/settings-form.test.ts',
      'test/integration/settings/keyring.test.ts',
      'test/integration/orders/desk.test.ts',
      'test/e2e/keyring.e2e.ts',
    ],
  },
  {
    number: 19,
    title: 'sleep and waking, without network, after ten hours, or unnoticed',
    expected: 'old requests are given up, one question and one notification an order',
    defence: ['src/main/orders/call-watcher.ts'],
    tests: ['test/unit/main/orders/call-watcher.test.ts'],
  },
  {
    number: 20,
    title: 'network lost and found fifty times',
    expected: 'no storm: eight requests at once at most, and one while the line is down',
    defence: ['src/main/orders/call-watcher.ts'],
    tests: ['test/unit/main/orders/call-watcher.test.ts'],
  },
  {
    number: 21,
    title: 'started a second time, also while the first hangs',
    expected: 'the first window comes forward; nobody asks the provider twice',
    defence: ['src/main/index.ts'],
    tests: ['test/e2e/window.e2e.ts'],
  },
  {
    number: 22,
    title: 'page crashes or reloads at a step of the wizard, or between key and answer',
    expected: 'the draft is back; one registration',
    defence: [
      'src/renderer/src/orders/use-draft-keeping.ts',
      'src/main/orders/draft-file.ts',
      'src/main/windows/revive-page.ts',
    ],
    tests: [
      'test/e2e/one-registration.e2e.ts',
      'test/unit/main/windows/revive-page.test.ts',
      'test/e2e/wizard.e2e.ts',
      'test/e2e/repeat.e2e.ts',
      'test/unit/renderer/orders/use-draft-keeping.test.ts',
    ],
  },
  {
    number: 23,
    title: 'double click, Enter held down',
    expected: 'one registration',
    defence: ['src/main/orders/order-service.ts', 'src/renderer/src/orders/use-placing.ts'],
    tests: [
      'test/e2e/one-registration.e2e.ts',
      'test/e2e/wizard.e2e.ts',
      'test/integration/orders/place-order.test.ts',
      'test/unit/renderer/orders/order-wizard.test.ts',
    ],
  },
  {
    number: 24,
    title: 'anything at all over the bridge, from any frame, ten thousand times a second',
    expected: 'a typed refusal, nothing thrown in the main process, nothing changed',
    defence: ['src/main/ipc/handle.ts', 'src/main/ipc/call-rate.ts', 'src/main/ipc/input-size.ts'],
    tests: ['test/integration/ipc/contract.test.ts', 'test/unit/main/ipc/gate.test.ts'],
  },
  {
    number: 25,
    title: 'navigation, new windows, dropped files, javascript: addresses, paths out of the page’s folder',
    expected: 'denied',
    defence: ['src/main/security.ts', 'src/main/protocol.ts'],
    tests: ['test/e2e/window.e2e.ts', 'test/unit/main/protocol.test.ts'],
  },
  {
    number: 26,
    title: 'certificates self-signed, expired or of another host, TLS 1.1',
    expected: 'refused, and no switch turns checks off',
    defence: ['src/main/gateway/transport.ts'],
    tests: ['test/integration/gateway/tls-refusals.test.ts', 'test/unit/security-checklist.test.ts'],
  },
  {
    number: 27,
    title: 'canary keys and card numbers in everything that is written',
    expected: 'none in any file',
    defence: [
      'src/main/settings/secret-vault.ts',
      'src/main/log-line.ts',
      'src/main/support/told-settings.ts',
      'src/main/gateway/card-cut.ts',
      'src/main/gateway/wire-value.ts',
    ],
    tests: [
      'test/integration/settings/keys-and-address.test.ts',
      'test/e2e/canary.e2e.ts',
      'test/integration/support/support.test.ts',
      'test/unit/support/search-files.test.ts',
      'test/integration/log/log.test.ts',
      'test/unit/main/gateway/named-secrets.test.ts',
      'test/integration/settings/settings-store.test.ts',
      'test/integration/orders/place-order.test.ts',
      'test/unit/main/gateway/raw-text.test.ts',
      'test/unit/main/gateway/card-cut.test.ts',
    ],
  },
  {
    number: 28,
    title:
      'files of receipts with hostile text, a million rows, a target that is locked or goes away, stopped half-way',
    expected:
      'other programs read what the book holds; the old file stays until the new one is whole; what cannot be written is listed',
    defence: ['src/main/receipts/csv-text.ts', 'src/main/receipts/cp932.ts', 'src/main/receipts/write-export.ts'],
    tests: [
      'test/integration/receipts/read-back.test.ts',
      'test/integration/receipts/write-export.test.ts',
      'test/integration/receipts/many-orders.test.ts',
      'test/integration/receipts/two-roads.test.ts',
      'test/unit/main/receipts/csv-text.test.ts',
      'test/unit/main/receipts/cp932.test.ts',
      'test/e2e/export.e2e.ts',
    ],
  },
  {
    number: 29,
    title: 'notifications fail or are silenced, no sound device',
    expected: 'banner in the app and badge always',
    defence: ['src/main/notify.ts', 'src/main/windows/attention.ts'],
    tests: ['test/integration/soak/soak.test.ts', 'test/e2e/attention.e2e.ts', 'test/unit/main/notify.test.ts'],
  },
  {
    number: 30,
    title: 'update with a bad signature, cut short, older, or no network',
    expected: 'refused, and the app keeps working',
    defence: ['src/main/updates/read-listing.ts', 'src/main/updates/fetch-bounded.ts'],
    tests: [
      'test/unit/main/updates/listing.test.ts',
      'test/unit/main/updates/installed.test.ts',
      'test/e2e/updates.e2e.ts',
    ],
  },
]
