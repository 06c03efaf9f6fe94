import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readGuide } from '../../../../scripts/guide/read-guide.ts'

const text = (words: string) => [{ kind: 'text', text: words }]

describe('reading the guide', () => {
  test('headings, paragraphs and pictures come in order', () => {
    const markdown = '# 手引き\n\n一行目\n二行目\n\n## はじめての日\n![絵](screens/a.png)\n'
    expect(readGuide(markdown)).toEqual([
      { kind: 'heading', level: 1, id: '手引き', text: '手引き' },
      { kind: 'paragraph', spans: text('一行目二行目') },
      { kind: 'heading', level: 2, id: 'はじめての日', text: 'はじめての日' },
      { kind: 'picture', text: '絵', source: 'screens/a.png' },
    ])
  })

  test('a list goes on with its number after something else stood between', () => {
    expect(readGuide('1. 一\n2. 二\n\n間\n\n3. 三\n- 点')).toEqual([
      { kind: 'list', ordered: true, start: 1, items: [text('一'), text('二')] },
      { kind: 'paragraph', spans: text('間') },
      { kind: 'list', ordered: true, start: 3, items: [text('三')] },
      { kind: 'list', ordered: false, start: 1, items: [text('点')] },
    ])
  })

  test('a table has its head and its rows, with keys in strong letters', () => {
    expect(readGuide('| 手順 | キー |\n|---|---|\n| 開く | **F2** か `F3` |')).toEqual([
      {
        kind: 'table',
        head: [text('手順'), text('キー')],
        rows: [
          [
            text('開く'),
            [
              { kind: 'strong', text: 'F2' },
              { kind: 'text', text: ' か ' },
              { kind: 'code', text: 'F3' },
            ],
          ],
        ],
      },
    ])
  })

  test('a link leads to a heading of the guide', () => {
    expect(readGuide('[困ったとき](#困ったとき)を見ます')).toEqual([
      { kind: 'paragraph', spans: [{ kind: 'link', text: '困ったとき', to: '困ったとき' }, ...text('を見ます')] },
    ])
  })

  test('nothing of the guide itself is left unread', () => {
    const guide = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'guide-ja.md'), 'utf8')
    const plain = JSON.stringify(readGuide(guide).filter((block) => block.kind !== 'picture'))
    expect(plain).not.toMatch(/\*\*|!\[|\]\(|\|/u)
  })
})
