/** Words of the tray, the menu bar, the small window and the question at closing time. */
export interface DesktopText {
  /** Title of the small window. */
  readonly mini: string
  /** What the dot on the taskbar means. */
  readonly unseen: (count: number) => string
  readonly tray: {
    readonly tip: (count: number) => string
    readonly show: string
    readonly newOrder: string
    readonly openOrders: (count: number) => string
    readonly quit: string
  }
  readonly leaving: {
    /** null: the book is being opened, and nobody knows. */
    readonly closeTitle: (count: number | null) => string
    readonly quitTitle: (count: number | null) => string
    readonly meaning: string
    readonly watchInTray: string
    readonly watchInTaskbar: string
    readonly watch: string
    readonly quit: string
    readonly back: string
    readonly stay: string
    readonly remember: string
  }
  readonly menu: Readonly<Record<MenuWord, string>>
}

type MenuWord =
  | ('app' | 'about' | 'hide' | 'hideOthers' | 'showAll' | 'quit')
  | ('edit' | 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll')
  | ('view' | 'zoomIn' | 'zoomOut' | 'zoomUsual' | 'fullScreen')
  | ('window' | 'minimize' | 'close')

const openJa = (count: number | null): string =>
  count === null
    ? '受付簿を開いているところで、進行中の注文があるかもしれません。'
    : `進行中の注文が${count}件あります。`
const openEn = (count: number | null): string =>
  count === null ? 'The order book is still being opened: orders may be in progress.' : `Orders in progress: ${count}.`

export const ja: DesktopText = {
  mini: '識別番号',
  unseen: (count) => `まだ見ていない結果が${count}件あります`,
  tray: {
    tip: (count) => (count === 0 ? '受付' : `受付：進行中 ${count}件`),
    show: '受付を開く',
    newOrder: '新規注文',
    openOrders: (count) => (count === 0 ? '進行中' : `進行中（${count}件）`),
    quit: '終了する',
  },
  leaving: {
    closeTitle: (count) => `${openJa(count)}画面を閉じますか。`,
    quitTitle: (count) => `${openJa(count)}終了しますか。`,
    meaning:
      '終了すると、見守りとお知らせが止まります。識別番号はそのまま使えるため、お客様の決済は止まりません。結果は、次に受付を開いたときに確かめます。',
    watchInTray: '見守りを続けると、画面だけを閉じます。時計のそばの受付のアイコンから、いつでも開けます。',
    watchInTaskbar: '見守りを続けると、画面を小さくしまいます。タスクバーから、いつでも開けます。',
    watch: '見守りを続ける',
    quit: '終了する',
    back: '閉じない',
    stay: '終了しない',
    remember: '次からは聞かずに同じようにする（設定で変えられます）',
  },
  menu: {
    ...{ app: '受付', about: '受付について', hide: '受付を隠す', hideOthers: 'ほかを隠す', showAll: 'すべてを表示' },
    ...{ quit: '受付を終了', edit: '編集', undo: '取り消す', redo: 'やり直す', cut: 'カット', copy: 'コピー' },
    ...{ paste: 'ペースト', selectAll: 'すべてを選択', view: '表示', zoomIn: '拡大', zoomOut: '縮小' },
    ...{
      zoomUsual: '元の大きさ',
      fullScreen: 'フルスクリーン',
      window: 'ウインドウ',
      minimize: 'しまう',
      close: '閉じる',
    },
  },
}

export const en: DesktopText = {
  mini: 'Identification number',
  unseen: (count) => `Results not looked at yet: ${count}`,
  tray: {
    tip: (count) => (count === 0 ? 'Uketsuke' : `Uketsuke: ${count} in progress`),
    show: 'Open Uketsuke',
    newOrder: 'New order',
    openOrders: (count) => (count === 0 ? 'In progress' : `In progress (${count})`),
    quit: 'Quit',
  },
  leaving: {
    closeTitle: (count) => `${openEn(count)} Close the window?`,
    quitTitle: (count) => `${openEn(count)} Quit?`,
    meaning:
      'Quitting stops watching and notices. Identification numbers stay valid, so a customer’s payment does not stop. Results are checked the next time Uketsuke opens.',
    watchInTray: 'Keep watching closes only the window. The Uketsuke icon near the clock opens it again at any time.',
    watchInTaskbar: 'Keep watching puts the window away. The taskbar opens it again at any time.',
    watch: 'Keep watching',
    quit: 'Quit',
    back: 'Do not close',
    stay: 'Do not quit',
    remember: 'Do the same from now on without asking (change it in the settings)',
  },
  menu: {
    ...{ app: 'Uketsuke', about: 'About Uketsuke', hide: 'Hide Uketsuke', hideOthers: 'Hide others' },
    ...{ showAll: 'Show all', quit: 'Quit Uketsuke', edit: 'Edit', undo: 'Undo', redo: 'Redo', cut: 'Cut' },
    ...{ copy: 'Copy', paste: 'Paste', selectAll: 'Select all', view: 'View', zoomIn: 'Zoom in' },
    ...{ zoomOut: 'Zoom out', zoomUsual: 'Actual size', fullScreen: 'Full screen', window: 'Window' },
    ...{ minimize: 'Minimize', close: 'Close' },
  },
}
