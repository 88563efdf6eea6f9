# Every rule of PSScriptAnalyzer, but for one.
@{
    ExcludeRules = @(
        # For Windows PowerShell, which these scripts do not run in. PowerShell 7 reads UTF-8 without a mark.
        'PSUseBOMForUnicodeEncodedFile'
    )
}
