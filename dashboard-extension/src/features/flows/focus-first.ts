/** As a ref of what takes the place of a button: whoever came by the keyboard goes on from there. */
export function focusFirst(box: HTMLElement | null): void {
  box?.querySelector("button")?.focus();
}
