/** Refusals of the desk itself, beside those of orders and the book. */
export const deskErrors = {
  'no-longer-saved': {
    what: 'その内容は、もう保存されていません。',
    next: '一覧を開き直して、選び直してください。',
  },
  'draft-not-kept': {
    what: '入力中の注文の控えを保存できません。',
    next: 'このまま登録できます。アプリを閉じると入力は消えます。',
  },
  'update-blocked': {
    what: '進行中の注文が{orders}件あるため、いまは新しい版に入れ替えません。',
    next: 'すべての注文の結果が出るか、取り下げてからお試しください。',
  },
  'not-in-training': {
    what: '練習電話は練習モードでだけ使えます。',
    next: '設定で練習モードに切り替えてください。',
  },
}
