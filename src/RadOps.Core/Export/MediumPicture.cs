namespace RadOps.Core.Export;

/// <summary>A small picture.</summary>
/// <param name="MediaType">Such as <c>image/png</c>.</param>
/// <param name="Content">The file's bytes.</param>
public sealed record MediumPicture(string MediaType, ReadOnlyMemory<byte> Content);
