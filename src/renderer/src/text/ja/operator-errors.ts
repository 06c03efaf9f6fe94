/** What goes wrong with choosing and keeping operators. */
export const operatorErrors = {
  'signed-out': {
    what: '担当が選ばれていないため、操作できません。',
    next: '担当を選んでから、もう一度お試しください。',
  },
  'not-allowed': {
    what: 'この操作は管理者だけができます。',
    next: '管理者（{who}）に切り替えてもらってください。',
  },
  'wrong-pin': {
    now: { what: 'PINが違います。', next: 'もう一度入力してください。' },
    later: { what: 'PINが違います。', next: '{seconds}秒たつと、もう一度試せます。' },
  },
  'pin-wait': {
    what: '続けて間違えたため、いまは試せません。',
    next: '{seconds}秒たつと、もう一度試せます。',
  },
  'operator-refused': {
    unknown: { what: 'この担当は選べません。', next: '一覧から選び直してください。' },
    'name-taken': { what: '同じ名前の担当がいます。', next: '見分けのつく名前にしてください。' },
    'user-id-taken': { what: '同じユーザーIDの担当がいます。', next: '別のユーザーIDにしてください。' },
    'admin-first': { what: '最初の担当は管理者にしてください。', next: '役割で管理者を選んでください。' },
    'last-admin': {
      what: '管理者が一人もいなくなるため、変えられません。',
      next: '先に、ほかの担当を管理者にしてください。',
    },
  },
  'recovery-refused': {
    'no-keys': {
      what: 'このパソコンで鍵を確かめられないため、PINを外せません。',
      next: '鍵が保存されていないか、鍵の保管場所が答えていません。アプリを閉じ、データのフォルダーの operators.json を別の場所に移して開き直すと、担当を登録し直せます。受付簿は変わりません。',
    },
    differs: { what: 'APIキーかAPIパスワードが違います。', next: '保存してあるものと同じ文字を入力してください。' },
  },
  'operators-unkept': {
    what: '担当の一覧を保存できませんでした。何も変わっていません。',
    next: 'ディスクの空きを確かめて、もう一度お試しください。',
  },
}
