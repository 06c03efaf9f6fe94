// The empty app beside ours: Vue, one input, nothing else.
import { createApp } from 'vue'
import EmptyApp from './EmptyApp.vue'

createApp(EmptyApp).mount('#app')
