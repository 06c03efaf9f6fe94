import { onBeforeUnmount, onMounted } from 'vue'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { Order } from '../../../shared/order.ts'
import { useShop } from '../stores/shop.ts'
import { playSound, type SoundName } from './play-sound.ts'

/** Two sounds that can be told apart with the back turned: it went through, or somebody should look. */
export function soundOf(order: Pick<Order, 'status' | 'review'>): SoundName {
  return (order.status === 'paid' || order.status === 'saved') && order.review === null ? 'done' : 'attention'
}

/** A short sound when a call ends, also while the window is hidden. */
export function useResultSound(bridge: Bridge): void {
  const shop = useShop()
  let stop = (): void => undefined
  onMounted(() => {
    stop = bridge.orders.onFinished((order) => {
      const { settings } = shop
      if (settings?.sound === true) void playSound(soundOf(order), settings.soundVolume)
    })
  })
  onBeforeUnmount(() => stop())
}
