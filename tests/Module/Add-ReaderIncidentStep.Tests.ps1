BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-ReaderSite $TestDrive; WarningAction = 'SilentlyContinue' }
}

Describe 'Add-ReaderIncidentStep' {
    It 'has exactly these parameters' {
        Get-OwnParameter Add-ReaderIncidentStep | Should -Be 'By', 'Confirm', 'Drill', 'Incident', 'NoAnswer', 'Note', 'Occurred', 'Offline', 'Organisation', 'Register', 'Route', 'SiteFile', 'Step', 'WhatIf'
    }

    It 'keeps the steps in order, with who and when, and calls again where nobody answered' -Tag 'X-08', 'X-09' {
        { Add-ReaderIncidentStep ReaderContacted @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReaderIncidentNotOpen,*'
        $incident = Start-ReaderIncident Images -Detected (Get-Date).AddMinutes(-30) @common
        $before = Get-TreeState $TestDrive
        $incident | Add-ReaderIncidentStep ReaderContacted @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
        $tried = $incident | Add-ReaderIncidentStep ReaderContacted -NoAnswer -Occurred (Get-Date).AddMinutes(-29) @common
        $tried.ToDo[0] | Should -Match '^Ring igen \(utan svar'
        $null = Add-ReaderIncidentStep VgrItContacted -By 'ssk Ek' -Occurred (Get-Date).AddMinutes(-10) @common
        $done = Add-ReaderIncidentStep ReaderContacted -Occurred (Get-Date).AddMinutes(-20) @common
        $done.Steps.Kind | Should -Be 'ReaderContacted', 'ReaderContacted', 'VgrItContacted'
        $done.Steps[2].By | Should -Be 'ssk Ek'
        $done.Steps[1].ConfirmedBy | Should -Not -BeNullOrEmpty
        $done.ReaderReached | Should -Be $done.Steps[1].At
    }

    It 'names the way that images took' -Tag 'X-19' {
        { Add-ReaderIncidentStep ImagesSent @common -ErrorAction Stop } | Should -Throw -ErrorId 'RouteMissing,*'
        (Add-ReaderIncidentStep ImagesSent -Route Modality @common).Steps[-1].Route | Should -Be 'Modality'
    }

    It 'refuses a note that names a patient' -Tag 'X-24' {
        { Add-ReaderIncidentStep Observed -Note 'Åsa Öberg väntar' @common -ErrorAction Stop } | Should -Throw -ErrorId 'TextNotPlain,*'
        (Add-ReaderIncidentStep Observed -Note 'Servern svarar inte' @common).Steps[-1].Note | Should -Be 'Servern svarar inte'
    }

    It 'completes open incidents' {
        (TabExpansion2 "Add-ReaderIncidentStep Observed -SiteFile '$($common.SiteFile)' -Incident NI").CompletionMatches.CompletionText | Should -BeLike 'NI-*'
    }

    It 'runs its examples' {
        $env:RADOPS_SITE = $common.SiteFile
        try { Invoke-HelpExample Add-ReaderIncidentStep | Should -Be 3 } finally { $env:RADOPS_SITE = $null }
    }
}
