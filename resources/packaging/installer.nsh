; For the one who installs it and nobody else: without this a page asks whom for, with a choice that is greyed out.
!macro customInstallMode
  StrCpy $isForceCurrentInstall "1"
!macroend

; Said when the app is removed: the books stay, and where. In customHeader, because the languages are known only by then.
!macro customHeader
  LangString uketsukeBooksStay 1041 "Uketsuke を削除しました。受付の帳簿と控えは、このパソコンに残してあります（$APPDATA\Uketsuke）。帳簿は 7 年間の保存が必要です。"
  LangString uketsukeBooksStay 1033 "Uketsuke was removed. Its order book and backups stay on this PC ($APPDATA\Uketsuke): they have to be kept for seven years."
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
  ${andIfNot} ${Silent}
    MessageBox MB_OK|MB_ICONINFORMATION "$(uketsukeBooksStay)"
  ${endIf}
!macroend
