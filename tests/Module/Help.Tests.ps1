BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $manifest = Get-ModuleManifest
}

Describe 'Help' {
    # Get-Help keeps the first culture's pages for as long as the process lives: each culture has one of its own.
    It 'is shown in <_> for every cmdlet, with each of its parameters, examples and topics' -ForEach 'en-US', 'sv-SE' {
        $shown = Invoke-OtherProcess {
            param($manifest, $tests, $culture)
            [cultureinfo]::CurrentUICulture = $culture
            Import-Module $manifest
            Import-Module "$tests/ModuleTest.psm1"
            foreach ($cmdlet in (Get-Command -Module RadOps).Name) {
                $help = Get-CmdletHelp $cmdlet
                $silent = Get-OwnParameter $cmdlet | Where-Object { $_ -notin @($help.parameters.parameter | Where-Object { $_.description.Text }).name }
                $topics = $help.relatedLinks.navigationLink.linkText -join ' '
                "$cmdlet|$($help.Synopsis)|$(@($help.examples.example).Count -ge 2)|$silent|$($topics -like 'about_RadOps*')"
            }
        } $manifest, $PSScriptRoot, $_
        $pages = Get-ChildItem "$(Get-RepositoryRoot)/module/help/$_/*-*.md"
        $pages.Count | Should -BeGreaterThan 0
        $shown | Should -Be ($pages | Sort-Object Name | ForEach-Object { "$($_.BaseName)|$((Get-Content $_)[2])|True||True" })
    }

    It 'has topics in <_>, found by name, in lines that a window of 80 columns holds' -ForEach 'en-US', 'sv-SE' {
        $culture = $_
        $pages = 'about_RadOps', 'about_RadOps_Errors', 'about_RadOps_Outage', 'about_RadOps_Release', 'about_RadOps_Site' | ForEach-Object { Get-Item "$(Get-RepositoryRoot)/module/help/$culture/$_.md" }
        $shown = Invoke-OtherProcess {
            param($manifest, $culture, $topics)
            [cultureinfo]::CurrentUICulture = $culture
            Import-Module $manifest
            foreach ($topic in $topics) {
                $lines = (Get-Help $topic | Out-String -Width 300).Split("`n").TrimEnd()
                $wide = @($lines | Select-Object -Skip 5 | Where-Object { $_.Length -gt 80 -and $_ -notmatch '^ {8}' })
                "$($lines[1].Trim())|$((Get-Help about_* | Where-Object Name -EQ $topic).Synopsis)|$($wide.Count)|$($lines.Count -gt 40)"
            }
        } $manifest, $culture, $pages.BaseName
        $shown | Should -Be ($pages | ForEach-Object { "$($_.BaseName)|$((Get-Content $_)[2])|0|True" })
    }

    It 'has the same topics in each language, with the same commands in them' {
        $commands = foreach ($culture in 'en-US', 'sv-SE') {
            $found = Get-ChildItem "$(Get-RepositoryRoot)/module/help/$culture/about_*.md" | ForEach-Object { "$($_.BaseName): $([regex]::Matches((Get-Content $_ -Raw), '(?s)```powershell\n(.*?)```').Value -join '')" }
            , $found
        }
        $commands[0].Count | Should -BeGreaterThan 0
        $commands[1] | Should -Be $commands[0]
    }

    It 'lists every cmdlet in about_RadOps, and names none anywhere that there is not, in <_>' -ForEach 'en-US', 'sv-SE' {
        Import-Module $manifest
        $known = (Get-Command -Module RadOps).Name
        $verbs = ($known -replace '-.*' | Sort-Object -Unique) -join '|'
        $files = Get-ChildItem "$(Split-Path $manifest)/$_/about_*.help.txt"
        $files.Count | Should -BeGreaterThan 0
        $named = [regex]::Matches((Get-Content $files -Raw), "\b(?:$verbs)-[A-Z]\w+").Value | Sort-Object -Unique
        $named | Where-Object { $_ -notin $known -and -not (Get-Command $_ -ErrorAction Ignore) } | Should -BeNullOrEmpty
        $list = (Get-Content "$(Split-Path $manifest)/$_/about_RadOps.help.txt") -match '^    - [A-Z]\w+-\w+: ' -replace '^    - ([\w-]+):.*', '$1'
        $list | Should -Be ($known | Sort-Object)
    }
}
