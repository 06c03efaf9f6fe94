/** A day of the book (`yyyy-mm-dd`) as people here write it: `2026/11/24`. */
export function slashedDay(day: string): string {
  return day.replaceAll('-', '/')
}
