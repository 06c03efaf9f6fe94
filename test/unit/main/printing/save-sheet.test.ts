import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { markup } from '../../../../src/main/printing/markup.ts'
import { saveSheet } from '../../../../src/main/printing/save-sheet.ts'
import type { Sheet, SheetPrinting } from '../../../../src/main/printing/sheet.ts'

const dialog = vi.hoisted(() => ({ offered: '', answer: '' }))
vi.mock('electron', () => ({
  dialog: {
    showSaveDialog: ({ defaultPath }: { defaultPath: string }) => {
      dialog.offered = defaultPath
      return Promise.resolve({ canceled: dialog.answer === '', filePath: dialog.answer })
    },
  },
}))

const folder = mkdtempSync(join(tmpdir(), 'save-sheet-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const sheet: Sheet = { title: '', language: 'ja', paper: 'a4', body: markup``, style: '', picture: null }
const printer: SheetPrinting = {
  pdf: () => Promise.resolve(Buffer.from('%PDF-whole')),
  print: () => Promise.resolve('printed'),
}
const question = { window: null, title: '保存', fileKind: 'PDF' }

it('writes the whole file under the chosen name and nothing beside it', async () => {
  dialog.answer = join(folder, '領収書.pdf')
  expect(await saveSheet(printer, sheet, { ...question, name: '領収書' })).toEqual({
    ok: true,
    value: { path: dialog.answer },
  })
  expect(readFileSync(dialog.answer, 'utf8')).toBe('%PDF-whole')
  expect(readdirSync(folder)).toEqual(['領収書.pdf'])
})

it('writes nothing when the dialog is closed', async () => {
  dialog.answer = ''
  expect(await saveSheet(printer, sheet, { ...question, name: 'x' })).toEqual({ ok: true, value: null })
})

it('says why a file could not be written', async () => {
  dialog.answer = join(folder, 'no-such-folder', 'x.pdf')
  expect(await saveSheet(printer, sheet, { ...question, name: 'x' })).toEqual({
    ok: false,
    error: { kind: 'export-failed', reason: 'folder-gone' },
  })
})

it('offers a name that every file system takes', async () => {
  dialog.answer = ''
  await saveSheet(printer, sheet, { ...question, name: '../..\\領収書: <山田>\u202E?*|"\u0000 様.' })
  expect(dialog.offered).toBe('領収書 山田 様.pdf')
  expect(basename(dialog.offered)).toBe(dialog.offered)
  await saveSheet(printer, sheet, { ...question, name: '...' })
  expect(dialog.offered).toBe('document.pdf')
})
