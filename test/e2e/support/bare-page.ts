import type { ElectronApplication } from '@playwright/test'

/** The page of the first window seen and driven by the main process: a page whose process died is lost to Playwright. */
export class BarePage {
  readonly #app: ElectronApplication

  constructor(app: ElectronApplication) {
    this.#app = app
  }

  /** Ends the page's process as a crash would; fulfilled when it is gone. */
  async crash(): Promise<void> {
    await this.#app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((gone) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          contents?.once('render-process-gone', () => gone())
          contents?.forcefullyCrashRenderer()
        }),
    )
  }

  /** What an expression comes to in the page, as text; empty while there is no page to ask. */
  async look(expression: string): Promise<string> {
    return this.#app.evaluate(async ({ BrowserWindow }, code) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (contents === undefined || contents.isCrashed() || contents.isLoading()) return ''
      return String(await contents.executeJavaScript(code))
    }, expression)
  }

  /** The value of a field by its label's beginning. */
  async value(label: string): Promise<string> {
    const fields = `[...document.querySelectorAll('input, textarea')]`
    return this.look(`${fields}.find((one) => one.labels?.[0]?.innerText.startsWith('${label}'))?.value ?? ''`)
  }

  async press(keyCode: string, modifiers: ('control' | 'shift')[] = []): Promise<void> {
    await this.#app.evaluate(
      ({ BrowserWindow }, key) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.focus()
        for (const type of ['keyDown', 'keyUp'] as const) contents?.sendInputEvent({ type, ...key })
      },
      { keyCode, modifiers },
    )
  }

  /** Types into whatever has the focus. */
  async type(text: string): Promise<void> {
    await this.#app.evaluate(({ BrowserWindow }, typed) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.focus()
      return contents?.insertText(typed)
    }, text)
  }
}
