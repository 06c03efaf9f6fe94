import type { OpenDialogOptions, SaveDialogOptions } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import { askOpenPath, askSavePath } from '../../../../src/main/windows/ask-path.ts'

interface Asked {
  options: unknown
  answer: string[]
}
const asked = vi.hoisted((): Asked => ({ options: null, answer: [] }))
vi.mock('electron', () => ({
  dialog: {
    showSaveDialog: (options: SaveDialogOptions) => {
      asked.options = options
      return Promise.resolve({ canceled: asked.answer.length === 0, filePath: asked.answer[0] ?? '' })
    },
    showOpenDialog: (options: OpenDialogOptions) => {
      asked.options = options
      return Promise.resolve({ canceled: asked.answer.length === 0, filePaths: asked.answer })
    },
  },
}))

beforeEach(() => {
  asked.answer = []
})

it('offers a clean name with its ending, and answers null when nobody chose', async () => {
  const question = { window: null, title: '保存', name: '日計表/2026:11', extension: 'csv', fileKind: 'CSV' }
  expect(await askSavePath(question)).toBeNull()
  expect(asked.options).toEqual({
    title: '保存',
    defaultPath: '日計表202611.csv',
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  })
  asked.answer = ['/shop/a.csv']
  expect(await askSavePath(question)).toBe('/shop/a.csv')
})

it('asks for a file of a kind or for a folder, and answers null when nobody chose', async () => {
  expect(await askOpenPath({ window: null, title: '開く', files: null })).toBeNull()
  expect(asked.options).toEqual({ title: '開く', properties: ['openDirectory', 'createDirectory'] })
  asked.answer = ['/shop/logo.png']
  const files = { kind: '画像', extensions: ['png'] }
  expect(await askOpenPath({ window: null, title: '開く', files })).toBe('/shop/logo.png')
  expect(asked.options).toMatchObject({ properties: ['openFile'], filters: [{ name: '画像', extensions: ['png'] }] })
})
