BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $register = "$TestDrive/register.db"
    $common = @{ Register = $register; WarningAction = 'SilentlyContinue' }
    $null = New-PatientOrder @{ Signature = 'Unsigned' } | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd
}

Describe 'Export-AuditReport' {
    It 'has exactly these parameters' {
        Get-OwnParameter Export-AuditReport | Should -Be 'Confirm', 'FailOn', 'Force', 'InputObject', 'OpenAfterDays', 'Path', 'Record', 'Register', 'Since', 'SiteFile', 'WhatIf'
    }

    It 'writes one self-contained page in Swedish without identities' {
        $file = Export-AuditReport "$TestDrive/revision åäö.html" @common
        $file | Should -BeOfType IO.FileInfo
        $page = Get-Content $file -Raw
        $page | Should -Match 'Inte definitivsignerat'
        $page | Should -Not -Match '121212-?1212|<script[^>]|<link|(src|href)="https?:'
        $page | Should -Match '<h3>Efter mottagare</h3>'
    }

    It 'lists the findings that are piped to it, as CSV that Excel opens' {
        $file = Invoke-ReleaseAudit @common | Where-Object Code -EQ NotFinallySigned | Export-AuditReport "$TestDrive/fel.csv" @common
        [IO.File]::ReadAllBytes($file)[0..2] | Should -Be 0xEF, 0xBB, 0xBF
        $rows = Import-Csv $file -Delimiter ';'
        @($rows).Count | Should -Be 1
        $rows.Code | Should -Be 'NotFinallySigned'
    }

    It 'lists nothing when nothing is piped to it' {
        $file = Invoke-ReleaseAudit @common | Where-Object Code -EQ NoSuchCode | Export-AuditReport "$TestDrive/inget.csv" @common
        @(Import-Csv $file -Delimiter ';').Count | Should -Be 0
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        Export-AuditReport "$TestDrive/nytt.html" @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'replaces a file only with -Force' {
        Set-Content "$TestDrive/taget.html" 'mitt'
        { Export-AuditReport "$TestDrive/taget.html" @common -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        Get-Content "$TestDrive/taget.html" | Should -Be 'mitt'
        (Export-AuditReport "$TestDrive/taget.html" -Force @common).Length | Should -BeGreaterThan 100
    }

    It 'fails after it has written when there are errors' {
        { Export-AuditReport "$TestDrive/underkänd.html" -FailOn Error @common -ErrorAction Stop } | Should -Throw -ErrorId 'AuditFailed,*'
        "$TestDrive/underkänd.html" | Should -Exist
    }

    It 'wants a form that it knows' {
        { Export-AuditReport "$TestDrive/a.pdf" @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReportFormatUnknown,*'
    }
}
