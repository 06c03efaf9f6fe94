import { japanDate } from '../../../shared/japan-time.ts'

/** The order ID a pattern would give on a day in Japan time. `now` in ms since 1970. */
export function orderIdExample(pattern: string, now: number, counter = 1): string {
  const [year = '', month = '', day = ''] = japanDate(now).split('/')
  return pattern
    .replaceAll('{yyyy}', year)
    .replaceAll('{MM}', month)
    .replaceAll('{dd}', day)
    .replaceAll('{n4}', String(counter).padStart(4, '0'))
    .replaceAll('{n6}', String(counter).padStart(6, '0'))
}
