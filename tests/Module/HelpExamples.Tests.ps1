BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $manifest = Get-ModuleManifest
    Import-Module $manifest
    Import-Module "$PSScriptRoot/HelpScene.psm1" -Force
    $cmdlets = (Get-Command -Module RadOps).Name
    $transcript = "$TestDrive/transcript.txt"
    # One session tries them all, with every stream on, and its transcript is kept: so do administrators.
    $told = Invoke-OtherProcess {
        param($manifest, $tests, $folder, $transcript)
        Import-Module $manifest
        Import-Module "$tests/HelpScene.psm1" -Verbose:$false
        $null = Start-Transcript $transcript
        $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
        $outcomes = Get-HelpScene | ForEach-Object { Invoke-HelpScene $_ "$folder/$_" }
        $null = Stop-Transcript
        $outcomes | ConvertTo-Json | Set-Content "$folder/outcomes.json" -Encoding utf8
    } $manifest, $PSScriptRoot, "$TestDrive", $transcript
    $outcomes = Get-Content "$TestDrive/outcomes.json" -Raw | ConvertFrom-Json
}

Describe 'The examples of the help' {
    It 'are all run: on a scene of HelpScene.psm1, or in the cmdlet''s own tests by Invoke-HelpExample' {
        $cmdlets.Count | Should -BeGreaterThan 0
        $own = $cmdlets | Where-Object { Select-String "Invoke-HelpExample $_\b" "$PSScriptRoot/$_.Tests.ps1" -Quiet }
        $cmdlets | Where-Object { $_ -notin $own -and $_ -notin (Get-HelpScene) } | Should -BeNullOrEmpty -Because 'nobody knows whether an example works that nothing runs'
        Get-HelpScene | Where-Object { $_ -notin $cmdlets -or $_ -in $own } | Should -BeNullOrEmpty -Because 'a scene that is not needed is to be taken away'
    }

    It 'do what they say, or have a reason why they are not run' {
        $outcomes.Count | Should -BeGreaterThan 80
        $outcomes | Where-Object { $_.Outcome -ne 'ok' -and $_.Outcome -notlike 'not run: *' } | ForEach-Object { "$($_.Cmdlet) $($_.Number): $($_.Outcome)" } | Should -BeNullOrEmpty
        @($outcomes | Where-Object Outcome -EQ 'ok').Count | Should -BeGreaterThan 80
    }

    It 'that are not run on a scene are of cmdlets whose own tests do it with a peer' {
        $outcomes | Where-Object Outcome -Like 'not run: *' | ForEach-Object {
            [regex]::Match($_.Outcome, '\S+\.Tests\.ps1').Value | ForEach-Object { "$PSScriptRoot/$_" | Should -Exist }
        }
    }

    It 'change not a byte with -WhatIf, which names what would be done' {
        $text = Get-Content $transcript -Raw
        $asked = [regex]::Matches($text, '(?s)<whatif ([\w-]+)>(.*?)</whatif \1>')
        $asked.Count | Should -BeGreaterThan 25
        $outcomes | Where-Object Changed | ForEach-Object { "$($_.Cmdlet): $($_.Changed)" } | Should -BeNullOrEmpty
        # PowerShell's own line for a target and an operation, or the steps of a plan.
        $silent = $asked | Where-Object { $_.Groups[2].Value -notmatch 'What if: (Performing the operation "[A-Z][^"]{3,}" on target "[^"]{2,}"|[A-Z][^\r\n]{10,})' } | ForEach-Object { "$($_.Groups[1].Value):$($_.Groups[2].Value)" }
        # These have nothing to do in their scene: payloads that are old enough, an audit that is to be recorded, an export that was broken off.
        $idle = 'Clear-RegisterPayload', 'Invoke-ReleaseAudit', 'Resume-MediaExport'
        $silent -replace '(?s):.*' | Where-Object { $_ -notin $idle } | Should -BeNullOrEmpty -Because "$silent"
        # Those, and cmdlets whose example is not run here, say it in their own tests.
        $other = $cmdlets | Where-Object { (Get-Command $_).Parameters.ContainsKey('WhatIf') -and ($_ -in $idle -or $_ -notin $asked.ForEach({ $_.Groups[1].Value })) }
        $other | Where-Object { -not (Select-String ' -WhatIf\b' "$PSScriptRoot/$_.Tests.ps1" -Quiet) } | Should -BeNullOrEmpty
    }

    It 'leave no identity in a transcript with every stream on' {
        $text = Get-Content $transcript -Raw
        $text | Should -Match 'R-\d{8}-\w{6}'
        $text | Should -Match '19121212-\*\*\*\*'
        $text | Should -Not -MatchExactly '(19)?121212[-+]?121[23]|Öberg|Åsa Märta|Greta|Lindvall|Märta Ek'
    }
}
