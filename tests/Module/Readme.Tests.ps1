BeforeDiscovery {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $readme = Get-Content "$(Get-RepositoryRoot)/README.md" -Raw
    $blocks = [regex]::Matches($readme, '(?s)```powershell\n(.*?)```') | ForEach-Object { $_.Groups[1].Value }
    # In running text too: `Verb-Noun -Parameter value`.
    $inline = [regex]::Matches($readme, '`([A-Z][a-z]+-[A-Z]\w+[^`]*)`') | ForEach-Object { $_.Groups[1].Value.Replace('…', '$x') }
}

BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $root = Get-RepositoryRoot
    # What is installed elsewhere than here.
    $others = 'Register-PSResourceRepository', 'Install-PSResource'
}

Describe 'The readme' {
    It 'names only commands and parameters that there are: <_>' -ForEach @($blocks + $inline | Sort-Object -Unique) {
        $errors = $null
        $script = [System.Management.Automation.Language.Parser]::ParseInput($_, [ref]$null, [ref]$errors)
        $errors | Should -BeNullOrEmpty
        $commands = $script.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)
        $commands | Should -Not -BeNullOrEmpty
        foreach ($command in $commands | Where-Object { $_.GetCommandName() -notin $others }) {
            $known = Get-Command $command.GetCommandName() -ErrorAction Ignore
            $known | Should -Not -BeNullOrEmpty -Because "$($command.GetCommandName()) stands in the readme"
            foreach ($parameter in $command.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                { $known.ResolveParameter($parameter.ParameterName) } | Should -Not -Throw -Because "-$($parameter.ParameterName) of $($command.GetCommandName()) stands in the readme"
            }
        }
    }

    It 'links to files that there are, and its pictures are small' {
        $links = [regex]::Matches((Get-Content "$root/README.md" -Raw), '\]\((?!https?:)([^)#]+)\)') | ForEach-Object { $_.Groups[1].Value }
        $links.Count | Should -BeGreaterThan 10
        $links | ForEach-Object { "$root/$_" | Should -Exist }
        $pictures = $links -like '*.png'
        $pictures.Count | Should -Be 2
        $pictures | ForEach-Object { (Get-Item "$root/$_").Length | Should -BeLessThan 150KB }
    }

    It 'says the version that is packed' {
        Get-Content "$root/README.md" -Raw | Should -Match "RadOps-$([regex]::Escape((Split-Path (Split-Path (Get-ModuleManifest)) -Leaf)))\.zip"
    }
}
