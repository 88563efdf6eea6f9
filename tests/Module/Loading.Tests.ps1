BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $manifest = Get-ModuleManifest
    $others = "$(Get-RepositoryRoot)/artifacts/other-versions"

    # Which files the libraries came from: the process's own context, and the module's.
    $report = {
        param($manifest, $others, $when)
        $ErrorActionPreference = 'Stop'
        $libraries = 'CsvHelper', 'YamlDotNet', 'Microsoft.Data.SqlClient'
        function Import-Other { foreach ($name in $libraries) { $null = Add-Type -Path "$others/$name.dll" -PassThru | Select-Object -First 1 } }
        if ($when -eq 'before') { Import-Other }
        Import-Module $manifest
        $site = [Reflection.Assembly]::Load('RadOps.Site')
        $context = [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($site)
        $ours = foreach ($name in $libraries) { $context.LoadFromAssemblyName([Reflection.AssemblyName]::new($name)) }
        if ($when -eq 'after') { Import-Other }
        $theirs = foreach ($name in $libraries) { [Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | Where-Object { $_.GetName().Name -eq $name } }
        $all = [Runtime.Loader.AssemblyLoadContext]::All | Where-Object { $_.Assemblies.GetName().Name -contains 'CsvHelper' }
        "ours=$(($ours.Location | ForEach-Object { Split-Path $_ }) -join ';')"
        "version=$([Diagnostics.FileVersionInfo]::GetVersionInfo($ours[0].Location).FileMajorPart)"
        "others=$(($all.Assemblies | Where-Object { $_.GetName().Name -in $libraries -and $_.Location.StartsWith($others) } | ForEach-Object { $_.GetName().Name } | Sort-Object) -join ';')"
        "context=$($context.Name)"
        "core=$([Runtime.Loader.AssemblyLoadContext]::GetLoadContext([RadOps.Core.RadOpsException].Assembly).Name)"
        "copies=$(@([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'RadOps.Core' }).Count)"
    }
}

Describe 'Loading' {
    It 'keeps its libraries apart when another module loads other versions <_> it' -ForEach 'before', 'after' {
        $lines = Invoke-OtherProcess $report $manifest, $others, $_
        $dependencies = Join-Path (Split-Path $manifest) 'dependencies'
        # SqlClient's real assembly is the one of the platform, below runtimes.
        foreach ($folder in (($lines -match '^ours=') -replace '^ours=').Split(';')) { $folder | Should -BeLike "$dependencies*" }
        $lines | Should -Contain 'version=34'
        $lines | Should -Contain 'others=CsvHelper;Microsoft.Data.SqlClient;YamlDotNet'
        $lines | Should -Contain 'context=RadOps'
        $lines | Should -Contain 'core=Default'
        $lines | Should -Contain 'copies=1'
    }

    It 'answers for no third-party name outside its own context' {
        $answer = Invoke-OtherProcess {
            param($manifest)
            Import-Module $manifest
            $null = [Reflection.Assembly]::Load('RadOps.Site')
            try { [Reflection.Assembly]::Load('CsvHelper').Location } catch { 'not answered' }
        } $manifest
        $answer | Should -Be 'not answered'
    }

    It 'stops answering once it is removed' {
        $answer = Invoke-OtherProcess {
            param($manifest)
            Import-Module $manifest
            Remove-Module RadOps
            try { [Reflection.Assembly]::Load('RadOps.Site').Location } catch { 'not answered' }
        } $manifest
        $answer | Should -Be 'not answered'
    }

    It 'is imported again, with -Force, and in parallel runspaces' {
        $answer = Invoke-OtherProcess {
            param($manifest)
            $ErrorActionPreference = 'Stop'
            Import-Module $manifest
            Import-Module $manifest
            Import-Module $manifest -Force
            Remove-Module RadOps
            Import-Module $manifest
            $contexts = 1..6 | ForEach-Object -ThrottleLimit 6 -Parallel {
                Import-Module $using:manifest
                [Runtime.Loader.AssemblyLoadContext]::GetLoadContext([Reflection.Assembly]::Load('RadOps.Site')).GetHashCode()
            }
            "$(@($contexts).Count) runspaces, $(@($contexts | Sort-Object -Unique).Count) context"
        } $manifest
        $answer | Should -Be '6 runspaces, 1 context'
    }

    It 'gives scripts the types that they name' {
        Import-Module $manifest
        [RadOps.Core.Release.ReleaseRequest].Assembly.Location | Should -BeLike "$(Split-Path $manifest)*"
    }

    It 'has a manifest that PowerShell approves, with no function, alias or variable in it' {
        $module = Test-ModuleManifest $manifest
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
        $module.ExportedCmdlets.Keys | Should -Contain 'Get-DicomHeader'
    }
}
