import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { Settings } from '../../../../src/shared/settings.ts'
import { orderIdExample } from '../../../../src/renderer/src/settings/order-id-example.ts'
import { sectionsOf } from '../../../../src/renderer/src/settings/settings-sections.ts'
import { typedFrom, TypedSettings } from '../../../../src/renderer/src/settings/typed-settings.ts'

describe('settings as typed', () => {
  it('come back as they were stored when nothing is touched', () => {
    const settings = v.parse(Settings, { mode: 'real' })
    // Chosen and kept elsewhere: the mode by its own buttons, the export in its dialog.
    const { mode, exportChoice, exportPresets, ...form } = settings
    expect([mode, exportChoice.file, exportPresets]).toEqual(['real', 'receipts', []])
    expect(v.parse(TypedSettings, typedFrom(settings))).toEqual(form)
  })
  it.each(['', '0', '169', '1.5', '二十四'])('the lapse of "%s" hours is refused', (lapseHours) => {
    const typed = { ...typedFrom(v.parse(Settings, {})), lapseHours }
    expect(v.safeParse(TypedSettings, typed).success).toBe(false)
  })
  it('a list of instalments without any count is refused', () => {
    const typed = { ...typedFrom(v.parse(Settings, {})), payTimesList: ' 、, ' }
    expect(v.safeParse(TypedSettings, typed).success).toBe(false)
  })
  it('refused fields name their section once, in the order of the screen', () => {
    expect(sectionsOf(['sound', 'payTimesList.2', 'shopId', 'lapseHours'])).toEqual(['shop', 'usual', 'attention'])
  })
})

describe('the example of an order ID', () => {
  it('is of today in Japan, although UTC still has yesterday', () => {
    const now = Date.parse('2026-11-23T08:59:00+09:00')
    expect(orderIdExample('U{yyyy}{MM}{dd}-{n4}', now)).toBe('U20261123-0001')
    expect(orderIdExample('{dd}{dd}-{n6}A', now)).toBe('2323-000001A')
  })
})
