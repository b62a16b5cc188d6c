; Inno Setup 6.3 or newer: an installer for one account, without administrator rights.
;   iscc packaging\windows\overread.iss /DVersion=0.1.0 [/DSign /Ssign="signtool sign /fd sha256 ... $f"]
; The bundle must be there, and the icon: `python packaging/make_icons.py build/icons` and
; `python -m PyInstaller packaging/overread.spec`.
#ifndef Version
  #error Say which version it is: /DVersion=0.1.0
#endif
; Which edition it is, the bundle tells. Both have the same AppId: one takes the place of the other.
#define Edition FileExists(SourcePath + "..\..\dist\overread\_internal\torch\lib\torch_cuda.dll") ? "gpu" : "cpu"
; Inno Setup brings neither everywhere; where they lie beside its other languages, Setup speaks them.
#define Chinese "compiler:Languages\ChineseSimplified.isl"
#define Vietnamese "compiler:Languages\Vietnamese.isl"
#define HasChinese FileExists(AddBackslash(CompilerPath) + "Languages\ChineseSimplified.isl")
#define HasVietnamese FileExists(AddBackslash(CompilerPath) + "Languages\Vietnamese.isl")

[Setup]
AppId={{6B0E1C0C-6C0F-4D35-9B1E-1C6B3C0B7A52}
AppName=Overread
AppVersion={#Version}
AppVerName=Overread {#Version}
AppPublisher=The Overread project
AppComments=Research use only. No medical device.
VersionInfoVersion={#Version}
DefaultDirName={localappdata}\Programs\Overread
DefaultGroupName=Overread
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; What Python 3.11 and Qt 6.11 run on.
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\overread.ico
UninstallDisplayIcon={app}\overread.exe
OutputDir=..\..\dist
OutputBaseFilename=overread-{#Version}-windows-x86_64-{#Edition}
Compression=lzma2
SolidCompression=yes
#if Edition == "gpu"
; One file may hold 2.1 GB at most, which a bundle with CUDA exceeds: it comes in several.
DiskSpanning=yes
#endif
ChangesAssociations=yes
; The window holds this mutex (app/second_start.py): neither Setup nor the uninstaller goes on while it is open.
AppMutex=OverreadWindow
; A command line that runs is asked to end.
CloseApplications=yes
CloseApplicationsFilter=*.exe,*.dll,*.pyd
#ifdef Sign
SignTool=sign
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
#if HasChinese
Name: "zh_CN"; MessagesFile: "{#Chinese}"
#endif
#if HasVietnamese
Name: "vi"; MessagesFile: "{#Vietnamese}"
#endif

[CustomMessages]
Associate=Open DICOM files (*.dcm) with Overread
#if HasChinese
zh_CN.Associate=用 Overread 打开 DICOM 文件 (*.dcm)
#endif
#if HasVietnamese
vi.Associate=Mở tệp DICOM (*.dcm) bằng Overread
#endif

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "associate"; Description: "{cm:Associate}"; Flags: unchecked

[Files]
#ifdef Sign
  #define Signed "signonce"
#else
  #define Signed ""
#endif
Source: "..\..\dist\overread\overread*.exe"; DestDir: "{app}"; Flags: ignoreversion {#Signed}
Source: "..\..\dist\overread\*"; Excludes: "\overread*.exe"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
; What an older version left beside the new one would be found first.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\Overread"; Filename: "{app}\overread.exe"
Name: "{autodesktop}\Overread"; Filename: "{app}\overread.exe"; Tasks: desktopicon

[Registry]
; "Open with" always offers Overread; a double-click leads to it only where the box above was ticked.
Root: HKA; Subkey: "Software\Classes\Overread.dicom"; ValueType: string; ValueData: "DICOM image"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Overread.dicom\DefaultIcon"; ValueType: string; ValueData: "{app}\overread.exe,0"
Root: HKA; Subkey: "Software\Classes\Overread.dicom\shell\open\command"; ValueType: string; ValueData: """{app}\overread.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.dcm\OpenWithProgids"; ValueType: string; ValueName: "Overread.dicom"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.dicom\OpenWithProgids"; ValueType: string; ValueName: "Overread.dicom"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.dcm"; ValueType: string; ValueData: "Overread.dicom"; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: associate
Root: HKA; Subkey: "Software\Classes\.dicom"; ValueType: none; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\Applications\overread.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Overread"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\overread.exe\SupportedTypes"; ValueType: string; ValueName: ".dcm"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\overread.exe\shell\open\command"; ValueType: string; ValueData: """{app}\overread.exe"" ""%1"""

[Run]
Filename: "{app}\overread.exe"; Description: "{cm:LaunchProgram,Overread}"; Flags: nowait postinstall skipifsilent
