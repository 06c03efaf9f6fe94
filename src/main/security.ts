import { app, type Session, type WebContents } from 'electron'

/** Deny by default. `clipboard-sanitized-write`: the operator copies an identification number. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Electron's checklist 12-14: our page stays our page, opens nothing and embeds nothing. */
function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Confines every page that is ever made. */
export function confineContents(): void {
  app.on('web-contents-created', (_, contents) => confine(contents))
}

/** Electron's checklist 5: permissions are refused unless named above; nothing is downloaded. */
export function confineSession(session: Session): void {
  session.setPermissionRequestHandler((_, permission, answer) => answer(ALLOWED_PERMISSIONS.has(permission)))
  session.setPermissionCheckHandler((_, permission) => ALLOWED_PERMISSIONS.has(permission))
  session.on('will-download', (event) => event.preventDefault())
}

/** Switches by which another program would look into the window of a packed app; Node's own are off by its fuses. */
const DEBUGGING_SWITCHES = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address']

/** Must run before the app is ready: only then does Chromium open the door for debuggers. */
export function refuseDebugging(): void {
  for (const name of DEBUGGING_SWITCHES) app.commandLine.removeSwitch(name)
}
