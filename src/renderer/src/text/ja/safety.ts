/** What is said when something cannot be kept. */
export const safety = {
  held: {
    title: '届いた返事を保存できていません（{count}件）',
    orders: '注文 {orderIds}',
    why: '空き容量が足りません。番号は、保存できるまで画面に出ません。この登録で請求は発生していません。',
    next: '不要なファイルを消すと、自動で保存して番号を出します。それまでアプリを閉じないでください。新しい注文は登録できません。',
    retry: 'もう一度保存する',
    still: 'まだ保存できません。',
  },
}
