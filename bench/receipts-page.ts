/** What the page measured, in the app's window. */
export interface PaintedList {
  /** From mounting to a painted frame with rows in it. */
  readonly ms: number
  /** `role=row` elements in the document; for ours the most of top and middle, its head included. */
  readonly rowsInDocument: number
}

/** What receipts-page/page.ts puts on the window. */
export interface ReceiptsPage {
  ours(css: string): Promise<PaintedList>
  plain(css: string, count: number): Promise<PaintedList>
}
