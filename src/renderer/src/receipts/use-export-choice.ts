import { computed, ref } from 'vue'
import type { CsvMode, Encoding } from '../../../shared/export-request.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import { BUILT_IN_PRESETS } from '../../../shared/receipt-columns.ts'
import type { Settings } from '../../../shared/settings.ts'
import { useShop } from '../stores/shop.ts'
import { columnsOf, presetOf, withPreset, type Columns } from './export-choice.ts'

/** Columns, encoding and mode of the file as the shop left them, and its own presets; all kept in the settings. */
export function useExportChoice(bridge: Bridge) {
  const shop = useShop()
  const kept = shop.settings?.exportChoice
  const columns = ref<Columns>(kept?.columns ?? BUILT_IN_PRESETS.all)
  const encoding = ref<Encoding>(kept?.encoding ?? 'utf-8-bom')
  const mode = ref<CsvMode>(kept?.csvMode ?? 'excel')
  const own = computed(() => shop.settings?.exportPresets ?? [])
  const preset = computed(() => presetOf(columns.value, own.value))

  async function save(change: Partial<Settings>): Promise<boolean> {
    const reply = await bridge.settings.save(change)
    if (reply.ok) shop.settings = reply.value
    return reply.ok
  }
  const remember = (): Promise<boolean> =>
    save({ exportChoice: { columns: [...columns.value], encoding: encoding.value, csvMode: mode.value } })

  function choosePreset(name: string): void {
    columns.value = columnsOf(name, own.value) ?? columns.value
  }
  const savePreset = (name: string): Promise<boolean> =>
    save({ exportPresets: [...withPreset(own.value, { name, columns: [...columns.value] })] })
  const removePreset = (name: string): Promise<boolean> =>
    save({ exportPresets: own.value.filter((other) => other.name !== name) })

  return { columns, encoding, mode, own, preset, choosePreset, savePreset, removePreset, remember }
}
