import type { Messages } from '../messages.ts'
import type { guide as ja } from '../ja/guide.ts'

export const guide: Messages<typeof ja> = {
  title: 'Guide',
  open: 'Open the guide',
  contents: 'Contents',
  inJapanese: 'The guide is written in Japanese.',
  about: {
    version: 'This app',
    runtime: 'It runs in',
    license: 'Licence (MIT License)',
    notices: 'Parts made by others and their licences',
    noticesHint: 'In their own words.',
    licenseText: 'Text of the licence',
    noticesText: 'Licences of the parts',
    loading: 'Opening.',
  },
}
