using System.Management.Automation;
using RadOps.Core;

namespace RadOps.PowerShell.Errors;

/// <summary>The one place where error records are made.</summary>
internal static class ErrorRecords
{
    /// <summary>
    /// The record of a failure: its code as ErrorId, its kind as category, and the opaque key of the thing as TargetObject, never the thing
    /// itself, since transcripts capture it.
    /// </summary>
    internal static ErrorRecord From(RadOpsException failure) => new(failure, failure.Code, Category(failure.Kind), failure.Target);

    internal static ErrorCategory Category(ErrorKind kind) => kind switch
    {
        ErrorKind.InvalidInput => ErrorCategory.InvalidData,
        ErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        ErrorKind.NotPermitted => ErrorCategory.PermissionDenied,
        ErrorKind.Conflict => ErrorCategory.ResourceExists,
        ErrorKind.Unreachable => ErrorCategory.ConnectionError,
        ErrorKind.Storage => ErrorCategory.WriteError,
        ErrorKind.Corrupt => ErrorCategory.InvalidData,
        ErrorKind.NotSupported => ErrorCategory.NotImplemented,
        _ => ErrorCategory.InvalidOperation,
    };
}
