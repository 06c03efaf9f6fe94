export type JsonObject = Readonly<Record<string, unknown>>

/** True for `{...}`: neither null nor a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text under a key; an empty text counts as left out. */
export function textAt(object: unknown, key: string): string | undefined {
  const value = isJsonObject(object) && Object.hasOwn(object, key) ? object[key] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}
