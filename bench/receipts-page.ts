/** What a page saw of itself while a list was scrolled. All times in ms. */
export interface WatchedFrames {
  /** From one animation frame to the next. */
  readonly gaps: readonly number[]
  /** Work of the page itself that took 50 ms and more. */
  readonly longTasks: readonly number[]
  /** The longest that a point of the list showed neither a receipt nor a line that is on its way. */
  readonly blankMs: number
  /** The longest that a point of the list showed a line that was on its way. */
  readonly onItsWayMs: number
  /** An empty state was in the document at some frame. */
  readonly sawEmpty: boolean
  /** The farthest the list was scrolled, px. */
  readonly farthest: number
}

/** Key to paint, ms, of every key that changed a field. */
export type KeyTimes = readonly number[]

/** What the page measured, in the app's window. */
export interface PaintedList {
  /** From mounting to a painted frame with rows in it. */
  readonly ms: number
  /** `role=row` elements in the document; for ours the most of top and middle, its head included. */
  readonly rowsInDocument: number
}

/** What receipts-page/page.ts puts on the window. Each puts something in the app's place. */
export interface ReceiptsPage {
  /** The newest `rows` receipts in the app's own list. */
  ours(css: string, rows: number): Promise<PaintedList>
  plain(css: string, rows: number): Promise<PaintedList>
  /** Nothing but a box that scrolls, `height` px high inside. */
  emptyScroller(height: number): void
  /** Nothing but an input of Vue that keeps what is typed. */
  emptyInput(css: string): void
}

/** What receipts-page/page.ts puts on the window to watch whatever is in it. */
export interface PageWatch {
  startWatching(listSelector: string): void
  stopWatching(): WatchedFrames
  startTiming(): void
  stopTiming(): KeyTimes
}
