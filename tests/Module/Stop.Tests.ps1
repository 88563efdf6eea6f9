# Ctrl+C while the other end says nothing: a server that takes the connection and never answers, or falls silent when it is asked for what the register holds, so that whatever waits for it waits until it is
# stopped, and no clock decides what is tried.
BeforeDiscovery {
    $order = 'New-PatientOrder | '
    $id = 'R-20260101-AAAAAA'
    # What waits for the register.
    $script:register = [ordered]@{
        'Add-ReferralNote'           = "Add-ReferralNote $id"
        'Clear-RegisterPayload'      = "Clear-RegisterPayload 2010-01-01 'Plan 1' -Confirm:`$false"
        'Compare-ReleasePolicy'      = 'Compare-ReleasePolicy RegionHalland RegionHalland'
        'Complete-MediaExport'       = "Complete-MediaExport $id -Step MediumMade"
        'Confirm-Transfer'           = 'Confirm-Transfer T-20260101-AAAAAA -Proof x'
        'Export-AuditMessage'        = 'Export-AuditMessage a.xml'
        'Export-AuditReport'         = 'Export-AuditReport a.html'
        'Export-RegisterDigest'      = 'Export-RegisterDigest d.txt'
        'Get-AuditSample'            = 'Get-AuditSample 2026-01'
        'Get-DisclosureReport'       = "Get-DisclosureReport -PatientId (ConvertTo-SecureString '19121212-1212' -AsPlainText -Force)"
        'Get-MediaExport'            = 'Get-MediaExport'
        'Get-ReferralNote'           = 'Get-ReferralNote'
        'Import-MediaExport'         = 'Import-MediaExport lista.txt -Organisation NuSjukvarden'
        'Invoke-ReleaseAudit'        = 'Invoke-ReleaseAudit'
        'New-AuditSample'            = 'New-AuditSample 2026-01'
        'New-InvoiceBasis'           = "New-InvoiceBasis $id"
        'New-MediaExport'            = "$order New-MediaExport -StudyRoot studie -Destination media"
        'New-ReleasePaper'           = "New-ReleasePaper $id"
        'Register-AuditReview'       = "Register-AuditReview 2026-01 $id Justified"
        'Register-Consent'           = "$order Register-Consent -Form Written -By x"
        'Register-ManualRelease'     = "$order Register-ManualRelease -Proof x -Medium Cd"
        'Register-ReleaseCorrection' = "Register-ReleaseCorrection $id Void -Reason x"
        'Register-ReleaseRefusal'    = "New-PatientOrder @{ PhysicianAdvice = 'Withhold' } | Register-ReleaseRefusal"
        'Resume-MediaExport'         = 'Resume-MediaExport'
        'Send-AuditMessage'          = 'Send-AuditMessage'
        'Send-ToBfr'                 = 'Send-ToBfr studie -TransferPurpose InRegionCare'
        'Send-ToExternalReader'      = 'Send-ToExternalReader studie -Route Teleradiology'
        'Send-ToIep'                 = "New-Order @{ IepConnected = `$true } | Send-ToIep -StudyRoot studie"
        'Test-RadSystem'             = 'Test-RadSystem -TimeoutSeconds 300'
        'Test-RegisterIntegrity'     = 'Test-RegisterIntegrity'
        'Test-ReleaseEligibility'    = 'New-HallandOrder | Test-ReleaseEligibility'
    }
    # What waits for a node, with a register of its own.
    $script:nodes = [ordered]@{
        'Find-Study'            = 'Find-Study -AccessionNumber A1'
        'Send-ToBfr'            = $register['Send-ToBfr']
        'Send-ToExternalReader' = $register['Send-ToExternalReader']
        'Send-ToIep'            = $register['Send-ToIep']
        'New-MediaExport'       = 'New-Order | New-MediaExport -Source bfr -Destination media'
        'Send-AuditMessage'     = 'Send-AuditMessage'
        'Test-RadSystem'        = 'Test-RadSystem -TimeoutSeconds 300'
    }
    # What waits for RIS.
    $script:ris = [ordered]@{
        'Resolve-ReleaseRequest' = 'New-Order | Resolve-ReleaseRequest -Source Ris'
        'Test-RadOpsSite'        = 'Test-RadOpsSite'
    }
    # What is in no table, and why: each other cmdlet is in one.
    $script:elsewhere = @{
        'It works in the journal, and leaves a register that is silent after two seconds' =
            'Add-ReaderIncidentStep', 'Complete-DowntimeItem', 'Complete-PatientFile', 'Export-OutageReport', 'Get-DowntimeItem', 'Get-OutageMode', 'Get-PatientFile', 'Get-ReaderIncident', 'Import-PatientFile',
            'New-AnonymizedReferral', 'New-DowntimeReferral', 'New-OutageKit', 'Open-AnonymizedReferral', 'Register-DowntimeItem', 'Start-OutageMode', 'Start-ReaderIncident', 'Stop-OutageMode', 'Stop-ReaderIncident',
            'Undo-DowntimeItem'
        'It reads and writes files alone' =
            'Get-DicomHeader', 'Get-OutageContact', 'Get-RadOpsSite', 'Get-Recipient', 'Get-ReleasePolicy', 'Get-TransferRoute', 'New-RadOpsSite', 'New-ReleasePolicy', 'New-ReleaseRequestTemplate', 'Test-MediaExport',
            'Test-ReleasePolicy'
        'It hands a job to the machine''s own scheduler, which does the waiting' = 'Register-ReleaseAuditSchedule', 'Unregister-ReleaseAuditSchedule'
        'Its account comes of Get-DisclosureReport, which is stopped before it' = 'Export-DisclosureReport'
    }
    $script:waits = @(
        $register.GetEnumerator() | ForEach-Object { @{ Cmdlet = $_.Key; Code = $_.Value; Site = 'db.yaml'; For = 'its register' } }
        $nodes.GetEnumerator() | ForEach-Object { @{ Cmdlet = $_.Key; Code = $_.Value; Site = 'node.yaml'; For = 'a node' } }
        $ris.GetEnumerator() | ForEach-Object { @{ Cmdlet = $_.Key; Code = $_.Value; Site = 'ris.yaml'; For = 'the view of RIS' } }
    )
    # What asks its register before it asks a node.
    $script:questions = $register.GetEnumerator() | Where-Object Key -NotIn $nodes.Keys.Where({ $_ -notin 'New-MediaExport', 'Send-AuditMessage' }) | ForEach-Object { @{ Cmdlet = $_.Key; Code = $_.Value } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $node = "host: 127.0.0.1, port: $port, timeout: 300 }"
    $repository = "audit: { repository: { host: 127.0.0.1, port: $port } }`n"
    Set-Content "$TestDrive/node.yaml" "${repository}site: X`norganisation: NuSjukvarden`nregister: sqlite:register.db`nfolders: { journal: journal }`nnodes:`n  pacs: { role: Pacs, aeTitle: PACS, $node`n  bfr: { role: Bfr, aeTitle: BFR, $node`n  iep: { role: Iep, aeTitle: IEP, $node`n  reader: { role: ExternalReader, aeTitle: TELE, $node"
    $dead = "'postgres:Host=127.0.0.1;Port=$port;Database=r;Username=u;Timeout=300;SSL Mode=Disable;Pooling=false'"
    Set-Content "$TestDrive/ris.yaml" "site: X`norganisation: NuSjukvarden`nris: { view: $dead, table: v, columns: { accessionNumber: a, signature: s }, statuses: { Final: [F] } }"
    (Get-Content "$TestDrive/node.yaml" -Raw) -replace 'sqlite:register.db', $dead | Set-Content "$TestDrive/db.yaml"
    Set-Content "$TestDrive/lista.txt" 'CT torax 260608: Skickas till Röntgen Sjöberga.'
    New-SyntheticStudy "$TestDrive/studie" -InstanceCount 1

    $null = New-PatientOrder | Register-ManualRelease -SiteFile "$TestDrive/node.yaml" -Proof x -Medium Cd -WarningAction SilentlyContinue

    # A register on a server that answers until it is asked for what it holds.
    if (Find-Peer postgresql initdb) {
        Add-Type -TypeDefinition ("using System; using System.Collections.Generic; using System.IO; using System.Threading; using System.Threading.Tasks;`n" + (Get-Content "$PSScriptRoot/../Shared/SilencingProxy.cs" -Raw))
        $database = Start-Database
        $null = Import-MediaExport "$TestDrive/lista.txt" -Organisation NuSjukvarden -Register $database.Register -WarningAction SilentlyContinue
        $proxy = [RadOps.Tests.Shared.SilencingProxy]::new([int]($database.Register -replace '.*;Port=(\d+);.*', '$1'), [string[]]('FROM head', 'FROM events'))
        (Get-Content "$TestDrive/node.yaml" -Raw) -replace 'sqlite:register.db', "'$($database.Register -replace 'Port=\d+', "Port=$($proxy.Port)");Command Timeout=300'" | Set-Content "$TestDrive/silent.yaml"
    }

    # One runspace for all: what is stopped leaves it fit for the next.
    $runspace = [runspacefactory]::CreateRunspace()
    $runspace.Open()
    function Invoke-Here([string] $Code) {
        $shell = [powershell]::Create()
        $shell.Runspace = $runspace
        $null = $shell.AddScript($Code)
        $shell
    }
    $shell = Invoke-Here "Set-Location '$TestDrive'; `$WarningPreference = 'SilentlyContinue'; Import-Module '$(Get-ModuleManifest)'; Import-Module '$PSScriptRoot/ModuleTest.psm1'"
    $null = $shell.Invoke()
    $shell.Dispose()

    # Begins, waits until the other end is asked, and stops as Ctrl+C does. The bounds are for one who fails: what waits would wait for 300 s.
    function Stop-Waiting([string] $Code, [scriptblock] $IsAsked) {
        $shell = Invoke-Here $Code
        try {
            $running = $shell.BeginInvoke()
            $clock = [Diagnostics.Stopwatch]::StartNew()
            while (-not (& $IsAsked) -and -not $running.AsyncWaitHandle.WaitOne(10) -and $clock.ElapsedMilliseconds -lt 60000) { }
            if (-not (& $IsAsked)) { return "has not asked: $($shell.Streams.Error)" }
            $clock.Restart()
            if (-not $shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne(30000)) { return 'not stopped in 30 s' }
            $script:slowest = [Math]::Max($script:slowest, $clock.ElapsedMilliseconds)
            "$($shell.InvocationStateInfo.State)"
        }
        finally {
            if ($shell.InvocationStateInfo.State -ne 'Stopping') { $shell.Dispose() }
        }
    }
    function Get-Fixed { Get-ChildItem $TestDrive -Recurse -Force | Where-Object Name -NotMatch '\.db(-wal|-shm)?$|\.journal|^(journal|papers)$' | ForEach-Object FullName | Sort-Object }
    $script:slowest = 0
}

AfterAll {
    if ($runspace) { $runspace.Dispose() }
    $listener.Stop()
    if ($proxy) { $proxy.Dispose() }
    if ($database) { Stop-Database $database }
}

Describe 'Ctrl+C' {
    It 'is tried with every cmdlet, but for those that are named with why' -ForEach @{ Register = $register; Nodes = $nodes; Ris = $ris; Elsewhere = $elsewhere } {
        $tried = @($register.Keys) + $nodes.Keys + $ris.Keys | Sort-Object -Unique
        $tried + $elsewhere.Values.ForEach({ $_ }) | Sort-Object | Should -Be ((Get-Command -Module RadOps).Name | Sort-Object)
    }

    It 'ends <Cmdlet> while it waits for <For>, and leaves nothing half-done' -ForEach $waits {
        $before = Get-Fixed
        $held = [Collections.Generic.List[Net.Sockets.TcpClient]]::new()
        try {
            Stop-Waiting "$Code -SiteFile $Site" {
                while ($listener.Pending()) { $held.Add($listener.AcceptTcpClient()) }
                $held.Count -gt 0
            } | Should -Be 'Stopped'
        }
        finally { foreach ($one in $held) { $one.Dispose() } }
        Get-Fixed | Should -Be $before
    }

    It 'ends <Cmdlet> when its register falls silent at its question, and leaves nothing half-done' -ForEach $questions {
        if (-not $database) { Set-ItResult -Skipped -Because 'PostgreSQL (package postgresql) is not installed'; return }
        $before = Get-Fixed
        try { Stop-Waiting "$Code -SiteFile silent.yaml" { $proxy.Silenced.IsCompleted } | Should -Be 'Stopped' } finally { $proxy.Reset() }
        Get-Fixed | Should -Be $before
    }

    It 'takes two seconds at most, or five where the machine is busy' {
        $slowest | Should -BeGreaterThan 0
        $slowest | Should -BeLessThan 5000
    }
}
