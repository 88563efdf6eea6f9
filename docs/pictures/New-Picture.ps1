<#
.SYNOPSIS
Takes the readme's pictures of what RadOps really shows: the terminal, and the page of the audit. To be run again when one of them has changed, and looked at before it is committed.
.DESCRIPTION
The demo's synthetic hospital works a day; its commands are run here, their output with its colours becomes a page, and the installed browser takes the pictures.
.EXAMPLE
./build.sh build; ./docs/pictures/New-Picture.ps1
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Destination = $PSScriptRoot,
    # Chrome, Chromium or Edge.
    [string] $Browser = $env:RADOPS_BROWSER
)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'
$root = (Resolve-Path "$PSScriptRoot/../..").Path
$Browser = $Browser ? $Browser : (Get-Command chromium, google-chrome, msedge, chrome -CommandType Application -ErrorAction Ignore | Select-Object -First 1).Source
if (-not $Browser) { throw 'There is no Chrome, Chromium or Edge here; RADOPS_BROWSER may name one.' }
if (-not $PSCmdlet.ShouldProcess($Destination, 'Take pictures')) { return }

Import-Module (Get-Item "$root/artifacts/RadOps/*/RadOps.psd1" | Sort-Object LastWriteTime | Select-Object -Last 1).FullName
# The page tells where its register is, so the folder bears a name that says nothing of this machine.
$work = (New-Item "$([IO.Path]::GetTempPath())radops" -ItemType Directory).FullName
try {
    $null = & "$root/artifacts/radops/radops$($IsWindows ? '.exe' : '')" demo --output-dir "$work/demo"
    Set-Location "$work/demo"
    Set-Content site.yaml "site: Röntgen Provsjukhuset`norganisation: NuSjukvarden`nregister: sqlite:register.db"
    $env:RADOPS_SITE = "$work/demo/site.yaml"
    $PSStyle.OutputRendering = 'Ansi'

    # What is typed is what is run.
    $lines = foreach ($command in @(
            '$decisions = Test-ReleaseEligibility -Path orders.csv -ErrorAction Ignore'
            '$decisions | Where-Object Organisation -eq NuSjukvarden | Select-Object -First 12'
            '($decisions | Where-Object RequestId -eq B015).Explanation'
            'Invoke-ReleaseAudit | Select-Object -First 6'
        )) {
        "$($PSStyle.Foreground.BrightGreen)PS$($PSStyle.Reset)> $($PSStyle.Bold)$command$($PSStyle.Reset)"
        $text = . ([scriptblock]::Create($command)) | Out-String -Width 148
        if ($text.Trim()) { $text.Trim("`r", "`n") -split '\r?\n'; '' }
    }

    # SGR sequences become spans: the eight colours and their bright ones, bold, and reset.
    $colours = '#3b4252', '#bf616a', '#a3be8c', '#ebcb8b', '#81a1c1', '#b48ead', '#88c0d0', '#e5e9f0', '#6b7689', '#e07a84', '#b9d6a0', '#f5dc9d', '#9fbfe0', '#cda6c7', '#a3dbe8', '#ffffff'
    function ConvertTo-Span([string] $Line) {
        $open = 0
        $html = [regex]::Replace([Net.WebUtility]::HtmlEncode($Line), '\x1b\[([0-9;]*)m', {
                param($match)
                $span = ''
                foreach ($code in $match.Groups[1].Value.Split(';')) {
                    $style = switch -Regex ("$code") {
                        '^3[0-7]$' { "color:$($colours[[int]$code - 30])" }
                        '^9[0-7]$' { "color:$($colours[[int]$code - 82])" }
                        '^1$' { 'font-weight:bold' }
                        '^2$' { 'opacity:.7' }
                    }
                    if ($style) { $span += "<span style=""$style"">"; $script:open++ }
                    elseif ($code -in '', '0') { $span += '</span>' * $script:open; $script:open = 0 }
                }
                $span
            })
        $html + '</span>' * $script:open
        $script:open = $open
    }
    $script:open = 0
    $body = ($lines | ForEach-Object { ConvertTo-Span $_ }) -join "`n"
    Set-Content "$work/terminal.html" "<!doctype html><meta charset=utf-8><style>html{background:#20242c}body{margin:0;padding:18px 22px}pre{margin:0;font:14px/1.42 'DejaVu Sans Mono',Consolas,monospace;color:#d8dee9;white-space:pre-wrap}</style><pre>$body</pre>"
    $null = Export-AuditReport "$work/report.html"

    $pictures = @{ terminal = "1320,$(60 + 20 * (@($lines).Count + 2))"; report = '1200,900' }
    foreach ($name in $pictures.Keys) {
        # A profile of its own, so that no browser that is open is asked. A root user, as in a container, has no sandbox.
        $arguments = '--headless=new', '--disable-gpu', '--hide-scrollbars', "--user-data-dir=$work/profile", "--window-size=$($pictures[$name])", "--screenshot=$Destination/$name.png"
        if ([Environment]::UserName -eq 'root') { $arguments += '--no-sandbox' }
        & $Browser @arguments "file://$work/$name.html" 2>&1 | Write-Verbose
        Get-Item "$Destination/$name.png"
    }
}
finally {
    Set-Location $root
    Remove-Item $work -Recurse -Force -ErrorAction Ignore
}
