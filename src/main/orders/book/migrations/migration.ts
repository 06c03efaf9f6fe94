/** One step of the book's shape. Runs in one transaction; `version` becomes user_version. */
export interface Migration {
  readonly version: number
  readonly statements: readonly string[]
}
