import type { FlowStage } from './simulated-order.ts'

// The document lists no values; these are the training provider's own.
const levels: Readonly<Record<FlowStage, { readonly id: string; readonly name: string }>> = {
  'before-call': { id: '0000', name: '着信待ち' },
  'handing-over': { id: '0100', name: 'お客様への取次ぎ' },
  'card-number': { id: '0210', name: 'カード番号の入力' },
  expiry: { id: '0220', name: '有効期限の入力' },
  'security-code': { id: '0230', name: 'セキュリティコードの入力' },
  processing: { id: '0300', name: 'カード会社との通信' },
  ended: { id: '0900', name: '通話終了' },
}

/** flowLevelId (4 digits) and flowLevelName for a stage of the call. */
export function flowLevel(stage: FlowStage): { readonly id: string; readonly name: string } {
  return levels[stage]
}
