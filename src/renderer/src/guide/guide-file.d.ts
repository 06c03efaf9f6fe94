/** Made of a Markdown file while the app is built; see scripts/guide/guide-page.ts. */
declare module '*.md?blocks' {
  const file: {
    /** Where the blocks lie, as JSON. */
    readonly address: string
    /** Where each picture lies, by its name in the file. */
    readonly pictures: ReadonlyMap<string, string>
  }
  export default file
}
