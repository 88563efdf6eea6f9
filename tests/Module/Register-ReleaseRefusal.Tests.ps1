BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ Register = "$TestDrive/register.db"; WarningAction = 'SilentlyContinue' }
    $refused = New-PatientOrder @{ RequestId = 'N1'; Organisation = 'RegionHalland'; Items = 'Report'; Medium = $null; MediumReason = $null }
}

Describe 'Register-ReleaseRefusal' {
    It 'has exactly these parameters' {
        Get-OwnParameter Register-ReleaseRefusal | Should -Be 'Confirm', 'Destination', 'InputObject', 'LiteralPath', 'Organisation', 'Path', 'Register', 'SiteFile', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        $refused | Register-ReleaseRefusal @common -Destination "$TestDrive/nekade" -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'wants a folder for the sheet, and records nothing without' {
        { $refused | Register-ReleaseRefusal @common -ErrorAction Stop } | Should -Throw -ErrorId 'DestinationMissing,*'
    }

    It 'refers the patient who asks for the report to who has it' -Tag 'H-14' {
        $refusal = $refused | Test-ReleaseEligibility | Register-ReleaseRefusal @common -Destination "$TestDrive/nekade"
        $refusal.Outcome | Should -Be Deny
        $refusal.RequestId | Should -Be N1
        $sheet = [Net.WebUtility]::HtmlDecode((Get-Content $refusal.Sheet.Path -Raw -Encoding utf8))
        $sheet | Should -Match 'behandlande läkare'
        $sheet | Should -Match $refusal.Reference
        $sheet | Should -Match 'H-14 \(rad 39\)'
        $sheet | Should -Not -Match '1212-?1212'
    }

    It 'records what is refused without a sheet' {
        $refusal = New-PatientOrder @{ RequestId = 'Ö9'; Blocked = $true } | Register-ReleaseRefusal @common
        $refusal.Outcome | Should -Be Open
        $refusal.Sheet | Should -BeNullOrEmpty
        (Invoke-ReleaseAudit @common).Message -match 'väntar på en människas beslut' | Should -Not -BeNullOrEmpty
    }

    It 'takes no release for a refusal' {
        { New-Order | Register-ReleaseRefusal @common -ErrorAction Stop } | Should -Throw -ErrorId 'NotRefused,*'
    }

    It 'masks an order that bears a number for its id' {
        $order = New-PatientOrder @{ RequestId = '19121212-1212'; Organisation = 'RegionHalland'; Items = 'Report'; Medium = $null; MediumReason = $null }
        $refusal = $order | Register-ReleaseRefusal @common -Destination "$TestDrive/nekade"
        $refusal.RequestId | Should -Be '19121212-****'
        $order | Register-ReleaseRefusal @common -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
        "$($failure[0]) $($failure[0].TargetObject)" | Should -Not -Match '1212-1212'
    }

    It 'is shown as a table' {
        $refused | Register-ReleaseRefusal @common -Destination "$TestDrive/nekade" | Out-String -Width 200 | Should -Match 'R-\d{8}-\w{6} +N1 +Deny .*hanvisning\.html'
    }

    It 'runs the examples of its help' {
        Push-Location $TestDrive
        try {
            $env:XDG_DATA_HOME = "$TestDrive/own"
            $refused | Export-Csv order.csv -Delimiter ';' -Encoding utf8
            Invoke-HelpExample Register-ReleaseRefusal | Should -BeGreaterOrEqual 2
        }
        finally {
            Remove-Item Env:XDG_DATA_HOME
            Pop-Location
        }
    }
}
