BeforeDiscovery {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $noArchive = -not (Find-Peer orthanc Orthanc)
}

BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $register = "$TestDrive/register.db"
    $site = "$TestDrive/site.yaml"
    if (Find-Peer orthanc Orthanc) {
        $archive = Start-Archive "$TestDrive/arkiv"
        New-SiteWith $archive $site
    }
    $common = @{ SiteFile = $site; Register = $register; TransferPurpose = 'InRegionCare'; WarningAction = 'SilentlyContinue' }
}

AfterAll { if ($archive) { Stop-Archive $archive } }

Describe 'Send-ToBfr' {
    It 'has exactly these parameters' {
        Get-OwnParameter Send-ToBfr | Should -Be 'ArchivedInBfr', 'Confirm', 'Examination', 'InputObject', 'LiteralPath', 'Node', 'Orderer', 'OrderingClinic', 'Organisation', 'Path', 'RecipientName', 'Register', 'SiteFile', 'Situation', 'Study', 'StudyRoot', 'ThrottleLimit', 'TransferPurpose', 'WhatIf'
    }

    It 'wants to know what it is for' {
        (Get-Command Send-ToBfr).Parameters.TransferPurpose.ParameterSets.Values.IsMandatory | Should -Not -Contain $false
        { Send-ToBfr $TestDrive -SiteFile $site -TransferPurpose None } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'says what the site lacks' {
        New-SyntheticStudy "$TestDrive/ensam" -AccessionNumber E1
        Set-Content "$TestDrive/tom.yaml" 'organisation: NuSjukvarden'
        Send-ToBfr "$TestDrive/ensam" -TransferPurpose InRegionCare -SiteFile "$TestDrive/tom.yaml" -Register $register -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'NodeRoleMissing,*'
    }

    It 'says what is not there' {
        Send-ToBfr "$TestDrive/saknas" @common -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
    }

    It 'shows every step and changes not a byte with -WhatIf' -Skip:$noArchive {
        New-SyntheticStudy "$TestDrive/whatif/ett" -AccessionNumber W1 -InstanceCount 4
        $before = Get-TreeState "$TestDrive/whatif"
        $text = Invoke-OtherProcess {
            param($manifest, $folder, $site)
            Import-Module $manifest
            Send-ToBfr "$folder/whatif/ett" -TransferPurpose ExternalReading -SiteFile $site -Register "$folder/whatif/register.db" -WhatIf -WarningAction SilentlyContinue
        } (Get-ModuleManifest), $TestDrive, $site
        Get-TreeState "$TestDrive/whatif" | Should -Be $before
        $text -join "`n" | Should -Match 'Send 4 of 4 instances'
        $text -join "`n" | Should -Match 'compare instance by instance'
        $text -join "`n" | Should -Match 'referral note'
        Measure-Archive $archive | Should -Be 0
    }

    It 'sends a study, proves it, and gives the note' -Skip:$noArchive {
        New-SyntheticStudy "$TestDrive/ett åäö" -AccessionNumber B1 -InstanceCount 4
        $result = Send-ToBfr "$TestDrive/ett åäö" @common -Situation EmergencyWithPatient -RecipientName 'Borås lasarett' -Examination 'CT torax' -Orderer 'dr Vik' -OrderingClinic 'Akuten NÄL'
        $result.GetType().FullName | Should -Be 'RadOps.Core.Transfer.TransferResult'
        $result.Instances[0].Status | Should -Be 'Sent'
        $result.StudyInstanceUids[0] | Should -Be $result.Instances[-1].StudyInstanceUid
        $result.Outcome | Should -Be 'Complete'
        $result.Verified | Should -Be 4
        @($result.Instances | Where-Object Status -EQ Sent).Count | Should -Be 4
        $result.ReferralNote | Should -Be 'Skickat bilder till BFR via Teleradiologidestination.'
        $result.RegisterLine | Should -Be 'CT torax 260608: Länkas till BFR fvb. Borås lasarett enl. dr Vik, Akuten NÄL.'
        (Get-MediaExport $result.TransferId -Register $register -WarningAction SilentlyContinue).Route | Should -Be 'Bfr'
        ($result | Format-Table | Out-String) | Should -Match 'Complete'
        ($result.Instances | Format-Table | Out-String) | Should -Match 'Sent'
        "$($result | Format-List | Out-String)" | Should -Not -Match 'Öberg|121212-?1212'
    }

    It 'takes folders from the pipeline, and sends nothing twice' -Skip:$noArchive {
        New-SyntheticStudy "$TestDrive/flera/två" -AccessionNumber B2 -InstanceCount 2
        New-SyntheticStudy "$TestDrive/flera/tre" -AccessionNumber B3 -InstanceCount 3
        $before = Measure-Archive $archive
        $first = Get-ChildItem "$TestDrive/flera" -Directory | Send-ToBfr @common
        $first.Outcome | Should -Be 'Complete', 'Complete'
        $second = Get-ChildItem "$TestDrive/flera" -Directory | Send-ToBfr @common
        $second.Outcome | Should -Be 'NotNeeded', 'NotNeeded'
        Measure-Archive $archive | Should -Be ($before + 5)
    }

    It 'takes orders, and stops those that go another way' -Skip:$noArchive {
        New-SyntheticStudy "$TestDrive/order/fyra" -AccessionNumber B4 -InstanceCount 2
        $orders = (New-Order @{ RequestId = 'ut'; AccessionNumber = 'B4' }), (New-Order @{ RequestId = 'in'; AccessionNumber = 'B4'; RecipientLocation = 'InsideRegion'; ArchivedInBfr = $false })
        $result = $orders | Send-ToBfr -StudyRoot "$TestDrive/order" @common -ErrorAction SilentlyContinue -ErrorVariable failures
        $result.RequestId | Should -Be 'in'
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'RouteIsNotBfr,*'
        $failures[0].TargetObject | Should -Be 'ut'
    }

    It 'accounts for a broken file, and tells it as an error' -Skip:$noArchive {
        New-SyntheticStudy "$TestDrive/trasig" -AccessionNumber B5 -InstanceCount 3
        Set-Content "$TestDrive/trasig/IM000009" 'ingen bild'
        $result = Send-ToBfr "$TestDrive/trasig" @common -ErrorAction SilentlyContinue -ErrorVariable failures
        $result.Outcome | Should -Be 'Incomplete'
        $result.Meant | Should -Be 4
        @($result.Instances | Where-Object Status -EQ Unreadable).Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'TransferIncomplete,*'
        $failures[0].TargetObject | Should -Be $result.TransferId
        Remove-Item "$TestDrive/trasig/IM000009"
        $again = Send-ToBfr "$TestDrive/trasig" @common
        $again.Outcome | Should -Be 'Complete'
        $again.TransferId | Should -Be $result.TransferId
    }

    It 'completes the names of nodes' -Skip:$noArchive {
        $line = "Send-ToBfr -SiteFile '$site' -Node "
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'bfr', 'iep', 'reader'
        { Send-ToBfr "$TestDrive/trasig" @common -Node reader -ErrorAction Stop } | Should -Throw -ErrorId 'NodeRoleWrong,*'
    }

    It 'has progress with the step' -Skip:$noArchive {
        New-SyntheticStudy "$TestDrive/framsteg" -AccessionNumber B6 -InstanceCount 5
        Measure-Progress {
            param($manifest, $folder, $site, $register)
            Import-Module $manifest
            Send-ToBfr "$folder/framsteg" -TransferPurpose InRegionCare -SiteFile $site -Register $register -WarningAction SilentlyContinue
        } (Get-ModuleManifest), $TestDrive, $site, $register | Should -BeGreaterThan 2
    }

    It 'stops on Ctrl+C, and the next run finishes it' -Skip:$noArchive {
        New-SyntheticStudy "$TestDrive/stor" -AccessionNumber B7 -InstanceCount 400
        $before = Measure-Archive $archive
        Invoke-StoppedPipeline {
            param($manifest, $folder, $site, $register)
            Import-Module $manifest
            Send-ToBfr "$folder/stor" -TransferPurpose InRegionCare -SiteFile $site -Register $register -WarningAction SilentlyContinue
        } (Get-ModuleManifest), $TestDrive, $site, $register -Activity 'Transfer *' | Should -Be 'Stopped'
        $result = Send-ToBfr "$TestDrive/stor" @common
        $result.Outcome | Should -Be 'Complete'
        $result.Verified | Should -Be 400
        Measure-Archive $archive | Should -Be ($before + 400)
        @(Get-MediaExport -AccessionNumber B7 -Register $register -WarningAction SilentlyContinue).Count | Should -Be 1
    }

    It 'tells a node that is down as an error, with what was meant' -Skip:$noArchive {
        New-SyntheticStudy "$TestDrive/nere" -AccessionNumber B8 -InstanceCount 3
        (Get-Content $site -Raw) -replace "port: $($archive.Port)", 'port: 1' | Set-Content "$TestDrive/nere.yaml"
        $result = Send-ToBfr "$TestDrive/nere" -TransferPurpose InRegionCare -SiteFile "$TestDrive/nere.yaml" -Register $register -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failures
        @($result.Instances | Where-Object Status -EQ NotSent).Count | Should -Be 3
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'NodeRefused,*'
        $failures[0].CategoryInfo.Category | Should -Be 'ConnectionError'
    }
}
