BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $root = Get-RepositoryRoot
    function Get-Finding([string] $Path, [string] $Settings) {
        # Without the machine's programs, which no rule judges: for every name that it does not know, PowerShell reads each folder of PATH, and that was five sixths of the time.
        $programs, $env:PATH = $env:PATH, $PSHOME
        try { Invoke-ScriptAnalyzer $Path -Settings $Settings | ForEach-Object { "$($_.ScriptName):$($_.Line): $($_.RuleName): $($_.Message)" } }
        finally { $env:PATH = $programs }
    }
}

Describe 'Scripts' {
    BeforeEach {
        if (-not (Test-PeerModule PSScriptAnalyzer)) { Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed' }
    }

    It 'have no findings in <_>' -ForEach 'build.ps1', 'PSScriptAnalyzerSettings.psd1', 'examples', 'docs/pictures', 'tests/RadOps.Benchmarks' {
        Get-Finding "$root/$_" "$root/PSScriptAnalyzerSettings.psd1" | Should -BeNullOrEmpty
    }

    It 'have no findings in the tests' {
        Get-Finding "$root/tests/Module" "$root/tests/Module/PSScriptAnalyzerSettings.psd1" | Should -BeNullOrEmpty
    }

    It 'have no findings in the module as it is shipped, views included' {
        $module = Split-Path (Get-ModuleManifest)
        Get-ChildItem $module -File | Where-Object Extension -In .psd1, .ps1xml | ForEach-Object { Get-Finding $_.FullName "$root/PSScriptAnalyzerSettings.psd1" } | Should -BeNullOrEmpty
    }

    It 'are analysed for all that they are' {
        $analysed = 'build.ps1', 'PSScriptAnalyzerSettings.psd1', 'examples/', 'docs/pictures/', 'tests/RadOps.Benchmarks/', 'tests/Module/'
        # The template of the manifest is judged once it is filled in.
        $all = Get-ChildItem $root -Recurse -File -Include *.ps1, *.psm1, *.psd1 | ForEach-Object { [IO.Path]::GetRelativePath($root, $_.FullName).Replace('\', '/') } |
            Where-Object { $_ -notmatch '(^|/)(bin|obj|artifacts)/' -and $_ -ne 'module/RadOps.psd1' }
        $all.Count | Should -BeGreaterThan 60
        $all | Where-Object { $file = $_; -not ($analysed | Where-Object { $file.StartsWith($_) }) } | Should -BeNullOrEmpty
    }
}
