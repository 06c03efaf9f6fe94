import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { bridgeKey, windowBridge } from './bridge.ts'
import { firstTexts } from './text/fetch-texts.ts'
import { createTexts } from './text/index.ts'
import './ui/tokens.css'
import './ui/base.css'

const { language, texts } = await firstTexts()
createApp(App)
  .use(createPinia())
  .use(createTexts(language, { [language]: texts }))
  .provide(bridgeKey, windowBridge())
  .mount('#app')
