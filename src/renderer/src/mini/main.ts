import { createApp } from 'vue'
import { miniBridge } from '../bridge.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import MiniNumber from './MiniNumber.vue'

createApp(MiniNumber, { bridge: miniBridge() }).mount('#mini')
