/** The page's own window, inside `evaluate`: whoever took it over knows no types. */
declare const window: Window & { readonly bridge: Readonly<Record<string, Readonly<Record<string, unknown>>>> }

/**
 * Calls every question of the bridge with whatever a page can make, those `withoutInput` a few times only; the kinds of
 * replies each gave. Runs in the page, so it uses nothing from here.
 */
export async function callEverythingWithJunk(
  withoutInput: readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const loop: Record<string, unknown> = { draftKey: 'x' }
  loop['itself'] = loop
  let deep: unknown = 1
  for (let level = 0; level < 900; level += 1) deep = { deep }
  let list: unknown = 1
  for (let level = 0; level < 900; level += 1) list = [list]
  const poison: unknown = JSON.parse(
    '{"__proto__":{"polluted":1,"id":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":null}',
  )
  const holes: unknown[] = []
  holes.length = 100_000
  const junk: readonly unknown[] = [
    ...[undefined, Number.NaN, -0, Number.POSITIVE_INFINITY, -1, 2 ** 53, 0.5, 10n ** 30n, true, Symbol('x')],
    ...['', '__proto__', 'constructor', "'; drop table orders; --", '\u0000', '\uD800', 'x'.repeat(2_000_000)],
    ...[loop, deep, list, poison, holes, new Date(0), new Map([[1, 2]]), new Uint8Array(2_000_000), /x/u],
    ...[() => 1, { run: () => 1 }, { stolen: true }, { id: { toString: () => '1' } }, document.body, new Error('x')],
    ...[new Proxy({}, { ownKeys: () => { throw new Error('a trap') } }), Object.create(null), Promise.resolve(1)], // prettier-ignore
  ]
  const kindOf = (reply: unknown): string => {
    if (typeof reply !== 'object' || reply === null || !('ok' in reply)) return 'no reply'
    if (reply.ok === true) return 'ok'
    const error = 'error' in reply ? reply.error : null
    return typeof error === 'object' && error !== null && 'kind' in error ? String(error.kind) : 'no kind'
  }
  const call = async (question: unknown, input: unknown): Promise<string> => {
    if (typeof question !== 'function') return 'no question'
    try {
      return kindOf(await question(input, input, input))
    } catch {
      return 'page'
    }
  }
  const found: Record<string, readonly string[]> = {}
  for (const [group, questions] of Object.entries(window.bridge))
    for (const [name, question] of Object.entries(questions)) {
      if (/^on[A-Z]/u.test(name)) continue
      const whole = `${group}.${name}`
      const inputs = withoutInput.includes(whole) ? [{ stolen: true }, Number.NaN, loop] : junk
      found[whole] = [...new Set(await Promise.all(inputs.map((input) => call(question, input))))].sort()
    }
  return found
}

/** Thousands of calls at once, then how often an honest one, asked every 10 ms, was refused. Runs in the page. */
export async function floodAndAsk(
  calls: number,
): Promise<{ readonly counts: Readonly<Record<string, number>>; readonly refused: number }> {
  const list = window.bridge['orders']['list']
  if (typeof list !== 'function') throw new Error('no bridge')
  const ask = async (): Promise<string> => {
    const reply: unknown = await list({})
    return JSON.stringify(reply).slice(0, 40).includes('busy') ? 'busy' : 'answered'
  }
  const counts: Record<string, number> = {}
  for (const kind of await Promise.all(Array.from({ length: calls }, ask))) counts[kind] = (counts[kind] ?? 0) + 1
  let refused = 0
  for (; (await ask()) === 'busy'; refused += 1) await new Promise((next) => setTimeout(next, 10))
  return { counts, refused }
}

/** Every way out of its page that a page can try; what each came to. Runs in the page. */
export async function tryEveryWayOut(): Promise<Record<string, unknown>> {
  const frame = document.body.appendChild(document.createElement('iframe'))
  const inner = document.body.appendChild(Object.assign(document.createElement('iframe'), { srcdoc: '<p>x' }))
  await new Promise((next) => setTimeout(next, 100))
  const bridgeOf = (one: HTMLIFrameElement): string => {
    try {
      return typeof (one.contentWindow === null ? undefined : Reflect.get(one.contentWindow, 'bridge'))
    } catch {
      return 'undefined'
    }
  }
  const refused = (asked: Promise<unknown>): Promise<boolean> =>
    asked.then(
      () => false,
      () => true,
    )
  const file = URL.createObjectURL(new Blob(['x']))
  document.body.append(Object.assign(document.createElement('a'), { href: file, download: 'stolen.txt', id: 'stolen' }))
  document.getElementById('stolen')?.click()
  location.assign('https://example.test/')
  history.pushState(null, '', location.href)
  const seen = {
    frames: [bridgeOf(frame), bridgeOf(inner)],
    opened: [window.open('about:blank'), window.open(location.href, '_blank'), window.open('https://example.test/')],
    camera: await refused(navigator.mediaDevices.getUserMedia({ video: true, audio: true })),
    screen: await refused(navigator.mediaDevices.getDisplayMedia()),
    place: await refused(
      new Promise((found, failed) => {
        navigator.geolocation.getCurrentPosition(found, failed, { timeout: 1_000 })
      }),
    ),
    clipboard: await refused(navigator.clipboard.readText()),
    notifications: await Notification.requestPermission(),
    // The bridge is what the preload made of it, whoever rewrites the page's own objects.
    replaced: Reflect.set(window, 'bridge', null) || Reflect.deleteProperty(window, 'bridge'),
    added: Reflect.set(window.bridge['orders'], 'place', null),
  }
  for (const one of [frame, inner]) one.remove()
  return seen
}
