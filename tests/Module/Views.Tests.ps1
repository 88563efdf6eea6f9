BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $manifest = Get-ModuleManifest
    Import-Module $manifest
    $escape = [char]27
    # What a view gives for an outcome, as the formatting system gets it.
    function Get-Shown($Value, [string] $Rendering) {
        $before = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = $Rendering
        try { [RadOps.PowerShell.Display.OutcomeText]::Show($Value, $PSStyle) } finally { $PSStyle.OutputRendering = $before }
    }
}

Describe 'Views' {
    It 'show an outcome in the colour of its tone: <Value> <Colour>' -ForEach @(
        @{ Value = 'Allow'; Colour = 'Green' }
        @{ Value = 'Needs'; Colour = 'Yellow' }
        @{ Value = 'Open'; Colour = 'Yellow' }
        @{ Value = 'Deny'; Colour = 'Red' }
    ) {
        $shown = Get-Shown ([RadOps.Core.Release.DecisionOutcome] $Value) Ansi
        $shown | Should -BeExactly "$($PSStyle.Foreground.$Colour)$Value$($PSStyle.Reset)"
        Get-Shown ([RadOps.Core.Release.DecisionOutcome] $Value) PlainText | Should -BeExactly $Value
    }

    It 'show what has no tone as it is, and nothing as nothing' {
        Get-Shown ([RadOps.Core.Release.ItemVerdict]::NotAsked) Ansi | Should -BeExactly 'NotAsked'
        Get-Shown ([RadOps.Core.Release.MediumType]::Usb) Ansi | Should -BeExactly 'Usb'
        Get-Shown $null Ansi | Should -BeNullOrEmpty
    }

    It 'are coloured in tables and lists, and the table is as wide as without' {
        $decision = New-Order @{ Signature = $null } | Test-ReleaseEligibility
        $before = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'Ansi'
            $table, $list = ($decision | Format-Table | Out-String -Width 100), ($decision | Format-List | Out-String -Width 100)
            $PSStyle.OutputRendering = 'PlainText'
            $plain = $decision | Format-Table | Out-String -Width 100
        }
        finally { $PSStyle.OutputRendering = $before }
        $table, $list | ForEach-Object { $_ | Should -Match "$escape\[\d+m$($decision.Outcome)$escape\[0m" }
        $plain | Should -Not -Match $escape
        $table -replace "$escape\[[\d;]*m" | Should -BeExactly $plain
    }

    It 'are plain where output is redirected' {
        $shown = Invoke-OtherProcess {
            param($manifest)
            Import-Module $manifest
            [RadOps.PowerShell.Display.OutcomeText]::Show([RadOps.Core.Release.DecisionOutcome]::Deny, $PSStyle)
            $PSStyle.OutputRendering
        } $manifest
        $shown | Should -Be 'Deny', 'Host'
    }

    It 'list what a table has no room for: dates as in Sweden, and every need' {
        $decision = New-HallandOrder @{ Consent = $null; OrderChannel = $null; Relevant = $null; Destination = $null } | Test-ReleaseEligibility -Register "$TestDrive/none.db" -WarningAction SilentlyContinue
        $decision.Needs.Count | Should -BeGreaterThan 1
        $list = $decision | Format-List | Out-String -Width 100
        foreach ($need in $decision.Needs) { $list | Should -Match ([regex]::Escape($need)) }
        $list | Should -Match "AsOf +: $(Get-Date -Format yyyy-MM-dd)"
        $list | Should -Not -Match '12121212'
    }

    It 'narrow a table to a window of 80 columns, and keep what matters' {
        $lines = (New-Order | Test-ReleaseEligibility | Format-Table | Out-String -Width 80).Split("`n").TrimEnd() -replace "$escape\[[\d;]*m"
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
        $lines -match '^Ö1 ' | Should -Match 'Allow'
    }
}
