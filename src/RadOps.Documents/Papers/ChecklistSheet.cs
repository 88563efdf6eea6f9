using RadOps.Core.Papers;

namespace RadOps.Documents.Papers;

/// <summary>The checklist of a release: empty boxes, each with the words of the routine that ask for it.</summary>
internal static class ChecklistSheet
{
    internal static string Draw(ChecklistPaper checklist)
    {
        var page = new PaperPage(checklist.Head, "Checklista", isForTheDesk: true).Heading($"Utlämnande till {PaperWords.Recipient(checklist.Recipient)}");
        page.Raw(Code39.Svg(checklist.Head.ExportId));
        foreach (var section in checklist.Sections)
        {
            page.Subheading(section.Title).Ticks(section.Items);
            if (section.Blanks.Count > 0) page.Blanks(section.Blanks);
        }

        return page.End();
    }
}
