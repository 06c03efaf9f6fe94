/** Not for a dialog over it, such as the sheet of keys, nor for another program: from both the focus comes back. */
function isLeft({ relatedTarget }: FocusEvent): boolean {
  if (!document.hasFocus()) return false
  return !(relatedTarget instanceof Element && relatedTarget.closest('[role="dialog"]') !== null)
}

/** Does the work when a field is really left: who comes back must not find refused what they were about to type. */
export function whenLeft(work: () => void): (event: FocusEvent) => void {
  return (event) => {
    if (isLeft(event)) work()
  }
}
