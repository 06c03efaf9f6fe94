import { mount } from '@vue/test-utils'
import { createPinia, type Pinia } from 'pinia'
import type { Component } from 'vue'
import { vi } from 'vitest'
import { bridgeKey } from '../../../../src/renderer/src/bridge.ts'
import { useShop } from '../../../../src/renderer/src/stores/shop.ts'
import type { Language } from '../../../../src/renderer/src/text/index.ts'
import type { AppError } from '../../../../src/shared/app-error.ts'
import type { Bridge } from '../../../../src/shared/ipc-contract.ts'
import { NO_OPERATORS } from '../../../../src/shared/operator.ts'
import type { Order } from '../../../../src/shared/order.ts'
import type { PlaceOrderInput } from '../../../../src/shared/place-order.ts'
import { failure, success, type Result } from '../../../../src/shared/result.ts'
import { Settings } from '../../../../src/shared/settings.ts'
import * as v from 'valibot'
import { anOrderDraft } from '../../../support/builders.ts'
import { bothTexts } from './both-texts.ts'

const silent = () => () => undefined
const refuse = () => Promise.resolve(failure({ kind: 'unexpected' as const }))

/** A bridge whose registering answers as told; everything else refuses. */
export function aBridge(place: (input: PlaceOrderInput) => Promise<Result<Order, AppError>>): Bridge {
  return {
    orders: {
      place,
      list: refuse,
      get: refuse,
      history: refuse,
      board: refuse,
      again: (id) => Promise.resolve(success(anOrderDraft({ previous: id, details: { orderId: 'U20261101-0001-2' } }))),
      check: refuse,
      storeHeld: refuse,
      withdraw: refuse,
      reconcile: refuse,
      detail: refuse,
      note: refuse,
      recordMoney: refuse,
      erase: refuse,
      erasable: refuse,
      ageing: refuse,
      sums: refuse,
      onChanged: silent,
      onFinished: silent,
      onOpen: silent,
    },
    customers: { list: refuse, suggest: refuse, orders: refuse, save: refuse, merge: refuse, forget: refuse },
    templates: { list: refuse, save: refuse, move: refuse, forget: refuse },
    draft: { keep: refuse, kept: refuse },
    audit: { check: refuse, export: refuse },
    book: {
      health: refuse,
      backups: refuse,
      backup: refuse,
      backupTo: refuse,
      bring: refuse,
      preview: refuse,
      restore: refuse,
      startNew: refuse,
      retry: refuse,
    },
    closing: { day: refuse, days: refuse, close: refuse, print: refuse, pdf: refuse, csv: refuse },
    documents: { issue: refuse, logo: refuse, chooseLogo: refuse, removeLogo: refuse },
    receipts: { preview: refuse, export: refuse, cancelExport: refuse, showFile: refuse, onProgress: silent },
    settings: {
      get: refuse,
      save: refuse,
      saveCredentials: refuse,
      keepForSession: refuse,
      tryConnection: refuse,
      clearCredentials: refuse,
      credentialStatus: refuse,
      chooseMode: refuse,
      onChanged: silent,
    },
    desk: { state: refuse, shown: refuse, onChanged: silent, onShow: silent },
    mini: { open: refuse },
    backupFolder: { state: refuse, choose: refuse, forget: refuse, onChanged: silent },
    moving: { write: refuse, look: refuse, take: refuse, forget: refuse },
    operators: {
      state: () => Promise.resolve(success(NO_OPERATORS)),
      signIn: refuse,
      leave: refuse,
      recover: refuse,
      add: refuse,
      change: refuse,
      setAway: refuse,
      onChanged: silent,
    },
    training: { phone: refuse, state: refuse, onChanged: silent },
    support: { look: refuse, save: refuse },
    updates: { state: refuse, ask: refuse, load: refuse, cancel: refuse, install: refuse, onChanged: silent },
  }
}

export interface Sat {
  readonly bridge?: Bridge
  readonly language?: Language
  readonly props?: Record<string, unknown>
  readonly pinia?: Pinia
  readonly settings?: Partial<Settings>
}

/** A component at a desk of its own: fresh stores, both languages, a bridge, attached so that focus is real. */
export function atDesk(
  component: Component,
  { bridge = aBridge(vi.fn(refuse)), language = 'ja', props, ...given }: Sat = {},
) {
  const pinia = given.pinia ?? createPinia()
  useShop(pinia).settings = v.parse(Settings, { operator: 'sato', ...given.settings })
  const wrapper = mount(component, {
    attachTo: document.body,
    props: props ?? {},
    global: { plugins: [pinia, bothTexts(language)], provide: { [bridgeKey]: bridge } },
  })
  return { wrapper, pinia }
}
