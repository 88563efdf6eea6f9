BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $version = Split-Path (Split-Path (Get-ModuleManifest)) -Leaf
    $package = "$(Get-RepositoryRoot)/artifacts/package"
    if (-not (Test-Path "$package/RadOps-$version.zip")) { throw "There is no $package/RadOps-$version.zip; run build.sh package first." }

    # In a process that finds modules in one folder only, as the readme says: imported by name, and at work.
    $use = {
        param($modules)
        $ErrorActionPreference = 'Stop'
        $env:PSModulePath = $modules
        Import-Module RadOps
        $module = Get-Module RadOps
        "$($module.Version) $($module.ModuleBase.StartsWith($modules)) $($module.ExportedCmdlets.Count)"
        (Test-ReleaseEligibility -Organisation NuSjukvarden -Recipient Hospital -RecipientLocation OutsideRegion -IepConnected $false -Signature Final).Outcome
        (Get-Help Test-ReleaseEligibility).Synopsis.Length -gt 20
    }
    $expected = "$version True $(@((Import-PowerShellDataFile (Get-ModuleManifest)).CmdletsToExport).Count)"
}

Describe 'What is handed out' {
    It 'is installed from the zip by hand, as the readme says' {
        $modules = "$TestDrive/zip"
        $answer = Invoke-OtherProcess {
            param($package, $version, $modules)
            $ErrorActionPreference = 'Stop'
            Set-Location $package
            (Get-Content SHA256SUMS) -contains "$((Get-FileHash "RadOps-$version.zip").Hash)  RadOps-$version.zip"
            Expand-Archive "RadOps-$version.zip" $modules
        } $package, $version, $modules
        $answer | Should -Be 'True'
        $used = Invoke-OtherProcess $use $modules
        $used | Should -Contain $expected
        $used[1] | Should -Match '^(Needs|Open|Allow|Deny)$'
        $used[2] | Should -Be 'True'
    }

    It 'is a module where the package is unpacked, as PSResourceGet does it' {
        $folder = New-Item "$TestDrive/nupkg/RadOps/$version" -ItemType Directory
        [IO.Compression.ZipFile]::ExtractToDirectory("$package/RadOps.$version.nupkg", $folder)
        Remove-Item "$folder/_rels", "$folder/package" -Recurse -Force
        Remove-Item -LiteralPath "$folder/[Content_Types].xml", "$folder/RadOps.nuspec"
        Invoke-OtherProcess $use "$TestDrive/nupkg" | Should -Contain $expected
    }

    It 'is installed from a folder by PSResourceGet' {
        if (-not (Test-PeerModule Microsoft.PowerShell.PSResourceGet)) { Set-ItResult -Skipped -Because 'Microsoft.PowerShell.PSResourceGet is not installed' }
        $modules = "$TestDrive/resource"
        $null = New-Item $modules -ItemType Directory
        $found = Invoke-OtherProcess {
            param($package, $modules)
            $ErrorActionPreference = 'Stop'
            $name = "RadOpsTest$PID"
            Register-PSResourceRepository $name -Uri $package -Trusted
            try {
                (Find-PSResource RadOps -Repository $name).Version.ToString()
                Save-PSResource RadOps -Repository $name -Path $modules
            }
            finally { Unregister-PSResourceRepository $name }
        } $package, $modules
        $found | Should -Be $version
        Invoke-OtherProcess $use $modules | Should -Contain $expected
    }

    It 'is a dotnet tool that works without a network' {
        $tools = "$TestDrive/tools"
        $installed = dotnet tool install RadOps.Tool --version $version --tool-path $tools --source $package 2>&1
        $LASTEXITCODE | Should -Be 0 -Because "$installed"
        $radops = "$tools/radops$($IsWindows ? '.exe' : '')"
        "$(& $radops --version)" | Should -BeLike "$version*"
        (New-Order), (New-Order @{ RequestId = 'Ö2'; Situation = $null }) | Export-Csv "$TestDrive/orders.csv" -Delimiter ';' -Encoding utf8BOM
        $checked = & $radops check "$TestDrive/orders.csv" 2>&1
        $LASTEXITCODE | Should -Be 1 -Because "one of the two needs a human: $checked"
        "$checked" | Should -Match 'Ö2'
    }
}
