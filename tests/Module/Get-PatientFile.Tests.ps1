BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-IntakeSite $TestDrive; WarningAction = 'SilentlyContinue' }
    $said = Get-IntakeStatement
    $image = Import-PatientFile (New-PatientPicture "$TestDrive/downloads/a.png") -Class Image @said @common
    $paper = Import-PatientFile (New-PatientDocument "$TestDrive/downloads/b.pdf") -Class Document @said @common
}

AfterAll { Remove-IntakeSite }

Describe 'Get-PatientFile' {
    It 'has exactly these parameters' {
        Get-OwnParameter Get-PatientFile | Should -Be 'All', 'CaseId', 'MinimumAge', 'Offline', 'Organisation', 'Register', 'SiteFile'
    }

    It 'lists the oldest first, with what is missing and how long 1177 keeps it' -Tag 'F-34' {
        $cases = Get-PatientFile @common
        $cases.CaseId | Should -Be $image.CaseId, $paper.CaseId
        $cases[0].Missing | Should -BeLike '*Picsara*(F-28*'
        $cases[0].KeptUntil | Should -Be ([DateOnly]::FromDateTime([TimeZoneInfo]::ConvertTimeBySystemTimeZoneId($said.SentAt, 'Europe/Stockholm')).AddDays(2).AddYears(2))
        (Get-PatientFile @common | Format-Table | Out-String -Width 200) | Should -Match ($cases[0].KeptUntil.ToString('yyyy-MM-dd'))
        Get-PatientFile -MinimumAge 01:00 @common | Should -BeNullOrEmpty
    }

    It 'keeps a paper until it is in E-arkiv' -Tag 'C41' {
        $null = $paper | Complete-PatientFile -Printed @common -Confirm:$false
        (Get-PatientFile $paper.CaseId @common).Papers | Should -Be 1
        $null = $paper | Complete-PatientFile -Archived @common -Confirm:$false
        (Get-PatientFile @common).CaseId | Should -Be $image.CaseId
        (Get-PatientFile -All @common).CaseId | Should -Be $image.CaseId, $paper.CaseId
    }

    It 'takes ids from the pipeline, and tells of one that is misread' {
        (Get-PatientFile @common | Get-PatientFile @common).CaseId | Should -Be $image.CaseId
        { Get-PatientFile ($image.CaseId -replace '.$', '') @common -ErrorAction Stop } | Should -Throw -ErrorId 'CaseIdInvalid,*'
    }

    It 'does what its help says' {
        Push-Location $TestDrive
        Invoke-HelpExample Get-PatientFile | Should -Be 2
        Pop-Location
    }
}
