using Xunit;

namespace RadOps.Dicom.Tests.Network;

/// <summary>Tests that measure memory run while no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
