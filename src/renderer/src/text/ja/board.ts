export const board = {
  title: '進行中',
  count: '{count} 件',
  table: '進行中の受付',
  trouble: '確認が必要な受付が {count} 件あります',
  troubleHint: '結果が確かでないか、見直しが必要な受付です。行を開いて、次にすることを確かめてください。',
  column: {
    status: '状況',
    elapsed: '経過',
    checked: '最終確認',
  },
  noNumber: '番号なし',
  noCharge: '請求なし',
  neverChecked: 'まだ',
  keys: '↑ ↓ で選び、Enter で開きます。',
  finished: 'さきほど終わった受付',
  empty: {
    title: 'いま進行中の受付はありません',
    lead: '電話で注文を受けたら、F2 キーで新規注文を始めます。登録すると識別番号が出て、ここに並びます。',
    steps: {
      register: '新規注文で金額を登録します',
      transfer: 'お客様の電話を自動音声に転送し、識別番号を押します',
      result: '結果が出ると、ここと通知でお知らせします',
    },
    start: '新規注文を始める',
    practise: '練習電話をためす',
  },
}
