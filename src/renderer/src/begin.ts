import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { asked } from './asked.ts'
import { bridgeKey } from './bridge.ts'
import { createTexts } from './text/index.ts'
import './ui/tokens.css'
import './ui/base.css'

const { language, texts } = await asked.texts
createApp(App)
  .use(createPinia())
  .use(createTexts(language, { [language]: texts }))
  .provide(bridgeKey, asked.bridge)
  .mount('#app')
asked.forget()
