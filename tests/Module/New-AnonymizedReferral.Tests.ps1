BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-ReaderSite $TestDrive; WarningAction = 'SilentlyContinue' }
    $secret = $env:RADOPS_REFERRAL_SECRET
    $env:RADOPS_REFERRAL_SECRET = "$TestDrive/secret/referral.secret"
    $text = 'Pat Greta Lindvall, 19121212-1212, Storgatan 5, 451 30 Uddevalla. Fallit kl 03.15, GCS 14, Waran. Dottern Anna-Karin nås på 070-123 45 67. CT hjärna: blödning?'
}

AfterAll { $env:RADOPS_REFERRAL_SECRET = $secret }

Describe 'New-AnonymizedReferral' {
    It 'has exactly these parameters' {
        Get-OwnParameter New-AnonymizedReferral | Should -Be 'AccessionNumber', 'Address', 'AsPdf', 'BirthDate', 'CallBack', 'Confirm', 'Drill', 'Examination', 'Offline', 'Organisation', 'Other', 'Path', 'PatientId', 'PatientName', 'Phone', 'Referrer', 'ReferrerId', 'Register', 'ReplyFax', 'SiteFile', 'Text', 'Unit', 'WhatIf'
    }

    It 'refuses without a fax number for the report, and a number of the patient''s own' -Tag 'X-13' {
        { New-AnonymizedReferral $text @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReplyFaxMissing,*'
        { New-AnonymizedReferral $text -ReplyFax '0522-92 00 00' -Phone '070-123 45 67' -CallBack '0701234567' @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReplyNumberOfPatient,*'
        Test-Path "$TestDrive/journal", "$TestDrive/secret" | Should -Be $false, $false
    }

    It 'changes not a byte with -WhatIf, but says what would be refused' {
        $before = Get-TreeState $TestDrive
        New-AnonymizedReferral $text "$TestDrive/fax.html" -ReplyFax '0522-92 00 00' @common -WhatIf
        { New-AnonymizedReferral 'Buksmärta. Svar till mjwqkxz qpwxkzj snarast.' "$TestDrive/fax.html" -ReplyFax '0522-92 00 00' @common -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId 'ReferralIdentifies,*'
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'writes a paper that bears a code and the medicine, and nobody' -Tag 'X-11', 'C31' {
        $made = New-AnonymizedReferral $text "$TestDrive/fax.html" -ReplyFax '0522-92 00 00' -CallBack '0522-92 11 11' -Examination 'CT hjärna' -PatientId 19121212-1212 -PatientName 'Greta Lindvall' -Unit 'Akuten Lysekil' @common
        $made.Code | Should -Match '^AR-[A-Z]{8}-\d{4}-[A-Z]$'
        $made.Age | Should -BeGreaterThan 100
        $page = [Net.WebUtility]::HtmlDecode((Get-Content "$TestDrive/fax.html" -Raw))
        $page | Should -Match "Streckkod $($made.Code)"
        foreach ($kept in '03.15', 'GCS 14', 'Waran', 'CT hjärna: blödning', '0522-92 00 00', '0522-92 11 11', '31 745 96 10') { $page | Should -BeLike "*$kept*" }
        foreach ($gone in 'Greta', 'Lindvall', '1212', 'Storgatan', 'Uddevalla', 'Karin', '123 45', 'Lysekil') { $page, "$($made | Format-List | Out-String)" | Should -Not -BeLike "*$gone*" }
        # Nor is anybody in what is kept in clear.
        $kept = (Get-ChildItem "$TestDrive/journal" -File | ForEach-Object { Get-Content $_ -Raw }) -join ''
        foreach ($gone in 'Greta', 'Lindvall', '191212121212') { $kept | Should -Not -BeLike "*$gone*" }
        { New-AnonymizedReferral $text "$TestDrive/fax.html" -ReplyFax '0522-92 00 00' @common -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
    }

    It 'blocks what may identify somebody, and says where but not what' -Tag 'X-11' {
        $failure = { New-AnonymizedReferral "Buksmärta.`nSvar till mjwqkxz qpwxkzj snarast." -ReplyFax '0522-92 00 00' @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReferralIdentifies,*' -PassThru
        "$failure" | Should -Match 'line 2'
        "$failure" | Should -Not -Match 'mjwqkxz'
    }

    It 'marks those of a drill' {
        (New-AnonymizedReferral $text "$TestDrive/ovning.html" -Drill -ReplyFax '0522-92 00 00' @common).Code | Should -Match '^OV-'
        Get-Content "$TestDrive/ovning.html" -Raw | Should -Match 'ÖVNING'
    }

    It 'prints as PDF where a browser is, and says so where not' {
        $made = New-AnonymizedReferral $text "$TestDrive/pdf.html" -AsPdf -ReplyFax '0522-92 00 00' @common -WarningVariable warned
        if ($made.Pdf) { [IO.File]::ReadAllBytes($made.Pdf)[0..3] | Should -Be 37, 80, 68, 70 } else { $warned | Should -Not -BeNullOrEmpty }
    }
}
