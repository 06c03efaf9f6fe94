/** What goes wrong with receipts on paper and their logo. */
export const documentErrors = {
  'document-refused': {
    'amount-differs': {
      what: '品目の合計が、請求した金額と違います。',
      next: '金額を直してから、もう一度出してください。',
    },
    'no-issuer': { what: '発行者（お店の名前）がまだ入っていません。', next: '設定の「発行者」で入れてください。' },
    other: { what: 'この書類は出せません。', next: '受付を開き直して、理由を確かめてください。' },
  },
  'print-failed': { what: '印刷できませんでした。', next: 'プリンターを確かめるか、PDFに保存してください。' },
  'picture-refused': {
    'too-large': { what: '画像が大きすぎます（1MBまで）。', next: '小さくした画像を選んでください。' },
    'too-wide': { what: '画像の幅か高さが大きすぎます（4000ドットまで）。', next: '小さくした画像を選んでください。' },
    'not-a-picture': { what: 'PNGかJPEGの画像ではないか、壊れています。', next: '別の画像を選んでください。' },
    unreadable: { what: '画像を読めませんでした。', next: '置き場所を確かめて、選び直してください。' },
  },
  'order-erased': {
    what: 'お客様の情報を消した注文のため、メモは残せません。',
    next: '残したいことは、この注文の外に書いてください。',
  },
}
