using RadOps.Dicom.Data;

namespace RadOps.Dicom.Reading;

/// <summary>
/// Walks a dataset's elements from its start to the end of the source, passing values unread, so that what is missing at the end is found
/// without reading any pixels (PS3.5 7). Time is linear in the number of elements, memory does not depend on the source.
/// </summary>
internal sealed class DatasetWalk(HeaderElements elements, List<string> notes)
{
    /// <summary>Sequences within sequences beyond this are taken for an attack.</summary>
    public const int MaximumDepth = 64;

    private const int MaximumRecording = 1024 * 1024;
    private const long MaximumPadding = 64 * 1024;

    private readonly Level[] levels = new Level[MaximumDepth];
    private ByteCursor cursor = new MemoryCursor([]);
    private int depth;
    private int recordingDepth;
    private uint lastTag;
    private bool isPixelDataPassed;
    private bool hasRows;
    private bool hasPixels;
    private bool isOutOfOrder;

    private enum LevelKind
    {
        Dataset,
        Sequence,
        Item,
        Fragments,
    }

    /// <summary>Walks to the end; the wanted elements of the outermost level are kept.</summary>
    /// <returns>Null when the dataset is whole.</returns>
    public HeaderFault? Run(ByteCursor source, DataEncoding encoding, CancellationToken cancellationToken)
    {
        cursor = source;
        depth = 0;
        levels[0] = new Level(LevelKind.Dataset, encoding, 0);
        lastTag = 0;
        isPixelDataPassed = hasRows = hasPixels = isOutOfOrder = false;

        for (var count = 1u; ; count++)
        {
            if (count % 4096 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var isThere = TryReadHeader(out var header, out var fault);
            if (fault is not null || !isThere)
                return fault ?? JudgeEnd();
            fault = levels[depth].Kind switch
            {
                LevelKind.Dataset or LevelKind.Item => PassElement(header),
                _ => PassItem(header),
            };
            if (fault is not null)
                return fault;
            if (cursor is InflateCursor { IsOverLimit: true })
            {
                notes.Add("its deflated dataset was not followed to the end: it inflates to more than 256 MB");
                return null;
            }
        }
    }

    /// <summary>Reads the next header without passing it. False without a fault: the dataset has ended.</summary>
    private bool TryReadHeader(out ElementHeader header, out HeaderFault? fault)
    {
        fault = null;
        _ = cursor.TryPeek(ElementHeader.MaximumSize, out var bytes);
        var level = levels[depth];
        if (bytes.IsEmpty)
        {
            header = default;
            if (depth > 0)
                fault = HeaderFault.Truncated($"ends inside {Tags.Format(level.Tag)}, before its delimiter");
            return false;
        }
        if (!ElementHeader.TryRead(bytes, level.Encoding, out header))
        {
            if (depth == 0 && (isPixelDataPassed || bytes.IndexOfAnyExcept((byte)0) < 0))
                notes.Add("a few bytes follow the last element");
            else
                fault = HeaderFault.Truncated($"ends in the middle of an element's tag and length, after {Tags.Format(lastTag)}");
            return false;
        }
        if (depth == 0 && header.Tag == 0 && bytes.IndexOfAnyExcept((byte)0) < 0)
            return JudgePadding(out fault);
        if (level.Encoding.ExplicitVr && !header.IsStructure && !Vr.IsLetters(header.Representation) && !TryReadOddHeader(bytes, level.Encoding, ref header))
        {
            if (depth == 0 && isPixelDataPassed)
                notes.Add("bytes that are no element follow the pixel data");
            else
                fault = HeaderFault.Unreadable($"its elements make no sense after {Tags.Format(lastTag)}");
            return false;
        }
        return true;
    }

    private bool JudgePadding(out HeaderFault? fault)
    {
        fault = isPixelDataPassed || cursor.Remaining is <= MaximumPadding
            ? null
            : HeaderFault.Truncated($"holds nothing but zero bytes where elements should follow {Tags.Format(lastTag)}");
        if (fault is null)
            notes.Add("zero bytes follow the last element");
        return false;
    }

    /// <summary>
    /// An element whose representation is no letters, in a dataset that should have them: some write blanks or question marks with a length of
    /// 16 bits, some forget it and write the element implicitly. What is followed by another element is right.
    /// </summary>
    private bool TryReadOddHeader(ReadOnlySpan<byte> bytes, DataEncoding encoding, ref ElementHeader header)
    {
        var shortForm = header with { Representation = Vr.UN };
        var implicitForm = header with { Representation = Vr.UN, Length = ElementHeader.ReadUInt32(bytes[4..], encoding.BigEndian) };
        foreach (var form in (ReadOnlySpan<ElementHeader>)[shortForm, implicitForm])
        {
            if (form.HasUndefinedLength || form.Length > ByteCursor.MaximumPeek - 32)
            {
                // Too far to look: an implicit sequence or a long value, if the file holds it.
                if (form.Size == 8 && form == implicitForm && (form.HasUndefinedLength || form.Length <= (cursor.Remaining ?? long.MaxValue) - 8) && header.Tag > lastTag)
                    return Accept(form, ref header);
                continue;
            }
            var end = form.Size + (int)form.Length;
            _ = cursor.TryPeek(end + ElementHeader.MaximumSize, out var ahead);
            if (ahead.Length == end || (ahead.Length > end && LooksLikeElement(ahead[end..], encoding, form.Tag)))
                return Accept(form, ref header);
        }
        return false;
    }

    private bool Accept(ElementHeader form, ref ElementHeader header)
    {
        AddNote("an element bears no value representation");
        header = form;
        return true;
    }

    private static bool LooksLikeElement(ReadOnlySpan<byte> bytes, DataEncoding encoding, uint after) =>
        ElementHeader.TryRead(bytes, encoding, out var next) && next.Tag > after && (next.IsStructure || Vr.IsKnown(next.Representation) || next.Tag >> 16 == after >> 16);

    private HeaderFault? PassElement(ElementHeader header)
    {
        var level = levels[depth];
        if (header.IsStructure)
            return PassDelimiter(header);

        var slot = -1;
        if (depth == 0)
        {
            slot = elements.SlotOf(header.Tag);
            Observe(header);
        }
        if (header.HasUndefinedLength)
            return Enter(header, level, slot);
        if (cursor.Remaining is { } remaining && header.Length > remaining - header.Size)
            return TooLong(header, remaining);
        if (slot >= 0 && header.Length <= ByteCursor.MaximumPeek - ElementHeader.MaximumSize)
        {
            if (!cursor.TryPeek(header.Size + (int)header.Length, out var bytes))
                return TooLong(header, bytes.Length);
            if (!elements.TryAdd(slot, header.Representation, bytes[header.Size..]))
                return HeaderFault.Unreadable($"bears {Tags.Format(header.Tag)} twice, with different values");
        }
        else if (slot >= 0)
        {
            notes.Add($"{Tags.Format(header.Tag)} is too long to be read");
        }
        if (!Pass((long)header.Size + header.Length))
            return TooLong(header, 0);
        if (depth == 0)
        {
            lastTag = header.Tag;
            isPixelDataPassed |= header.Tag == Tags.PixelData;
        }
        return null;
    }

    private void Observe(ElementHeader header)
    {
        hasRows |= header.Tag == Tags.Rows;
        // Pixels, spectra, or a link to pixels that are elsewhere.
        hasPixels |= header.Tag >> 16 is 0x7FE0 or 0x5600 || header.Tag == 0x0028_7FE0;
        if (header.Tag < lastTag && !isOutOfOrder)
        {
            isOutOfOrder = true;
            notes.Add("its elements are not in the order of their tags");
        }
    }

    private HeaderFault? PassDelimiter(ElementHeader header)
    {
        if (depth > 0 && header.Tag == Tags.ItemDelimitation)
            return Leave(1);
        if (depth > 1 && header.Tag == Tags.SequenceDelimitation)
        {
            AddNote("a sequence ends without the end of its item");
            return Leave(2);
        }
        if (depth == 0 && header.Tag != Tags.Item && header.Length == 0)
        {
            AddNote("a delimiter stands outside any sequence");
            return Pass(header.Size) ? null : HeaderFault.Truncated("ends in a delimiter");
        }
        return HeaderFault.Unreadable($"holds {Tags.Format(header.Tag)} where an element should follow {Tags.Format(lastTag)}");
    }

    /// <summary>Goes into a value of undefined length (PS3.5 7.5, A.4).</summary>
    private HeaderFault? Enter(ElementHeader header, Level level, int slot)
    {
        var vr = header.Representation;
        var isPixelData = header.Tag == Tags.PixelData;
        LevelKind kind;
        if (vr is Vr.OB or Vr.OW or Vr.OD or Vr.OF or Vr.OL or Vr.OV || (isPixelData && vr is Vr.None or Vr.UN))
            kind = LevelKind.Fragments;
        else if (vr is Vr.SQ or Vr.UN or Vr.None)
            kind = LevelKind.Sequence;
        else
            return HeaderFault.Unreadable($"{Tags.Format(header.Tag)} has an undefined length, which its value representation forbids");
        if (depth + 2 >= MaximumDepth)
            return HeaderFault.Unreadable($"its sequences are nested more than {MaximumDepth / 2} deep");
        if (!Pass(header.Size))
            return HeaderFault.Truncated($"ends inside {Tags.Format(header.Tag)}");

        // An unknown sequence is written implicitly, whatever the syntax (PS3.5 6.2.2).
        var encoding = vr == Vr.UN && kind == LevelKind.Sequence ? DataEncoding.ImplicitLittle : level.Encoding;
        levels[++depth] = new Level(kind, encoding, header.Tag);
        if (slot >= 0 && kind == LevelKind.Sequence && !elements.Contains(header.Tag))
        {
            recordingDepth = depth;
            elements.BeginRecording(slot, vr == Vr.None ? Vr.SQ : vr);
        }
        return null;
    }

    private HeaderFault? PassItem(ElementHeader header)
    {
        var level = levels[depth];
        if (header.Tag == Tags.SequenceDelimitation)
            return Leave(1);
        if (header.Tag != Tags.Item)
            return HeaderFault.Unreadable($"{Tags.Format(level.Tag)} holds {Tags.Format(header.Tag)} where an item should be");
        if (!header.HasUndefinedLength)
        {
            if (cursor.Remaining is { } remaining && header.Length > remaining - header.Size)
                return TooLong(header with { Tag = level.Tag }, remaining);
            return Pass((long)header.Size + header.Length) ? null : TooLong(header with { Tag = level.Tag }, 0);
        }
        if (level.Kind == LevelKind.Fragments)
            return HeaderFault.Unreadable($"{Tags.Format(level.Tag)} holds a fragment of undefined length");
        if (!Pass(header.Size))
            return HeaderFault.Truncated($"ends inside {Tags.Format(level.Tag)}");
        levels[++depth] = new Level(LevelKind.Item, ItemEncoding(level.Encoding), level.Tag);
        return null;
    }

    /// <summary>Some write an unknown sequence's items explicitly all the same.</summary>
    private DataEncoding ItemEncoding(DataEncoding encoding) =>
        encoding == DataEncoding.ImplicitLittle && cursor.TryPeek(8, out var bytes)
            && ElementHeader.TryRead([.. bytes, 0, 0, 0, 0], DataEncoding.ExplicitLittle, out var header)
            && Vr.IsKnown(header.Representation) && levels[0].Encoding.ExplicitVr
            ? DataEncoding.ExplicitLittle
            : encoding;

    private HeaderFault? Leave(int count)
    {
        var tag = levels[depth].Tag;
        if (!Pass(8))
            return HeaderFault.Truncated($"ends inside {Tags.Format(tag)}");
        depth -= count;
        if (elements.IsRecording && depth < recordingDepth)
            elements.EndRecording(isKept: true);
        if (depth == 0)
        {
            lastTag = tag;
            isPixelDataPassed |= tag == Tags.PixelData;
        }
        return null;
    }

    private bool Pass(long count)
    {
        while (elements.IsRecording && count > 0)
        {
            var part = (int)Math.Min(count, ByteCursor.MaximumPeek);
            if (elements.RecordedLength + part > MaximumRecording)
            {
                elements.EndRecording(isKept: false);
                notes.Add($"{Tags.Format(levels[recordingDepth].Tag)} is too long to be read");
                break;
            }
            if (!cursor.TryPeek(part, out var bytes))
                return false;
            elements.Record(bytes);
            _ = cursor.TrySkip(part);
            count -= part;
        }
        return cursor.TrySkip(count);
    }

    private HeaderFault TooLong(ElementHeader header, long remaining)
    {
        var held = Math.Max(0, remaining - header.Size);
        // Where the tags have run backwards the length is no length, and calling the file short would be a guess.
        return depth == 0 && (header.Tag <= lastTag || (levels[0].Encoding.ExplicitVr && !Vr.IsKnown(header.Representation)))
            ? HeaderFault.Unreadable($"its elements make no sense after {Tags.Format(lastTag)}")
            : HeaderFault.Truncated($"{Tags.Format(header.Tag)} has {header.Length} bytes, and the file holds {held} of them");
    }

    private HeaderFault? JudgeEnd() =>
        hasRows && !hasPixels ? HeaderFault.Truncated("an image whose pixel data is missing: the file ends before it") : null;

    private void AddNote(string note)
    {
        if (!notes.Contains(note))
            notes.Add(note);
    }

    private readonly record struct Level(LevelKind Kind, DataEncoding Encoding, uint Tag);
}
