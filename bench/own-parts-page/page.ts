// What our screens are made of, without screens, texts and rules: the same kinds of parts as the peer of B8 has, on the
// same Vue and Pinia. All of ui/, every icon, and the frames of a list that shows what is in sight.
import { createPinia } from 'pinia'
import { createApp, h, type Component } from 'vue'
import BoardTable from '../../src/renderer/src/board/BoardTable.vue'
import ClosingChart from '../../src/renderer/src/closing/ClosingChart.vue'
import ClosingTable from '../../src/renderer/src/closing/ClosingTable.vue'
import AppRail from '../../src/renderer/src/frame/AppRail.vue'
import ReceiptList from '../../src/renderer/src/receipts/ReceiptList.vue'
import { createTexts } from '../../src/renderer/src/text/index.ts'
import '../../src/renderer/src/ui/base.css'
import '../../src/renderer/src/ui/tokens.css'

// Found by the builder: a part that is added to ui/ counts from then on.
const PARTS = import.meta.glob<Component>('../../src/renderer/src/ui/*.vue', { eager: true, import: 'default' })
const OTHERS: readonly Component[] = [AppRail, BoardTable, ClosingChart, ClosingTable, ReceiptList]

createApp({ render: () => [...Object.values(PARTS), ...OTHERS].map((part) => h(part)) })
  .use(createPinia())
  .use(createTexts('ja', {}))
  .mount('#app')
