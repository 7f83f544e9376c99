; The installer for one clerk: no administrator, no question that must be answered.
;
; Compiled by installer.py, which gives
;   VERSION, VERSION4       0.3.1 and 0.3.1.0
;   SIZE_KB                 what is installed
;   ICON, OUTPUT            files
;   INSTALL_LIST            File commands for everything that goes in
;   REMOVE_LIST             Delete and RMDir commands for exactly the same
;   QUICK                   for an installer that is only tried: not compressed
;
; Exit codes: 0 done, 1 cancelled, 2 the folder cannot be written, 3 the program is running,
; 4 this Windows is too old.

Unicode true
!ifdef QUICK
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
; Files get the time of their installation: the same commit gives the same installer.
SetDateSave off
RequestExecutionLevel user
ManifestSupportedOS all
ManifestDPIAware true

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include Sections.nsh
!include WinVer.nsh
!include x64.nsh

!define WINDOW "taizhang-window.exe"
!define SUFFIX ".ledger"
!define PROGID "Taizhang.Ledger"
!define CLASSES "Software\Classes"
!define PROGRAMS_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Taizhang"
!define LINK "台账.lnk"
; Windows 10 1809, the oldest that Qt 6.9 runs on.
!define OLDEST_BUILD 17763

Name "$(PRODUCT)"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Taizhang"
InstallDirRegKey HKCU "${PROGRAMS_KEY}" "InstallLocation"
BrandingText "$(PRODUCT) ${VERSION}"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${NSISDIR}\Contrib\Graphics\Wizard\nsis3-metro.bmp"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_ABORTWARNING

!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(LEDGERS_STAY)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first is taken where Windows speaks neither.
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

VIProductVersion "${VERSION4}"
VIFileVersion "${VERSION4}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "ProductName" "台账"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "FileDescription" "台账安装程序"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "LegalCopyright" "Apache-2.0 许可证"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductName" "Taizhang"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileDescription" "Taizhang installer"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "LegalCopyright" "Apache-2.0 licence"

LangString PRODUCT ${LANG_SIMPCHINESE} "台账"
LangString PRODUCT ${LANG_ENGLISH} "Taizhang"
LangString LEDGER_FILE ${LANG_SIMPCHINESE} "台账文件"
LangString LEDGER_FILE ${LANG_ENGLISH} "Taizhang ledger"
LangString PROGRAM_PART ${LANG_SIMPCHINESE} "台账程序"
LangString PROGRAM_PART ${LANG_ENGLISH} "The program"
LangString DESKTOP_PART ${LANG_SIMPCHINESE} "桌面快捷方式"
LangString DESKTOP_PART ${LANG_ENGLISH} "Shortcut on the desktop"
LangString TOO_OLD ${LANG_SIMPCHINESE} \
  "台账需要64位的 Windows 10（1809 版或更新）或 Windows 11，这台电脑上装不了。"
LangString TOO_OLD ${LANG_ENGLISH} \
  "Taizhang needs 64-bit Windows 10 (version 1809 or later) or Windows 11."
LangString RUNNING ${LANG_SIMPCHINESE} "台账正在运行。请关闭台账的窗口，再点“重试”。"
LangString RUNNING ${LANG_ENGLISH} "Taizhang is running. Close its window, then choose Retry."
LangString NOT_WRITABLE ${LANG_SIMPCHINESE} \
  "不能写入文件夹“$INSTDIR”。请换一个文件夹，或用默认的文件夹。"
LangString NOT_WRITABLE ${LANG_ENGLISH} \
  "The folder $INSTDIR cannot be written. Choose another, or the one proposed."
LangString LEDGERS_STAY ${LANG_SIMPCHINESE} \
  "将卸载台账程序。您的台账文件、备份和设置都不会删除，重新安装后可以接着用。"
LangString LEDGERS_STAY ${LANG_ENGLISH} \
  "This removes the program. Your ledgers, backups and settings stay where they are."

Var OldFolder

; A program that runs cannot be opened for writing. In ${FOLDER}, which may hold none.
!macro LeaveWhileRunning FOLDER
  ${Do}
    ClearErrors
    ${IfNot} ${FileExists} "${FOLDER}\${WINDOW}"
      ${ExitDo}
    ${EndIf}
    FileOpen $R0 "${FOLDER}\${WINDOW}" a
    ${IfNot} ${Errors}
      FileClose $R0
      FileOpen $R0 "${FOLDER}\taizhang.exe" a
      ${IfNot} ${Errors}
        FileClose $R0
        ${ExitDo}
      ${EndIf}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${Loop}
!macroend

Section "$(PROGRAM_PART)" ProgramSection
  SectionIn RO
  !insertmacro LeaveWhileRunning "$INSTDIR"
  SetOutPath "$INSTDIR"
  ClearErrors
  FileOpen $R0 "$INSTDIR\uninstall.exe" a
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_WRITABLE)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  FileClose $R0

  ; An older version knows best what it brought along.
  ${If} $OldFolder != ""
  ${AndIf} ${FileExists} "$OldFolder\uninstall.exe"
    ExecWait '"$OldFolder\uninstall.exe" /S /UPGRADE _?=$OldFolder'
    ${If} $OldFolder != $INSTDIR
      Delete "$OldFolder\uninstall.exe"
      RMDir "$OldFolder"
    ${EndIf}
  ${EndIf}

  !include "${INSTALL_LIST}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  ; A shortcut starts its program in the folder that is set here: not where the program lies.
  SetOutPath "$DOCUMENTS"
  CreateShortcut "$SMPROGRAMS\${LINK}" "$INSTDIR\${WINDOW}"

  WriteRegStr HKCU "${CLASSES}\${PROGID}" "" "$(LEDGER_FILE)"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\DefaultIcon" "" \
    "$INSTDIR\_internal\_data\resources\icons\taizhang-ledger.ico"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\shell\open\command" "" \
    '"$INSTDIR\${WINDOW}" --ledger "%1"'
  WriteRegStr HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${PROGID}" ""
  ReadRegStr $R0 HKCU "${CLASSES}\${SUFFIX}" ""
  ${If} $R0 == ""
    WriteRegStr HKCU "${CLASSES}\${SUFFIX}" "" "${PROGID}"
  ${EndIf}
  ${RefreshShellIcons}

  WriteRegStr HKCU "${PROGRAMS_KEY}" "DisplayName" "$(PRODUCT)"
  WriteRegStr HKCU "${PROGRAMS_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${PROGRAMS_KEY}" "DisplayIcon" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "${PROGRAMS_KEY}" "Publisher" "$(PRODUCT)"
  WriteRegStr HKCU "${PROGRAMS_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${PROGRAMS_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${PROGRAMS_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${PROGRAMS_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${PROGRAMS_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${PROGRAMS_KEY}" "NoRepair" 1
SectionEnd

Section "$(DESKTOP_PART)" DesktopSection
  SetOutPath "$DOCUMENTS"
  CreateShortcut "$DESKTOP\${LINK}" "$INSTDIR\${WINDOW}"
SectionEnd

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  ; What was installed before, here or elsewhere.
  ReadRegStr $OldFolder HKCU "${PROGRAMS_KEY}" "InstallLocation"
  ${If} $OldFolder != ""
    !insertmacro LeaveWhileRunning "$OldFolder"
    ; Who did without the shortcut is not given one by an upgrade.
    ${IfNot} ${FileExists} "$DESKTOP\${LINK}"
      !insertmacro UnselectSection ${DesktopSection}
    ${EndIf}
  ${EndIf}
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/NODESKTOP" $R1
  ${IfNot} ${Errors}
    !insertmacro UnselectSection ${DesktopSection}
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro LeaveWhileRunning "$INSTDIR"
FunctionEnd

Section "Uninstall"
  ; Only what was installed, file by file: the clerk may have put others here.
  !include "${REMOVE_LIST}"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/UPGRADE" $R1
  ${If} ${Errors}
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\${LINK}"
    Delete "$DESKTOP\${LINK}"
    DeleteRegKey HKCU "${PROGRAMS_KEY}"
    DeleteRegKey HKCU "${CLASSES}\${PROGID}"
    DeleteRegValue HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${PROGID}"
    DeleteRegKey /ifempty HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids"
    ReadRegStr $R0 HKCU "${CLASSES}\${SUFFIX}" ""
    ${If} $R0 == "${PROGID}"
      DeleteRegValue HKCU "${CLASSES}\${SUFFIX}" ""
    ${EndIf}
    DeleteRegKey /ifempty HKCU "${CLASSES}\${SUFFIX}"
    ${RefreshShellIcons}
  ${EndIf}
SectionEnd
