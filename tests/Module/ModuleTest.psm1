# What the module's tests share. The module comes from artifacts: the tests judge what is shipped.

$script:Root = (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '../..')).Path

function Get-ModuleManifest {
    $version = ([xml](Get-Content -LiteralPath "$Root/Directory.Build.props" -Raw)).Project.PropertyGroup.Version
    $manifest = "$Root/artifacts/RadOps/$version/RadOps.psd1"
    if (-not (Test-Path -LiteralPath $manifest)) { throw "There is no $manifest; run build.sh build first." }
    $manifest
}

function Get-RepositoryRoot { $Root }

# Name and contents of everything under a folder: two equal answers mean that not a byte changed.
function Get-TreeState([string] $Folder) {
    Get-ChildItem -LiteralPath $Folder -Recurse -Force | Sort-Object FullName | ForEach-Object {
        $hash = if ($_.PSIsContainer) { 'folder' } else { (Get-FileHash -LiteralPath $_.FullName).Hash }
        "$($_.FullName)|$hash|$($_.LastWriteTimeUtc.Ticks)"
    }
}

# The parameters that a cmdlet has of its own, in order of name; PowerShell's common ones left out.
function Get-OwnParameter([string] $Cmdlet) {
    $common = [System.Management.Automation.PSCmdlet]::CommonParameters
    (Get-Command $Cmdlet).Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object
}

# Runs a script in another pwsh and gives what it printed: for what one process can do only once, such as loading assemblies.
function Invoke-OtherProcess([scriptblock] $Script, [object[]] $ArgumentList = @()) {
    $output = pwsh -NoProfile -NonInteractive -OutputFormat Text -Command $Script -args $ArgumentList 2>&1
    if ($LASTEXITCODE -ne 0) { throw "The other pwsh ended with ${LASTEXITCODE}: $output" }
    $output
}

Export-ModuleMember -Function *
