# The month's audit, as a mail to the head of department: the figures in the mail itself, the whole page attached.
# Without -SmtpServer the mail is written as an .eml file, to be looked at and sent by hand. Gives the mail's figures.
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Register = "sqlite:$PSScriptRoot/../artifacts/demo/register.db",
    [datetime] $Since = (Get-Date -Day 1).Date.AddMonths(-1),
    [Parameter(Mandatory)]
    [string] $OutputFolder,
    [string] $To = 'verksamhetschef@example.org',
    [string] $From = 'radops@example.org',
    [string] $SmtpServer
)

$null = New-Item -ItemType Directory -Path $OutputFolder -Force -WhatIf:$false
$findings = @(Invoke-ReleaseAudit -Register $Register -Since $Since)
$page = Export-AuditReport "$OutputFolder/revision-$($Since.ToString('yyyy-MM')).html" -Register $Register -Since $Since -Force
if (-not $page) { return }

# One row a kind of finding, the gravest first. Neither the mail nor the page names a patient.
$severity = @{ Error = 'Fel'; Warning = 'Varning'; Information = 'Upplysning' }
$figures = @($findings | Group-Object Code | ForEach-Object {
        [pscustomobject]@{ Allvar = $severity["$($_.Group[0].Severity)"] ?? "$($_.Group[0].Severity)"; Antal = $_.Count; Kod = $_.Name; Exempel = $_.Group[0].Message }
    })
$body = $figures | ConvertTo-Html -Title 'Revision' -PreContent "<h1>Utlämnade bilder: revision från $($Since.ToString('yyyy-MM-dd'))</h1><p>$($findings.Count) iakttagelser. Hela sidan är bifogad och öppnas i webbläsaren.</p>" |
    Out-String

$mail = [Net.Mail.MailMessage]::new($From, $To)
$client = [Net.Mail.SmtpClient]::new()
try {
    $mail.Subject = "Revision av utlämnade bilder, $($Since.ToString('yyyy-MM'))"
    $mail.SubjectEncoding = $mail.BodyEncoding = [Text.Encoding]::UTF8
    $mail.Body = $body
    $mail.IsBodyHtml = $true
    $mail.Attachments.Add([Net.Mail.Attachment]::new($page.FullName, 'text/html'))
    if ($SmtpServer) { $client.Host = $SmtpServer; $client.EnableSsl = $true }
    else { $client.DeliveryMethod = 'SpecifiedPickupDirectory'; $client.PickupDirectoryLocation = (Resolve-Path -LiteralPath $OutputFolder).ProviderPath }
    if ($PSCmdlet.ShouldProcess($To, 'Mail the audit')) { $client.Send($mail) }
}
finally {
    $mail.Dispose()
    $client.Dispose()
}
$figures
