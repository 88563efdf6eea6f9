# Ctrl+C while the other end says nothing: a server that takes the connection and never answers, so that whatever waits for it waits until it is stopped, and no clock decides what is tried.
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
    }
    $script:waits = @(
        $register.GetEnumerator() | ForEach-Object { @{ Cmdlet = $_.Key; Code = $_.Value; Site = 'db.yaml'; For = 'its register' } }
        $nodes.GetEnumerator() | ForEach-Object { @{ Cmdlet = $_.Key; Code = $_.Value; Site = 'node.yaml'; For = 'a node' } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $node = "host: 127.0.0.1, port: $port, timeout: 300 }"
    Set-Content "$TestDrive/node.yaml" "site: X`norganisation: NuSjukvarden`nregister: sqlite:register.db`nfolders: { journal: journal }`nnodes:`n  pacs: { role: Pacs, aeTitle: PACS, $node`n  bfr: { role: Bfr, aeTitle: BFR, $node`n  iep: { role: Iep, aeTitle: IEP, $node`n  reader: { role: ExternalReader, aeTitle: TELE, $node"
    (Get-Content "$TestDrive/node.yaml" -Raw) -replace 'sqlite:register.db', "'postgres:Host=127.0.0.1;Port=$port;Database=r;Username=u;Timeout=300;SSL Mode=Disable;Pooling=false'" | Set-Content "$TestDrive/db.yaml"
    Set-Content "$TestDrive/lista.txt" 'CT torax 260608: Skickas till Röntgen Sjöberga.'
    New-SyntheticStudy "$TestDrive/studie" -InstanceCount 1

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

    # Begins, waits until the other end is asked, and stops as Ctrl+C does. The bound is for one who fails: what waits would wait for 300 s.
    function Stop-Waiting([string] $Code) {
        $held = [Collections.Generic.List[Net.Sockets.TcpClient]]::new()
        $shell = Invoke-Here $Code
        try {
            $running = $shell.BeginInvoke()
            while (-not $listener.Pending() -and -not $running.AsyncWaitHandle.WaitOne(10)) { }
            while ($listener.Pending()) { $held.Add($listener.AcceptTcpClient()) }
            if ($held.Count -eq 0) { return "ended without asking: $($shell.Streams.Error)" }
            $clock = [Diagnostics.Stopwatch]::StartNew()
            if (-not $shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne(30000)) { return 'not stopped in 30 s' }
            $script:slowest = [Math]::Max($script:slowest, $clock.ElapsedMilliseconds)
            "$($shell.InvocationStateInfo.State)"
        }
        finally {
            foreach ($one in $held) { $one.Dispose() }
            if ($shell.InvocationStateInfo.State -ne 'Stopping') { $shell.Dispose() }
        }
    }
    $script:slowest = 0
}

AfterAll {
    $runspace.Dispose()
    $listener.Stop()
}

Describe 'Ctrl+C' {
    It 'ends <Cmdlet> while it waits for <For>, and leaves nothing half-done' -ForEach $waits {
        $before = Get-ChildItem $TestDrive -Recurse -Force | Where-Object Name -NotMatch '\.db(-wal|-shm)?$|\.journal|^(journal|papers)$' | ForEach-Object FullName | Sort-Object
        Stop-Waiting "$Code -SiteFile $Site" | Should -Be 'Stopped'
        Get-ChildItem $TestDrive -Recurse -Force | Where-Object Name -NotMatch '\.db(-wal|-shm)?$|\.journal|^(journal|papers)$' | ForEach-Object FullName | Sort-Object | Should -Be $before
    }

    It 'takes a second at most, or five where the machine is busy' {
        $slowest | Should -BeGreaterThan 0
        $slowest | Should -BeLessThan 5000
    }
}
