import * as v from 'valibot'
import { computed, ref, watch } from 'vue'
import { ACCOUNTING_ENCODINGS, AccountingLabels } from '../../../shared/accounting.ts'
import type { CsvMode, Encoding } from '../../../shared/export-request.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import { BUILT_IN_PRESETS } from '../../../shared/receipt-columns.ts'
import type { Settings } from '../../../shared/settings.ts'
import { useShop } from '../stores/shop.ts'
import type { FileKind } from './accounting-file.ts'
import { columnsOf, presetOf, withPreset, type Columns } from './export-choice.ts'

/** Columns, encoding and mode of the file as the shop left them, and its own presets; all kept in the settings. */
export function useExportChoice(bridge: Bridge) {
  const shop = useShop()
  const kept = shop.settings?.exportChoice
  const columns = ref<Columns>(kept?.columns ?? BUILT_IN_PRESETS.all)
  const kind = ref<FileKind>(kept?.file ?? 'receipts')
  const receiptEncoding = ref<Encoding>(kept?.encoding ?? 'utf-8-bom')
  const encoding = ref<Encoding>(usualEncoding())
  const mode = ref<CsvMode>(kept?.csvMode ?? 'excel')
  /** The receipts' encoding is kept as it was left; an accounting program's file starts with what its import reads. */
  function usualEncoding(): Encoding {
    return kind.value === 'receipts' ? receiptEncoding.value : ACCOUNTING_ENCODINGS[kind.value]
  }
  watch(kind, () => (encoding.value = usualEncoding()))
  const labels = computed(() => v.parse(AccountingLabels, shop.settings ?? {}))
  const own = computed(() => shop.settings?.exportPresets ?? [])
  const preset = computed(() => presetOf(columns.value, own.value))

  async function save(change: Partial<Settings>): Promise<boolean> {
    const reply = await bridge.settings.save(change)
    if (reply.ok) shop.settings = reply.value
    return reply.ok
  }
  function remember(): Promise<boolean> {
    if (kind.value === 'receipts') receiptEncoding.value = encoding.value
    const kept = { columns: [...columns.value], encoding: receiptEncoding.value, csvMode: mode.value }
    return save({ exportChoice: { ...kept, file: kind.value } })
  }

  function choosePreset(name: string): void {
    columns.value = columnsOf(name, own.value) ?? columns.value
  }
  const savePreset = (name: string): Promise<boolean> =>
    save({ exportPresets: [...withPreset(own.value, { name, columns: [...columns.value] })] })
  const removePreset = (name: string): Promise<boolean> =>
    save({ exportPresets: own.value.filter((other) => other.name !== name) })

  return { kind, columns, encoding, mode, own, labels, preset, choosePreset, savePreset, removePreset, remember }
}
