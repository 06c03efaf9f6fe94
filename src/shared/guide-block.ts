/** A stretch of text in one manner. `link` leads to a heading of the guide by its id. */
export type GuideSpan =
  | { readonly kind: 'text' | 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string }

/** A piece of the guide, as the build reads it from docs/guide-ja.md. */
export type GuideBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly id: string; readonly text: string }
  | { readonly kind: 'paragraph'; readonly spans: readonly GuideSpan[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      /** Number of the first item of an ordered list. */
      readonly start: number
      readonly items: readonly (readonly GuideSpan[])[]
    }
  | {
      readonly kind: 'table'
      readonly head: readonly (readonly GuideSpan[])[]
      readonly rows: readonly (readonly (readonly GuideSpan[])[])[]
    }
  /** `source`: where the picture lies; in the file beside the guide, in the app as it is served. */
  | { readonly kind: 'picture'; readonly text: string; readonly source: string }
