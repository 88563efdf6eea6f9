# What the module's tests share. The module comes from artifacts: the tests judge what is shipped.

$script:Root = (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '../..')).Path

function Get-ModuleManifest {
    $version = ([xml](Get-Content -LiteralPath "$Root/Directory.Build.props" -Raw)).Project.PropertyGroup.Version
    $manifest = "$Root/artifacts/RadOps/$version/RadOps.psd1"
    if (-not (Test-Path -LiteralPath $manifest)) { throw "There is no $manifest; run build.sh build first." }
    $manifest
}

function Get-RepositoryRoot { $Root }

# Name and contents of everything under a folder: two equal answers mean that not a byte changed.
function Get-TreeState([string] $Folder) {
    Get-ChildItem -LiteralPath $Folder -Recurse -Force | Sort-Object FullName | ForEach-Object {
        $hash = if ($_.PSIsContainer) { 'folder' } else { (Get-FileHash -LiteralPath $_.FullName).Hash }
        "$($_.FullName)|$hash|$($_.LastWriteTimeUtc.Ticks)"
    }
}

# The parameters that a cmdlet has of its own, in order of name; PowerShell's common ones left out.
function Get-OwnParameter([string] $Cmdlet) {
    $common = [System.Management.Automation.PSCmdlet]::CommonParameters
    (Get-Command $Cmdlet).Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object
}

# The whole help of a cmdlet. Get-Help looks for a program of that name too, in every folder of PATH, which takes most of its time: here there is none to look among.
function Get-CmdletHelp([string] $Cmdlet) {
    $programs, $env:PATH = $env:PATH, $PSHOME
    try { Get-Help $Cmdlet -Full }
    finally { $env:PATH = $programs }
}

# Runs every example of a cmdlet's help as a reader would, here and now, and gives how many there are. An error in one is the caller's.
function Invoke-HelpExample([string] $Cmdlet) {
    $examples = @((Get-CmdletHelp $Cmdlet).examples.example)
    foreach ($example in $examples) { $null = & ([scriptblock]::Create("`$ErrorActionPreference = 'Stop'`n" + $example.code)) }
    $examples.Count
}

# Runs a script in another pwsh and gives what it printed: for what one process can do only once, such as loading assemblies.
function Invoke-OtherProcess([scriptblock] $Script, [object[]] $ArgumentList = @()) {
    $output = pwsh -NoProfile -NonInteractive -OutputFormat Text -Command $Script -args $ArgumentList 2>&1
    if ($LASTEXITCODE -ne 0) { throw "The other pwsh ended with ${LASTEXITCODE}: $output" }
    $output
}

# Instances of a person who does not exist.
function New-SyntheticStudy([string] $Folder, [int] $InstanceCount = 2, [string] $AccessionNumber = 'A1', [string] $PatientId = '191212121212', [string] $Name = 'Öberg^Åsa Märta') {
    $study = [RadOps.Dicom.Synthetic.SyntheticStudy]@{
        Modality        = 'Ct'
        PatientName     = [RadOps.Core.Identity.PersonName]::new($Name)
        PatientId       = [RadOps.Core.Identity.PatientId]::Unverified($PatientId)
        AccessionNumber = $AccessionNumber
        StudyDate       = [DateOnly]::new(2026, 6, 8)
        InstanceCount   = $InstanceCount
        PixelSize       = 16
    }
    $null = $study.Write($Folder, [Threading.CancellationToken]::None)
}

# An order that the routine lets out on a medium: emergency, hospital outside the region, no IEP.
function New-Order([hashtable] $With = @{}) {
    $order = @{
        RequestId = 'Ö1'; Organisation = 'NuSjukvarden'; PatientId = '19121212-1212'; AccessionNumber = 'A1'; Examination = 'CT torax'; ExaminationDate = '2026-06-08'
        Recipient = 'Hospital'; RecipientName = 'Akuten Sjöberga'; MediaUnit = 'Röntgen Sjöberga'; RecipientLocation = 'OutsideRegion'; Situation = 'EmergencyWithPatient'
        IepConnected = $false; Signature = 'Final'; Destination = 'Röntgen Sjöberga'; Orderer = 'dr Åkesson'; OrderingClinic = 'Akuten Sjöberga'
    }
    foreach ($name in $With.Keys) { $order[$name] = $With[$name] }
    [pscustomobject]$order
}

# A hashtable with another's values before its own.
function Join-Hashtable([hashtable] $Own, [hashtable] $With) {
    foreach ($name in $With.Keys) { $Own[$name] = $With[$name] }
    $Own
}

# The order of a physiotherapist in Halland, whose routine asks about what was released before.
function New-HallandOrder([hashtable] $With = @{}) {
    New-Order (Join-Hashtable @{ RequestId = 'H1'; Organisation = 'RegionHalland'; Recipient = 'Physiotherapist'; RecipientLocation = $null; Situation = $null; IepConnected = $null
            Relevant = $true; Consent = 'Verbal'; Medium = 'Usb'; OrderChannel = 'Sefos' } $With)
}

# The order of a patient for private use, on CD by post: the one that an invoice basis is drawn up for.
function New-PatientOrder([hashtable] $With = @{}) {
    New-Order (Join-Hashtable @{ RequestId = 'P1'; Recipient = 'Patient'; RecipientName = $null; MediaUnit = $null; RecipientLocation = $null; Situation = $null; Purpose = 'PrivateUse'; IepConnected = $null
            PhysicianAdvice = 'Release'; HarmAssessment = 'Permitted'; Consent = 'Written'; Medium = 'Cd'; MediumReason = 'Saknar dator'; Delivery = 'Post'; Destination = $null } $With)
}

# Where a program that plays a peer is; nothing where it is not installed, or an error where RADOPS_TEST_REQUIRE lists its package.
function Find-Peer([string] $Package, [string] $Program) {
    $found = Get-Command $Program -CommandType Application -ErrorAction Ignore | Select-Object -First 1 -ExpandProperty Source
    if (-not $found) { $found = @('/usr/sbin', '/usr/local/sbin', '/usr/local/bin') + (Get-Item '/usr/lib/postgresql/*/bin' -ErrorAction Ignore).FullName | ForEach-Object { "$_/$Program" } | Where-Object { Test-Path -LiteralPath $_ } | Select-Object -First 1 }
    if (-not $found -and $Package -in ("$env:RADOPS_TEST_REQUIRE" -split '[, ]+')) { throw "$Program is not installed (package $Package), and RADOPS_TEST_REQUIRE lists it" }
    $found
}

# Whether a module is installed; an error where it is not and RADOPS_TEST_REQUIRE lists it, by the last part of its name in small letters.
function Test-PeerModule([string] $Name) {
    $found = [bool](Get-Module -ListAvailable $Name)
    if (-not $found -and $Name.Split('.')[-1].ToLowerInvariant() -in ("$env:RADOPS_TEST_REQUIRE" -split '[, ]+')) { throw "$Name is not installed, and RADOPS_TEST_REQUIRE lists it" }
    $found
}

# An Orthanc with an empty archive in a folder; it is ended by its process id, with Stop-Archive.
function Start-Archive([string] $Folder, [string] $AeTitle = 'BFR') {
    $ports = 1..2 | ForEach-Object { $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0); $listener.Start(); $listener }
    $dicom, $web = $ports.LocalEndpoint.Port
    $ports.ForEach('Stop')
    $null = New-Item $Folder -ItemType Directory -Force
    @{
        StorageDirectory = $Folder; IndexDirectory = $Folder; HttpPort = $web; DicomPort = $dicom; DicomAet = $AeTitle; DicomCheckCalledAet = $true
        RemoteAccessAllowed = $false; AuthenticationEnabled = $false; DicomAlwaysAllowFind = $true; DicomAlwaysAllowStore = $true; DicomAlwaysAllowGet = $true; OverwriteInstances = $false
    } | ConvertTo-Json | Set-Content "$Folder/orthanc.json"
    $process = Start-Process (Find-Peer orthanc Orthanc) "$Folder/orthanc.json" -PassThru -RedirectStandardOutput "$Folder/out" -RedirectStandardError "$Folder/err"
    while ($true) {
        if ($process.HasExited) { throw "Orthanc ended at once: $(Get-Content "$Folder/err")" }
        try { [Net.Sockets.TcpClient]::new('127.0.0.1', $dicom).Dispose(); break } catch { Start-Sleep -Milliseconds 50 }
    }
    [pscustomobject]@{ Port = $dicom; AeTitle = $AeTitle; Web = "http://127.0.0.1:$web"; Process = $process }
}

function Stop-Archive($Archive) {
    $Archive.Process.Kill()
    $Archive.Process.WaitForExit()
}

# A PostgreSQL of the tests' own on a free port, with an empty database; it is ended by Stop-Database. It refuses to run as root.
function Start-Database {
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()
    $folder = (New-Item "$([IO.Path]::GetTempPath())radops-pg-$(New-Guid)" -ItemType Directory).FullName
    $as = if ([Environment]::UserName -eq 'root') { 'runuser', '-u', 'postgres', '--'; chown postgres $folder }
    $bin = Split-Path (Find-Peer postgresql initdb)
    Push-Location $folder
    try {
        $null = Invoke-Native @as "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync
        $null = Invoke-Native @as "$bin/pg_ctl" -D "$folder/data" -s -w -l "$folder/log" -o "-p $port -c fsync=off -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder" start
    }
    finally { Pop-Location }
    [pscustomobject]@{ Register = "postgres:Host=127.0.0.1;Port=$port;Database=postgres;Username=postgres;SSL Mode=Disable;Pooling=false"; Folder = $folder; Stop = @($as) + "$bin/pg_ctl", '-D', "$folder/data", '-s', '-m', 'fast', '-w', 'stop' }
}

function Stop-Database($Database) {
    $stop = $Database.Stop
    Invoke-Native @stop
    Remove-Item $Database.Folder -Recurse -Force
}

# Runs a program; what it says is an error where it fails.
function Invoke-Native {
    $program, $rest = $args
    $said = & $program @rest 2>&1
    if ($LASTEXITCODE -ne 0) { throw "$program ended with ${LASTEXITCODE}: $said" }
    $said
}

# Puts the files of folders in an archive by its own interface.
function Add-ToArchive($Archive, [string[]] $Folder) {
    Get-ChildItem -LiteralPath $Folder -File | ForEach-Object { $null = Invoke-RestMethod "$($Archive.Web)/instances" -Method Post -InFile $_.FullName }
}

# How many instances an archive counts.
function Measure-Archive($Archive) { (Invoke-RestMethod "$($Archive.Web)/statistics").CountInstances }

# A site file whose nodes of every role are one archive.
function New-SiteWith($Archive, [string] $Path) {
    $node = "aeTitle: $($Archive.AeTitle), host: 127.0.0.1, port: $($Archive.Port)"
    Set-Content $Path "site: Röntgen Provsjukhuset`norganisation: NuSjukvarden`nnodes:`n  bfr: { role: Bfr, $node }`n  iep: { role: Iep, $node }`n  reader: { role: ExternalReader, $node }`n"
}

# A site of SÄS whose journal and register are in a folder of their own.
function New-OutageSite([string] $Folder, [string] $More = '') {
    $null = New-Item $Folder -ItemType Directory -Force
    Set-Content "$Folder/site.yaml" "site: Radiologi Borås`norganisation: SasBoras`nregister: sqlite:register.db`nfolders: { journal: journal }`n$More"
    (Resolve-Path "$Folder/site.yaml").ProviderPath
}

# A site of NÄL, whose routine knows of the external reader, with journal and register in a folder of their own.
function New-ReaderSite([string] $Folder, [string] $More = '') {
    $null = New-Item $Folder -ItemType Directory -Force
    Set-Content "$Folder/site.yaml" "site: Röntgen NÄL`norganisation: NuSjukvarden`nregister: sqlite:register.db`nfolders: { journal: journal }`n$More"
    (Resolve-Path "$Folder/site.yaml").ProviderPath
}

# A site of Skaraborgs sjukhus, with folders for downloads, for what is thrown away, for Picsara and for E-arkiv; the environment of the process is put back by Remove-IntakeSite.
function New-IntakeSite([string] $Folder, [string] $Personal = '.') {
    'downloads', 'picsara', 'earchive', 'data/Trash/files', 'data/Trash/info', 'cache/thumbnails/normal' | ForEach-Object { $null = New-Item "$Folder/$_" -ItemType Directory -Force }
    Set-Content "$Folder/site.yaml" "site: Hudmottagningen`norganisation: SkaraborgsSjukhus`nregister: sqlite:register.db`nfolders: { journal: journal, picsara: picsara, earchive: earchive }`naccounts: { personal: '$Personal', shared: '^gk' }`n"
    $root = (Resolve-Path $Folder).ProviderPath
    $script:IntakeEnvironment = @{}
    @{ XDG_DOWNLOAD_DIR = "$root/downloads"; XDG_DATA_HOME = "$root/data"; XDG_CACHE_HOME = "$root/cache" }.GetEnumerator() | ForEach-Object {
        $script:IntakeEnvironment[$_.Key] = [Environment]::GetEnvironmentVariable($_.Key)
        [Environment]::SetEnvironmentVariable($_.Key, $_.Value)
    }
    "$root/site.yaml"
}

function Remove-IntakeSite {
    $script:IntakeEnvironment.GetEnumerator() | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Key, $_.Value) }
}

# Everything that a person can say of a message, said as the routine wants it.
function Get-IntakeStatement {
    @{ Channel = 'EServices1177'; UnitActivated = $true; PatientActivated = $true; CareRelation = $true; PriorDialogue = $true; Relevant = $true; PicsaraReady = $true; SentAt = (Get-Date).AddHours(-2) }
}

# A small picture; there are three.
function New-PatientPicture([string] $Path, [int] $Which = 0) {
    [IO.File]::WriteAllBytes($Path, [Convert]::FromBase64String(@(
                'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAAAAACMmsGiAAAADklEQVR4nGPgAgIGVAIABlQAoTkBXoYAAAAASUVORK5CYII='
                'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAAAAACMmsGiAAAADklEQVR4nGOIAgIGVAIAOFQFob6VUiwAAAAASUVORK5CYII='
                'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAAAAACMmsGiAAAADklEQVR4nGM4AQQMqAQAfRQMgauI/xAAAAAASUVORK5CYII=')[$Which]))
    $Path
}

# A page with a line of text.
function New-PatientDocument([string] $Path, [string] $Text = 'Brev') {
    $content = "BT /F1 12 Tf 20 100 Td ($Text) Tj ET"
    $objects = '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    "<< /Length $($content.Length) >>`nstream`n$content`nendstream", '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
    $pdf = "%PDF-1.4`n"
    $places = foreach ($i in 0..4) { $pdf.Length; $pdf += "$($i + 1) 0 obj`n$($objects[$i])`nendobj`n" }
    $table = $pdf.Length
    $pdf += "xref`n0 6`n0000000000 65535 f `n" + -join ($places | ForEach-Object { "{0:D10} 00000 n `n" -f $_ }) + "trailer`n<< /Size 6 /Root 1 0 R >>`nstartxref`n$table`n%%EOF`n"
    [IO.File]::WriteAllBytes($Path, [Text.Encoding]::ASCII.GetBytes($pdf))
    $Path
}

# Runs a script in a runspace of its own, stops it as Ctrl+C does once it is under way, and gives the state that it ended in.
function Invoke-StoppedPipeline([scriptblock] $Script, [object[]] $ArgumentList, [string] $Activity = '*') {
    $shell = [powershell]::Create()
    try {
        $null = $shell.AddScript($Script)
        foreach ($argument in $ArgumentList) { $null = $shell.AddArgument($argument) }
        $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
        $running = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $output)
        # Under way: something has come out, or is told as progress, or it has come to an end.
        while ($output.Count -eq 0 -and -not ($shell.Streams.Progress.Activity -like $Activity) -and -not $running.IsCompleted) { Start-Sleep -Milliseconds 20 }
        $shell.Stop()
        $shell.InvocationStateInfo.State
    }
    finally { $shell.Dispose() }
}

# How many progress records a script writes.
function Measure-Progress([scriptblock] $Script, [object[]] $ArgumentList) {
    $shell = [powershell]::Create()
    try {
        $null = $shell.AddScript($Script)
        foreach ($argument in $ArgumentList) { $null = $shell.AddArgument($argument) }
        $null = $shell.Invoke()
        @($shell.Streams.Progress | Where-Object RecordType -EQ Processing).Count
    }
    finally { $shell.Dispose() }
}

# Whether the machine's own crontab can be had over a spool of the tests' own; nothing where it can, else why not.
function Test-CrontabHere {
    if (-not $IsLinux) { return 'the spool is hidden with the mount namespaces of Linux' }
    if (-not (Find-Peer cron crontab)) { return 'crontab is not installed (package cron)' }
    if ([Environment]::UserName -ne 'root') { return 'only root can put a spool of its own in the place of cron''s' }
    $said = unshare --mount true 2>&1
    if ($LASTEXITCODE -ne 0) { "a mount namespace cannot be had here: $said" }
}

# A folder with a program that is crontab in all but where its spool is.
function New-CrontabFolder([string] $Folder) {
    $null = New-Item "$Folder/bin", "$Folder/spool" -ItemType Directory -Force
    Set-Content "$Folder/bin/crontab" "#!/bin/sh`nexec unshare --mount sh -c 'mount --bind `"`$0`" /var/spool/cron/crontabs && exec $(Find-Peer cron crontab) `"`$@`"' '$Folder/spool' `"`$@`""
    chmod u+x "$Folder/bin/crontab"
    "$Folder/bin"
}

Export-ModuleMember -Function *
