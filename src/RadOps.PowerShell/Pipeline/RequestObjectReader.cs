using System.Collections;
using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Release;

namespace RadOps.PowerShell.Pipeline;

/// <summary>
/// Reads requests from what comes down a pipeline: requests and decisions as they are, dictionaries by their keys, anything else by its
/// properties. The binding of names is made once for objects that are alike.
/// </summary>
internal sealed class RequestObjectReader(RequestBinding binding)
{
    private string[] names = [];
    private RequestBinder? binder;
    private int count;

    /// <exception cref="RadOpsException"><c>NotARequest</c>: it has no property that a request has.</exception>
    internal RequestRow Read(PSObject item)
    {
        count++;
        return item.BaseObject switch
        {
            ReleaseRequest request => new(count, request.RequestId, WithOrganisation(request), []),
            ReleaseDecision decision => new(count, decision.RequestId, decision.Request, []),
            IDictionary dictionary => Bind([.. dictionary.Keys.Cast<object>().Select(key => $"{key}")], dictionary.Values),
            // Text, numbers and dates have properties too, and none that anybody means.
            string or ValueType => throw NotARequest($"is a {item.BaseObject.GetType().Name}"),
            _ => Bind([.. item.Properties.Select(property => property.Name)], item.Properties.Select(property => property.Value)),
        };
    }

    private RequestRow Bind(string[] given, IEnumerable values)
    {
        if (binder is null || !names.SequenceEqual(given))
        {
            if (!given.Any(name => RequestColumns.Find(name) is not null))
                throw NotARequest("has no property that a request has");
            (names, binder) = (given, new RequestBinder(given, binding));
        }
        return binder.Bind(values.Cast<object?>().Select(value => value is PSObject wrapped ? wrapped.BaseObject : value), count);
    }

    private ReleaseRequest WithOrganisation(ReleaseRequest request) =>
        request.Organisation is null && binding.Organisation is not null ? request with { Organisation = binding.Organisation } : request;

    private RadOpsException NotARequest(string why) => new(
        "NotARequest",
        ErrorKind.InvalidInput,
        $"Item {count} of the pipeline {why}. Give a file of requests as -Path, or objects with the columns that New-ReleaseRequestTemplate shows.",
        $"item {count}");
}
