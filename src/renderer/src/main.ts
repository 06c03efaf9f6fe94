import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { bridgeKey, windowBridge } from './bridge.ts'
import { createTexts } from './text/index.ts'
import './ui/tokens.css'
import './ui/base.css'

createApp(App).use(createPinia()).use(createTexts('ja')).provide(bridgeKey, windowBridge()).mount('#app')
