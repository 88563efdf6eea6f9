BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $manifest = Get-ModuleManifest
}

Describe 'Help' {
    # Get-Help keeps the first culture's pages for as long as the process lives: each culture has one of its own.
    It 'is shown in <_> for every cmdlet, with each of its parameters and examples' -ForEach 'en-US', 'sv-SE' {
        $shown = Invoke-OtherProcess {
            param($manifest, $tests, $culture)
            [cultureinfo]::CurrentUICulture = $culture
            Import-Module $manifest
            Import-Module "$tests/ModuleTest.psm1"
            foreach ($cmdlet in (Get-Command -Module RadOps).Name) {
                $help = Get-Help $cmdlet -Full
                $silent = Get-OwnParameter $cmdlet | Where-Object { $_ -notin @($help.parameters.parameter | Where-Object { $_.description.Text }).name }
                "$cmdlet|$($help.Synopsis)|$(@($help.examples.example).Count -ge 2)|$silent"
            }
        } $manifest, $PSScriptRoot, $_
        $pages = Get-ChildItem "$(Get-RepositoryRoot)/module/help/$_/*-*.md"
        $pages.Count | Should -BeGreaterThan 0
        $shown | Should -Be ($pages | Sort-Object Name | ForEach-Object { "$($_.BaseName)|$((Get-Content $_)[2])|True|" })
    }
}
