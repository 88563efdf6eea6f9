# As for all scripts, but for what Pester's blocks make invisible or meaningless.
@{
    ExcludeRules = @(
        'PSUseBOMForUnicodeEncodedFile'
        # BeforeAll sets what It reads, and a block handed to another process reads its own parameters.
        'PSUseDeclaredVarsMoreThanAssignments'
        'PSReviewUnusedParameter'
        # Helpers that set up a test's own folder.
        'PSUseShouldProcessForStateChangingFunctions'
        # Numbers of nobody, made hidden to be given to -PatientId.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
    )
}
