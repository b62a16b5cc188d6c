; Inno Setup 6: an installer for one account, without administrator rights.
;   iscc packaging\windows\overread.iss /DVersion=0.1.0 [/Ssign="signtool sign /fd sha256 ... $f"]
; The bundle must be there: make it with `python -m PyInstaller packaging/overread.spec`.
#ifndef Version
  #error Say which version it is: /DVersion=0.1.0
#endif
; Which edition it is, the bundle tells. Both have the same AppId: one takes the place of the other.
#define Edition FileExists(SourcePath + "..\..\dist\overread\_internal\torch\lib\torch_cuda.dll") ? "gpu" : "cpu"

[Setup]
AppId={{6B0E1C0C-6C0F-4D35-9B1E-1C6B3C0B7A52}
AppName=Overread
AppVersion={#Version}
AppVerName=Overread {#Version}
AppComments=Research use only. No medical device.
DefaultDirName={autopf}\Overread
DefaultGroupName=Overread
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\overread.ico
UninstallDisplayIcon={app}\overread.exe
OutputDir=..\..\dist
OutputBaseFilename=overread-{#Version}-windows-x86_64-{#Edition}
Compression=lzma2
SolidCompression=yes
; One file may hold 2.1 GB at most: the GPU edition comes in several.
DiskSpanning=yes
ChangesAssociations=yes
CloseApplications=yes
#ifdef Sign
SignTool=sign
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "associate"; Description: "Open DICOM files (*.dcm) with Overread"; Flags: unchecked

[Files]
Source: "..\..\dist\overread\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

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
Root: HKA; Subkey: "Software\Classes\.dcm\OpenWithProgids"; ValueType: string; ValueName: "Overread.dicom"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.dicom\OpenWithProgids"; ValueType: string; ValueName: "Overread.dicom"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.dcm"; ValueType: string; ValueData: "Overread.dicom"; Flags: uninsdeletevalue; Tasks: associate
Root: HKA; Subkey: "Software\Classes\Applications\overread.exe\SupportedTypes"; ValueType: string; ValueName: ".dcm"; ValueData: ""; Flags: uninsdeletekey

[Run]
Filename: "{app}\overread.exe"; Description: "{cm:LaunchProgram,Overread}"; Flags: nowait postinstall skipifsilent
