/** Why something done in the provider's console cannot be recorded. */
export const moneyErrors = {
  'money-refused': {
    'not-charged': { what: 'この注文は請求されていないため、記録できません。', next: '注文を確かめてください。' },
    'not-provisional': { what: '即時売上のため、売上の確定の記録は要りません。', next: '取消か返金を選んでください。' },
    'not-captured': {
      what: '売上の確定の記録がないため、返金を記録できません。',
      next: '仮売上を取り消したときは「取消」を選んでください。',
    },
    'already-captured': {
      what: '売上はすでに記録されています。',
      next: '誤りなら、前の記録を取り消してから記録してください。',
    },
    'already-voided': {
      what: 'この注文は取消が記録されています。',
      next: '誤りなら、前の記録を取り消してから記録してください。',
    },
    'already-refunded': {
      what: '返金が記録されているため、取消を記録できません。',
      next: '残りも返したときは「返金」を選んでください。返金の記録が誤りなら、先に取り消してください。',
    },
    'only-whole': {
      what: '取消は全額だけを記録できます。',
      next: '一部を返したときは「返金」を選んでください。',
    },
    'too-much': { what: '請求した金額を超えています。', next: '金額を確かめてください。' },
    'no-such-entry': {
      what: '取り消す記録が見つからないか、すでに取り消されています。',
      next: '画面の最新の状態を確かめてください。',
    },
    'rests-on-it': {
      what: 'この売上に対する返金・取消の記録が残っているため、取り消せません。',
      next: '先に返金・取消の記録を取り消してください。',
    },
    'future-day': {
      what: 'まだ来ていない日は記録できません。',
      next: '決済会社の管理画面で操作した日を入れてください。',
    },
  },
}
