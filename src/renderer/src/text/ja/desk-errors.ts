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
  'not-in-training': {
    what: '練習電話は練習モードでだけ使えます。',
    next: '設定で練習モードに切り替えてください。',
  },
}
