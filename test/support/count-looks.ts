import { vi } from 'vitest'

/** How often `work` looks at a piece of a text, which unlike its time no other program on the machine changes. */
export function countLooks(work: () => void): number {
  const looks = [vi.spyOn(RegExp.prototype, 'test'), vi.spyOn(String.prototype, 'charAt')]
  try {
    work()
    return looks.reduce((sum, { mock }) => sum + mock.calls.length, 0)
  } finally {
    for (const look of looks) look.mockRestore()
  }
}
