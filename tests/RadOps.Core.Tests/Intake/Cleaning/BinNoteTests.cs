using System.Buffers.Binary;
using System.Text;
using RadOps.Core.Intake.Cleaning;
using Xunit;

namespace RadOps.Core.Tests.Intake.Cleaning;

/// <summary>What recycle bins note of where a thing was, and what thumbnails are called.</summary>
public sealed class BinNoteTests
{
    [Theory]
    [InlineData("[Trash Info]\nPath=/home/anna/H%C3%A4mtningar/bild%20(1).png\nDeletionDate=2026-03-10T09:00:00\n", null, "/home/anna/Hämtningar/bild (1).png")]
    [InlineData("[Trash Info]\r\nPath=ned/a.png\r\n", "/media/usb", "/media/usb/ned/a.png")]
    [InlineData("[Trash Info]\nPath=ned/a.png\n", null, null)]
    [InlineData("[Trash Info]\nDeletionDate=2026-03-10T09:00:00\n", null, null)]
    [InlineData("", "/", null)]
    public void A_Linux_desktop_notes_the_path_in_percent(string text, string? top, string? path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "paths of Linux");
        Assert.Equal(path, BinNote.Freedesktop(text, top));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Windows_notes_the_path_in_two_ways(long version) =>
        Assert.Equal(@"C:\Users\anna\Downloads\bild å.png", BinNote.Windows(WindowsNote(version, @"C:\Users\anna\Downloads\bild å.png")));

    [Fact]
    public void A_note_that_is_cut_short_or_lies_says_nothing()
    {
        var note = WindowsNote(2, @"C:\a.png");
        for (var length = 0; length < note.Length; length++) Assert.Null(BinNote.Windows(note.AsSpan(0, length)));
        BinaryPrimitives.WriteInt32LittleEndian(note.AsSpan(24), int.MaxValue);
        Assert.Null(BinNote.Windows(note));
        BinaryPrimitives.WriteInt32LittleEndian(note.AsSpan(24), -1);
        Assert.Null(BinNote.Windows(note));
        BinaryPrimitives.WriteInt64LittleEndian(note, 3);
        Assert.Null(BinNote.Windows(note));
    }

    /// <summary>The example of the Thumbnail Managing Standard.</summary>
    [Fact]
    public void A_thumbnail_is_called_by_the_MD5_of_its_address() =>
        Assert.Contains("c6ee772d9e49320e97ec29a7eb5b1697.png", ThumbnailNames.Of("/home/jens/photos/me.png"));

    [Fact]
    public void An_address_is_escaped_as_GLib_does() =>
        Assert.Equal("file:///hem/H%C3%A4mtningar/a%20b%25%23%3F%5B%3B(1)&c=d@e.png", ThumbnailNames.Address("/hem/Hämtningar/a b%#?[;(1)&c=d@e.png"));

    /// <summary>A note as Windows writes it.</summary>
    internal static byte[] WindowsNote(long version, string path)
    {
        var head = new byte[24];
        BinaryPrimitives.WriteInt64LittleEndian(head, version);
        var text = Encoding.Unicode.GetBytes(path + "\0");
        if (version == 1) return [.. head, .. text, .. new byte[520 - text.Length]];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, path.Length + 1);
        return [.. head, .. length, .. text];
    }
}
