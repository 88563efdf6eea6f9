namespace RadOps.Core.Intake.Files;

/// <summary>A value of a PDF.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">A number, or the number of the object that a reference names; fractions are cut off.</param>
/// <param name="Content">A name or word as <see cref="string"/>, or what a list holds.</param>
internal readonly record struct PdfValue(PdfKind Kind, long Number = 0, object? Content = null)
{
    /// <summary>A name's or word's letters, with <c>#</c> undone; empty for anything else.</summary>
    internal string Text => Content as string ?? "";

    /// <summary>What an array holds; nothing for anything else.</summary>
    internal IReadOnlyList<PdfValue> Items => Kind == PdfKind.Array ? (List<PdfValue>)Content! : [];

    /// <summary>What a dictionary holds, in its order, also twice under a name; nothing for anything else.</summary>
    internal IReadOnlyList<(string Key, PdfValue Value)> Entries => Kind == PdfKind.Dictionary ? (List<(string, PdfValue)>)Content! : [];

    internal bool IsDictionary => Kind == PdfKind.Dictionary;

    /// <summary>What stands under a name; null where nothing does.</summary>
    internal PdfValue this[string key]
    {
        get
        {
            foreach (var (name, value) in Entries)
            {
                if (name == key) return value;
            }

            return default;
        }
    }

    /// <summary>A whole number under a name.</summary>
    internal long? NumberAt(string key) => this[key] is { Kind: PdfKind.Number } value ? value.Number : null;

    /// <summary>The number of the object that is referred to under a name.</summary>
    internal long? ReferenceAt(string key) => this[key] is { Kind: PdfKind.Reference } value ? value.Number : null;

    /// <summary>The name that stands under a name.</summary>
    internal string NameAt(string key) => this[key] is { Kind: PdfKind.Name } value ? value.Text : "";

    internal bool IsWord(string word) => Kind == PdfKind.Word && Text == word;
}
