export const guide = {
  title: '使い方の手引き',
  open: '使い方の手引きを開く',
  contents: '目次',
  inJapanese: '手引きは日本語です。',
  about: {
    version: 'このアプリ',
    runtime: '動かしている土台',
    license: '使用許諾（MIT License）',
    notices: 'ほかの方々が作った部品と、その使用許諾',
    noticesHint: '英語の原文のままです。',
    licenseText: '使用許諾の原文',
    noticesText: '部品の使用許諾の原文',
    loading: '開いています。',
  },
}
