/** Digits in threes for reading aloud (`482 913`); a lone last digit joins the group before it. */
export function groupNumber(digits: string): readonly string[] {
  const groups = digits.match(/.{1,3}/gu) ?? []
  const last = groups.at(-1)
  if (groups.length < 2 || last?.length !== 1) return groups
  return [...groups.slice(0, -2), `${groups.at(-2) ?? ''}${last}`]
}
