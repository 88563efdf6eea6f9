@{
    RootModule = 'RadOps.PowerShell.dll'
    ModuleVersion = '{Version}'
    GUID = '7f0b1f0e-3f6c-4f0b-9a55-6f3f3c1d2b84'
    Author = 'RadOps contributors'
    CompanyName = 'RadOps'
    Copyright = 'RadOps contributors, MIT licence'
    Description = 'Decides by the hospital''s own routine, and quoting it, whether radiology images and reports may be released; makes the medium, proves that every instance arrived, and keeps the register.'
    PowerShellVersion = '7.6'
    CompatiblePSEditions = @('Core')
    FormatsToProcess = @('RadOps.Format.ps1xml')
    CmdletsToExport = @({Cmdlets})
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport = @()
    PrivateData = @{
        PSData = @{
            Tags = @('Radiology', 'DICOM', 'PACS', 'Healthcare', 'Sweden')
        }
    }
}
