using System.Collections;
using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Archives;
using RadOps.Core.Release;
using RadOps.Core.Resolution;

namespace RadOps.PowerShell.Pipeline;

/// <summary>
/// Reads requests from what comes down a pipeline: requests, decisions, their paths and what Find-Study and Resolve-ReleaseRequest hand on as they are, dictionaries by their keys, anything else by its
/// properties. The binding of names is made once for objects that are alike.
/// </summary>
internal sealed class RequestObjectReader(RequestBinding binding)
{
    private readonly PropertyReader properties = new();
    private IReadOnlyList<string> names = [];
    private RequestBinder? binder;
    private int count;

    /// <exception cref="RadOpsException"><c>NotARequest</c>: it has no property that a request has.</exception>
    internal RequestRow Read(PSObject item)
    {
        count++;
        switch (item.BaseObject)
        {
            case ReleaseRequest request:
                return new(count, request.RequestId, WithOrganisation(request), []);
            case ReleaseDecision decision:
                return new(count, decision.RequestId, decision.Request, []);
            case DecisionPath path:
                return new(count, path.RequestId, path.Decision.Request, []);
            case StudyLocation { Request: { } request }:
                return new(count, request.RequestId, WithOrganisation(request), []);
            case ResolvedRequest { Request: { } request }:
                return new(count, request.RequestId, WithOrganisation(request), []);
            case IDictionary dictionary:
                return Bind([.. dictionary.Keys.Cast<object>().Select(key => $"{key}")], dictionary.Values.Cast<object?>());
            // Text, numbers and dates have properties too, and none that anybody means.
            case string or ValueType:
                throw NotARequest($"is a {item.BaseObject.GetType().Name}");
            default:
                properties.Read(item);
                return Bind(properties.Names, properties.Values);
        }
    }

    private RequestRow Bind(IReadOnlyList<string> given, IEnumerable<object?> values)
    {
        if (binder is null || !names.SequenceEqual(given))
        {
            if (!given.Any(name => RequestColumns.Find(name) is not null))
                throw NotARequest("has no property that a request has");
            (names, binder) = ([.. given], new RequestBinder(given, binding));
        }
        return binder.Bind(values.Select(value => value is PSObject wrapped ? wrapped.BaseObject : value), count);
    }

    private ReleaseRequest WithOrganisation(ReleaseRequest request) =>
        request.Organisation is null && binding.Organisation is not null ? request with { Organisation = binding.Organisation } : request;

    private RadOpsException NotARequest(string why) => new(
        "NotARequest",
        ErrorKind.InvalidInput,
        $"Item {count} of the pipeline {why}. Give a file of requests as -Path, or objects with the columns that New-ReleaseRequestTemplate shows.",
        $"item {count}");
}
