BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-OutageSite $TestDrive; WarningAction = 'SilentlyContinue' }
}

Describe 'New-DowntimeReferral' {
    It 'has exactly these parameters' {
        Get-OwnParameter New-DowntimeReferral | Should -Be 'Confirm', 'Count', 'Drill', 'Offline', 'Organisation', 'Path', 'Register', 'ReplyFax', 'SiteFile', 'Unit', 'WhatIf'
    }

    It 'refuses without a fax number for the report, and gives no number then' -Tag 'D-21' {
        { New-DowntimeReferral "$TestDrive/r.html" @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReplyFaxMissing,*'
        { New-DowntimeReferral "$TestDrive/r.html" -ReplyFax ' ' @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReplyFaxMissing,*'
        Test-Path "$TestDrive/r.html", "$TestDrive/journal" | Should -Be $false, $false
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        New-DowntimeReferral "$TestDrive/r.html" -ReplyFax '033-616 00 00' @common -WhatIf
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'writes sheets with numbers and bar codes that are used once' -Tag 'D-21' {
        $given = New-DowntimeReferral "$TestDrive/r.html" -ReplyFax '033-616 00 00' -Count 3 -Unit Akuten @common
        $page = Get-Content "$TestDrive/r.html" -Raw
        $given.Count | Should -Be 3
        $given.Number | ForEach-Object { $page | Should -Match "Streckkod $_" }
        ([regex]::Matches($page, '033-616 00 00')).Count | Should -Be 3
        { New-DowntimeReferral "$TestDrive/r.html" -ReplyFax '033-616 00 00' @common -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        $item = Register-DowntimeItem Referral -Number $given[1].Number -By Akuten -ReplyFax '033-616 00 00' @common
        $item.Number | Should -Be $given[1].Number
        { Register-DowntimeItem Referral -Number $given[1].Number -By Akuten -ReplyFax '033-616 00 00' @common -ErrorAction Stop } | Should -Throw -ErrorId 'DowntimeItemExists,*'
    }

    It 'marks those of a drill' {
        (New-DowntimeReferral "$TestDrive/o.html" -Drill -ReplyFax '033-616 00 00' @common).Number | Should -Match '^OV-'
        Get-Content "$TestDrive/o.html" -Raw | Should -Match 'ÖVNING'
    }
}
