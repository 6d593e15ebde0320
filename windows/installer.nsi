; The installer for one Windows user: no administrator, nothing outside the user's own folders and registry.
; makensis -DVERSION=0.1.0 -DFROM=the frozen folder -DICON=cchc-desktop.ico -DTO=CCHC-Desktop-0.1.0.exe installer.nsi
; Silent: CCHC-Desktop-0.1.0.exe /S; exit code 2 if the program stays open, 3 if this Windows is too old, 4 if a newer
; version is installed.
Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64 ; MB
RequestExecutionLevel user
ManifestDPIAware true
!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh

!define PROGRAM "CCHC Desktop"
!define EXE "CCHC-Desktop.exe"
!define KEPT "$INSTDIR\setup\CCHC-Desktop-setup.exe" ; this installer, for "Modify" in Windows' Settings: it repairs
!define PACKAGE "CCHC-Desktop.goi"
!define TEMPLATE "CCHC-Desktop.mau"
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\CCHC-Desktop"
!define LEAST_BUILD 17763 ; Windows 10 1809, the oldest that Qt 6.8 runs on
!define LEAST_MEMORY_MB 1900 ; 2 GB, less what the machine keeps for itself

Name "${PROGRAM} ${VERSION}"
OutFile "${TO}"
InstallDir "$LOCALAPPDATA\Programs\CCHC-Desktop"
InstallDirRegKey HKCU "Software\CCHC-Desktop" "folder"
BrandingText "${PROGRAM} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 "ProductName" "${PROGRAM}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "FileDescription" "Bộ cài ${PROGRAM}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "MIT"

Caption "Cài ${PROGRAM} ${VERSION}"
UninstallCaption "Gỡ ${PROGRAM}"
InstallButtonText "Cài đặt"
UninstallButtonText "Gỡ"
MiscButtonText "Quay lại" "Tiếp tục" "Hủy" "Đóng"

!define MUI_ICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_UNICON "${ICON}"
Var Task ; what this run does, in words
Var Explained
!define MUI_WELCOMEPAGE_TITLE "$Task"
!define MUI_WELCOMEPAGE_TEXT "$Explained$\r$\n$\r$\nNhấn Cài đặt để bắt đầu."
!define MUI_FINISHPAGE_TITLE "Đã cài xong"
!define MUI_FINISHPAGE_TEXT "Mở chương trình từ menu Start, mục ${PROGRAM}, hoặc nhấn đúp một tệp .cchc.$\r$\n$\r$\nBản thảo nằm ở thư mục riêng, bộ cài không đụng tới."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${PROGRAM} ngay"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Gỡ chương trình khỏi máy. Bản thảo, khóa và thiết lập ở lại trong máy."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "Đã cài xong"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

; Asks every visible window of the program in $INSTDIR to close, as its cross does: what was typed is saved.
!macro ASK_TO_CLOSE UN
Function ${UN}AskToClose
  StrCpy $0 0
  ${Do}
    FindWindow $0 "" "" "" $0
    ${If} $0 == 0
      ${Break}
    ${EndIf}
    System::Call 'user32::IsWindowVisible(p r0) i .r1'
    ${If} $1 == 0
      ${Continue}
    ${EndIf}
    System::Call 'user32::GetWindowThreadProcessId(p r0, *i .r1)'
    System::Call 'kernel32::OpenProcess(i 0x1000, i 0, i r1) p .r2'
    ${If} $2 == 0
      ${Continue}
    ${EndIf}
    StrCpy $3 ""
    System::Call 'kernel32::QueryFullProcessImageNameW(p r2, i 0, w .r3, *i ${NSIS_MAX_STRLEN})'
    System::Call 'kernel32::CloseHandle(p r2)'
    ${If} $3 == "$INSTDIR\${EXE}"
      System::Call 'user32::PostMessageW(p r0, i 0x10, p 0, p 0)' ; WM_CLOSE
      StrCpy $7 1
    ${EndIf}
  ${Loop}
FunctionEnd

; Sets $4 to 1 while a program of $INSTDIR runs: Windows opens the file of a running program for nobody's writing.
Function ${UN}LookWhetherItRuns
  StrCpy $4 0
  ${If} ${FileExists} "$INSTDIR\${EXE}"
    ClearErrors
    FileOpen $5 "$INSTDIR\${EXE}" a
    ${If} ${Errors}
      StrCpy $4 1
    ${Else}
      FileClose $5
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\cchc.exe"
    ClearErrors
    FileOpen $5 "$INSTDIR\cchc.exe" a
    ${If} ${Errors}
      StrCpy $4 1
    ${Else}
      FileClose $5
    ${EndIf}
  ${EndIf}
FunctionEnd

Function ${UN}CloseProgram
  StrCpy $8 60 ; quarters of a second; nobody is there to ask if it is silent, so that waits longer
  ${If} ${Silent}
    StrCpy $8 240
  ${EndIf}
  ${Do}
    StrCpy $6 0
    StrCpy $7 0
    ${Do}
      ; Once, when its window is there: a second time would close it although it has warned of text that is not saved.
      ${If} $7 == 0
        Call ${UN}AskToClose
      ${EndIf}
      Call ${UN}LookWhetherItRuns
      ${If} $4 == 0
        Return
      ${EndIf}
      Sleep 250
      IntOp $6 $6 + 1
    ${LoopUntil} $6 > $8
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${PROGRAM} còn đang mở.$\r$\n$\r$\nLưu việc đang làm và đóng cửa sổ của chương trình, rồi nhấn Thử lại." /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
    again:
  ${Loop}
FunctionEnd
!macroend
!insertmacro ASK_TO_CLOSE ""
!insertmacro ASK_TO_CLOSE "un."

; Files of an ending are opened by the program in $INSTDIR, by a double click.
!macro OPEN_FILES ENDING KIND WORDS
  WriteRegStr HKCU "Software\Classes\${ENDING}" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "${WORDS}"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
!macroend

!macro FORGET_FILES ENDING KIND
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  ReadRegStr $0 HKCU "Software\Classes\${ENDING}" ""
  ${If} $0 == "${KIND}" ; another program may have taken the ending since
    DeleteRegKey HKCU "Software\Classes\${ENDING}"
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${LEAST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "${PROGRAM} cần Windows 10 bản 1809 trở lên, loại 64 bit.$\r$\n$\r$\nMáy này chưa đạt. Cập nhật Windows hoặc dùng máy khác." /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  System::Call 'kernel32::GetPhysicallyInstalledSystemMemory(*l .r0) i .r1'
  ${If} $1 != 0
    System::Int64Op $0 / 1024
    Pop $0
    ${If} $0 < ${LEAST_MEMORY_MB}
      MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION "Máy có $0 MB bộ nhớ; ${PROGRAM} cần 2 GB. Chương trình có thể chạy rất chậm.$\r$\n$\r$\nNhấn OK để vẫn cài." /SD IDOK IDOK goOn
      SetErrorLevel 3
      Quit
      goOn:
    ${EndIf}
  ${EndIf}
  Call CompareWithInstalled
FunctionEnd

; An older program does not open what a newer one has written: it is installed over that only by who insists.
Function CompareWithInstalled
  StrCpy $Task "Cài ${PROGRAM} ${VERSION}"
  StrCpy $Explained "Chương trình soạn báo cáo cải cách hành chính của xã, phường, đặc khu.$\r$\n$\r$\nChỉ cài cho người đang dùng máy, không cần quyền quản trị."
  ReadRegStr $0 HKCU "${LISTED}" "DisplayVersion"
  ${If} $0 == ""
    Return
  ${EndIf}
  ${VersionCompare} "$0" "${VERSION}" $1
  ${If} $1 == 0
    StrCpy $Task "Sửa ${PROGRAM} ${VERSION}"
    StrCpy $Explained "Bản ${VERSION} đã có trên máy. Cài lại để sửa: mọi tệp của chương trình, menu Start và việc mở tệp .cchc trở lại như mới.$\r$\n$\r$\nBản thảo, khóa và thiết lập giữ nguyên."
  ${ElseIf} $1 == 2
    StrCpy $Task "Nâng ${PROGRAM} từ $0 lên ${VERSION}"
    StrCpy $Explained "Bản ${VERSION} thay bản $0. Bản thảo, khóa và thiết lập giữ nguyên.$\r$\n$\r$\nNếu chương trình đang mở, bộ cài yêu cầu đóng cửa sổ; chữ đang gõ được lưu."
  ${Else}
    MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Máy đang có bản $0, mới hơn bộ cài này (${VERSION}).$\r$\n$\r$\nBản cũ không mở được bản thảo do bản mới ghi. Nhấn Cancel để giữ bản $0." /SD IDCANCEL IDOK older
    SetErrorLevel 4
    Quit
    older:
    StrCpy $Task "Thay bản $0 bằng bản cũ hơn ${VERSION}"
  ${EndIf}
FunctionEnd

Section
  Call CloseProgram
  SetOutPath "$INSTDIR"
  ; The folder belongs to the program: what an older version left there would be found by the newer one.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licenses"
  File /r "${FROM}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} $EXEPATH != "${KEPT}"
    CreateDirectory "$INSTDIR\setup"
    CopyFiles /SILENT "$EXEPATH" "${KEPT}"
  ${EndIf}
  CreateShortcut "$SMPROGRAMS\${PROGRAM}.lnk" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "Software\CCHC-Desktop" "folder" "$INSTDIR"
  !insertmacro OPEN_FILES ".cchc" "${PACKAGE}" "Gói bàn giao báo cáo CCHC"
  !insertmacro OPEN_FILES ".cchcm" "${TEMPLATE}" "Gói mẫu báo cáo CCHC"
  WriteRegStr HKCU "${LISTED}" "DisplayName" "${PROGRAM}"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${LISTED}" "Publisher" "CCHC-Desktop"
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegStr HKCU "${LISTED}" "ModifyPath" '"${KEPT}"'
  WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" ${SIZE_KB}
  DeleteRegValue HKCU "${LISTED}" "NoModify"
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1 ; Windows has that button for its own kind of packages alone
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; the icons of .cchc files
SectionEnd

Section Uninstall
  Call un.CloseProgram
  ; The drafts are elsewhere, in %LOCALAPPDATA%\CCHC-Desktop, and stay.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licenses"
  RMDir /r "$INSTDIR\huong-dan"
  RMDir /r "$INSTDIR\setup"
  Delete "$INSTDIR\${EXE}"
  Delete "$INSTDIR\cchc.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${PROGRAM}.lnk"
  DeleteRegKey HKCU "${LISTED}"
  !insertmacro FORGET_FILES ".cchc" "${PACKAGE}"
  !insertmacro FORGET_FILES ".cchcm" "${TEMPLATE}"
  DeleteRegKey HKCU "Software\CCHC-Desktop"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
