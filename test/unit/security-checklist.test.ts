import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { weakerTls } from '../support/weaker-tls.ts'

const ROOT = join(import.meta.dirname, '../..')
const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|vue|html)$/u.test(name))
    .map((name) => join(folder, name))
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

interface Found {
  readonly file: string
  readonly node: ts.Node
}

function nodesOf(file: string): readonly Found[] {
  const found: Found[] = []
  const visit = (node: ts.Node): void => {
    found.push({ file, node })
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true))
  return found
}

/** Every node of every TypeScript file of main and preload. */
const NODES = [...sources('src/main'), ...sources('src/preload')].flatMap(nodesOf)

/** The text of each property of an object literal, and of literals spread into it. */
function properties(node: ts.ObjectLiteralExpression): Record<string, string> {
  const each = node.properties.flatMap((one): [string, string][] => {
    if (ts.isPropertyAssignment(one)) return [[one.name.getText(), one.initializer.getText()]]
    const spread = ts.isSpreadAssignment(one) && ts.isObjectLiteralExpression(one.expression) ? one.expression : null
    return spread === null ? [[one.name?.getText() ?? '', '']] : Object.entries(properties(spread))
  })
  return Object.fromEntries(each)
}

test('checklist 2-4, 6, 8-10, 12: every window is isolated, sandboxed, without Node and without weaker settings', () => {
  const found = NODES.filter(({ node }) => ts.isPropertyAssignment(node) && node.name.getText() === 'webPreferences')
  expect(found.length).toBeGreaterThanOrEqual(3)
  for (const { file, node } of found) {
    const given = ts.isPropertyAssignment(node) ? node.initializer : node
    if (!ts.isObjectLiteralExpression(given)) throw new Error(`${file}: webPreferences are not written in place`)
    const preferences = properties(given)
    expect([file, preferences]).toEqual([
      file,
      expect.objectContaining({
        sandbox: 'true',
        contextIsolation: 'true',
        nodeIntegration: 'false',
        webviewTag: 'false',
      }),
    ])
    const weaker = ['webSecurity', 'allowRunningInsecureContent', 'experimentalFeatures', 'enableBlinkFeatures']
    expect([file, Object.keys(preferences).filter((name) => weaker.includes(name))]).toEqual([file, []])
  }
  const windows = NODES.filter(({ node }) => ts.isNewExpression(node) && node.expression.getText() === 'BrowserWindow')
  expect(windows).toHaveLength(found.length)
})

/** What is called on `owner` in main and preload (`shell.x()`), each with its file. */
function calls(owner: string): readonly (readonly [string, string])[] {
  return NODES.flatMap(({ file, node }) => {
    if (!ts.isIdentifier(node) || node.text !== owner) return []
    if (ts.isImportSpecifier(node.parent)) return []
    const used = ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node ? node.parent : null
    return [[file.replaceAll('\\', '/'), used?.name.text ?? 'handed on'] as const]
  })
}

/** The text of what is handed to every call of a method of this name. */
function argumentsOf(method: string): readonly string[] {
  return NODES.flatMap(({ node }) =>
    ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === method
      ? [node.arguments.map((one) => one.getText()).join(', ')]
      : [],
  )
}

test('checklist 1, 18: no window is sent anywhere but to our own scheme, and none to a file', () => {
  expect(argumentsOf('loadFile')).toEqual([])
  expect([...argumentsOf('loadURL')].sort()).toEqual([
    "devServer === null ? `${APP_ORIGIN}/mini.html` : new URL('/mini.html', devServer).href",
    'devServer ?? `${APP_ORIGIN}/index.html`',
    // Of a sheet: it lies in a session that serves nothing but the open sheets.
    'url',
  ])
  expect(argumentsOf('open')).not.toContainEqual(expect.stringContaining('file:'))
  const schemes = [...argumentsOf('registerFileProtocol'), ...argumentsOf('handle')].filter((text) =>
    /^'\w+',/u.test(text),
  )
  expect(schemes.map((text) => text.split(',')[0])).toEqual(["'app'", "'app'"])
})

test('developer tools are there only beside a development server, which a packed app never has', () => {
  const switched = NODES.flatMap(({ node }) =>
    ts.isPropertyAssignment(node) && node.name.getText() === 'webPreferences'
      ? ts.isObjectLiteralExpression(node.initializer)
        ? [properties(node.initializer)['devTools']]
        : []
      : [],
  )
  expect([...switched].sort()).toEqual(['devServer !== null', 'devServer !== null', 'false'])
  for (const name of ['openDevTools', 'toggleDevTools', 'inspectElement']) expect(argumentsOf(name)).toEqual([])
  expect([...sources('src/main')].filter((file) => /role: 'toggleDevTools'|'viewMenu'/u.test(textOf(file)))).toEqual([])
})

test('checklist 5: no session is made that is not confined', () => {
  const made = NODES.filter(
    ({ node }) => ts.isCallExpression(node) && /\.from(?:Partition|Path)$/u.test(node.expression.getText()),
  )
  expect(made.map(({ node }) => node.parent.getText())).toEqual(["sheets = session.fromPartition('sheets')"])
  const confined = NODES.flatMap(({ node }) =>
    ts.isCallExpression(node) && node.expression.getText() === 'confineSession' ? [node.arguments[0]?.getText()] : [],
  )
  expect([...confined].sort()).toEqual(['session.defaultSession', 'sheets'])
})

test('checklist 15: the system opens nothing for us: it only shows a file that was just written', () => {
  expect(calls('shell')).toEqual([['src/main/receipts/receipt-export.ts', 'showItemInFolder']])
})

test('checklist 16: one version of Electron, named exactly, is built with and locked', () => {
  const wanted: unknown = JSON.parse(textOf('package.json')).devDependencies.electron
  expect(wanted).toMatch(/^\d+\.\d+\.\d+$/u)
  expect(JSON.parse(textOf('package-lock.json')).packages['node_modules/electron'].version).toBe(wanted)
})

test('checklist 17: main listens at its gate alone, and to questions only', () => {
  const gate = 'src/main/ipc/handle.ts'
  expect(calls('ipcMain')).toEqual([
    [gate, 'handle'],
    [gate, 'handle'],
    [gate, 'removeHandler'],
  ])
  expect(NODES.filter(({ node }) => ts.isPropertyAccessExpression(node) && node.name.text === 'ipc')).toEqual([])
})

test('checklist 7: no policy allows anything unsafe, and every page has one', () => {
  const policies = [...sources('src/main'), ...sources('src/renderer')].filter((file) =>
    /default-src/u.test(textOf(file)),
  )
  expect(policies.length).toBeGreaterThanOrEqual(4)
  for (const file of policies) {
    expect([file, /'unsafe-(?:eval|hashes)'/u.test(textOf(file))]).toEqual([file, false])
    if (!file.includes('printing')) expect([file, textOf(file).includes('unsafe-inline')]).toEqual([file, false])
  }
})

test('checklist 11, 13-15, 20: nothing opens outside, and no switch turns checks off', () => {
  const text = [...sources('src/main'), ...sources('src/preload')].map(textOf).join('\n')
  const forbidden = [
    ...['openExternal', 'openPath', 'executeJavaScript'],
    ...['disable-web-security', 'no-sandbox', 'new Function(', 'enableRemoteModule'],
  ]
  expect(forbidden.filter((word) => text.includes(word))).toEqual([])
  expect(textOf('src/main/gateway/transport.ts')).toContain("minVersion: 'TLSv1.2', rejectUnauthorized: true")
})

test('fault 26: nothing in our source switches a check of TLS off', () => {
  const all = ['src/main', 'src/preload', 'src/renderer', 'src/shared'].flatMap(sources)
  expect(all.length).toBeGreaterThan(300)
  expect(all.flatMap((file) => weakerTls(file, textOf(file)).map((weak) => [file, weak]))).toEqual([])
})

test.each([
  ['https.request(url, { rejectUnauthorized: false })', 'rejectUnauthorized: false'],
  ['const strict = mode !== 1; f({ rejectUnauthorized: strict })', 'rejectUnauthorized: strict'],
  ['f({ rejectUnauthorized })', 'rejectUnauthorized: rejectUnauthorized'],
  ["options['reject' + 'Unauthorized'] = 0", 'rejectUnauthorized: 0'],
  ["f({ ['minVersion']: 'TLSv1' })", "minVersion: 'TLSv1'"],
  ["options.maxVersion = 'TLSv1.1'", "maxVersion: 'TLSv1.1'"],
  ["process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'", 'NODE_TLS_REJECT_UNAUTHORIZED'],
  ["process.env['NODE_TLS_' + 'REJECT_UNAUTHORIZED'] = '0'", 'NODE_TLS_REJECT_UNAUTHORIZED'],
  ['tls.connect({ checkServerIdentity: () => undefined })', 'checkServerIdentity'],
  ['tls.connect({ secureOptions: 4 })', 'secureOptions'],
  ["tls.DEFAULT_MIN_VERSION = 'TLSv1'", 'DEFAULT_MIN_VERSION'],
  ["app.on('certificate-error', (event, contents, url, error, cert, done) => done(true))", 'certificate-error'],
  ['session.setCertificateVerifyProc((request, answer) => answer(0))', 'setCertificateVerifyProc'],
  ["app.commandLine.appendSwitch('ignore-certificate-errors')", 'ignore-certificate-errors'],
  ["spawn(app, ['--ignore-certificate-errors'])", 'ignore-certificate-errors'],
])('fault 26: what would switch a check off is found: %s', (bad, found) => {
  expect(weakerTls('bad.ts', bad)).toContain(found)
  expect(weakerTls('Bad.vue', `<template><p /></template><script setup lang="ts">${bad}</script>`)).toContain(found)
  expect(weakerTls('told.ts', `// ${bad}`)).toEqual([])
})

test('checklist 5, 13, 14: permissions, navigation, windows and downloads are refused by default', () => {
  const text = textOf('src/main/security.ts')
  for (const name of ['will-navigate', 'will-redirect', 'will-attach-webview', 'will-download'])
    expect(text).toContain(name)
  expect(text).toMatch(/setWindowOpenHandler\(\(\) => \(\{ action: 'deny' \}\)\)/u)
  expect(text).toMatch(/setPermissionRequestHandler/u)
})

test('checklist 19: the fuses are asked for shut', () => {
  const text = textOf('electron-builder.yml')
  for (const name of ['runAsNode', 'enableNodeOptionsEnvironmentVariable', 'enableNodeCliInspectArguments'])
    expect(text).toContain(`${name}: false`)
  for (const name of ['enableEmbeddedAsarIntegrityValidation', 'onlyLoadAppFromAsar'])
    expect(text).toContain(`${name}: true`)
  expect(text).toContain('grantFileProtocolExtraPrivileges: false')
})
