namespace RadOps.Documents.Papers;

/// <summary>
/// How papers look: one A4 page wherever it fits, the running lines and page numbers by the browser's own page margins. Arial and its metric twin Liberation Sans break
/// lines alike on every machine.
/// </summary>
internal static class PaperStyle
{
    internal const string Css = """
        @page { size: A4; margin: 19mm 18mm 20mm 24mm; @top-left { font: 8pt Arial, "Liberation Sans", sans-serif; color: #444; } @top-right { font: 8pt Arial, "Liberation Sans", sans-serif; color: #444; } @bottom-left { font: 8pt Arial, "Liberation Sans", sans-serif; color: #444; } @bottom-right { font: 8pt Arial, "Liberation Sans", sans-serif; color: #444; content: "Sida " counter(page) " av " counter(pages); } }
        @page :first { @top-left { content: none !important; } @top-right { content: none !important; } }
        * { box-sizing: border-box; }
        html { background: #fff; color: #111; font: 10.5pt/1.42 Arial, "Liberation Sans", sans-serif; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        body { margin: 0; } body, td, dd, li, p, h1, h2 { overflow-wrap: anywhere; }
        .head { display: flex; justify-content: space-between; gap: 8mm; border-bottom: .6mm solid #1f3a5f; padding-bottom: 3mm; margin-bottom: 8mm; }
        .unit { font-size: 13pt; font-weight: 700; color: #1f3a5f; line-height: 1.25; max-width: 100mm; }
        .meta { text-align: right; font-size: 9pt; line-height: 1.4; flex: none; max-width: 70mm; } .meta em { color: #444; }
        h1 { font-size: 16pt; line-height: 1.25; margin: 0 0 4mm; color: #1f3a5f; } h2 { font-size: 11.5pt; margin: 5mm 0 1.6mm; color: #1f3a5f; break-after: avoid; }
        p { margin: 0 0 2.6mm; } ul { margin: 0 0 3mm; padding-left: 5mm; } li { margin-bottom: 1mm; }
        dl { display: grid; grid-template-columns: 42mm 1fr; gap: 1mm 4mm; margin: 0 0 4mm; } dt { color: #444; } dd { margin: 0; }
        table { border-collapse: collapse; width: 100%; margin: 0 0 4mm; font-size: 10pt; } caption { text-align: left; color: #444; padding-bottom: 1mm; }
        th, td { text-align: left; vertical-align: top; padding: 1.4mm 2mm; border-bottom: .2mm solid #999; } thead th { border-bottom: .4mm solid #1f3a5f; } thead { display: table-header-group; } tr { break-inside: avoid; }
        .n { text-align: right; font-variant-numeric: tabular-nums; } .w { white-space: nowrap; }
        .note { border: .4mm solid #8a5a00; border-left-width: 1.6mm; padding: 2mm 3mm; break-inside: avoid; }
        .address { margin: 12mm 0 12mm 90mm; min-height: 27mm; line-height: 1.35; } .address i, .postal i { display: block; height: 7mm; border-bottom: .2mm solid #777; }
        .postal { border: .2mm solid #777; padding: 3mm 4mm; width: 85mm; margin: 0 0 4mm; line-height: 1.4; }
        .blanks { display: grid; grid-template-columns: 1fr 1fr; gap: 0 8mm; margin: 0 0 3mm; break-inside: avoid; } .blank { display: flex; align-items: flex-end; gap: 2mm; min-height: 8mm; break-inside: avoid; } .blank span { color: #444; font-size: 9pt; } .blank i { flex: 1; min-width: 20mm; border-bottom: .2mm solid #777; height: 5mm; }
        .tick { list-style: none; padding: 0; margin-bottom: 1mm; } .tick li { position: relative; padding-left: 8mm; margin-bottom: 1.4mm; line-height: 1.35; break-inside: avoid; } .tick li::before { content: ""; position: absolute; left: 0; top: .4mm; width: 4mm; height: 4mm; border: .35mm solid #111; background: #fff; } .words { display: block; font-size: 8pt; color: #444; line-height: 1.25; } .words small { font-size: inherit; white-space: nowrap; } q { quotes: "”" "”"; }
        .path { font-weight: 700; } .amount { font-size: 13pt; font-weight: 700; }
        .sign { margin-top: 6mm; break-inside: avoid; }
        .colophon { margin-top: 7mm; border-top: .2mm solid #999; padding-top: 1.6mm; font-size: 7.5pt; line-height: 1.35; color: #444; break-inside: avoid; } .colophon strong { color: #111; }
        .label { position: relative; width: 99mm; height: 67mm; margin: 2mm 0 8mm; padding: 4mm 4.5mm; border: .25mm dashed #777; overflow: hidden; line-height: 1.22; break-inside: avoid; display: flex; flex-direction: column; }
        .label .stamp { border: .5mm solid #111; border-radius: 1.2mm; padding: .8mm 2mm; font-size: 9pt; font-weight: 700; max-height: 9.5mm; overflow: hidden; align-self: flex-start; } .label .stamp.long { font-size: 7pt; }
        .label .number { font-size: 16pt; font-weight: 700; margin-top: 2mm; white-space: nowrap; } .label .name { font-size: 13pt; font-weight: 700; max-height: 11.5mm; overflow: hidden; } .label .name.long { font-size: 10pt; } .label .name i { display: block; height: 7mm; border-bottom: .2mm solid #777; }
        .label .what { font-size: 8.5pt; margin-top: 1.2mm; max-height: 11mm; overflow: hidden; } .label .secret { font-size: 7pt; margin-top: auto; } .label svg.code { display: block; width: 90mm; height: 12mm; margin: 1mm 0 0; flex: none; } .label .id { text-align: center; font-size: 8.5pt; letter-spacing: .6mm; }
        svg.code { display: block; width: 90mm; height: 7mm; margin: -1mm 0 1mm -2mm; }
        @media screen { html { background: #ddd; } body { width: 210mm; max-width: 100%; min-height: 297mm; margin: 6mm auto; padding: 19mm 18mm 20mm 24mm; background: #fff; box-shadow: 0 0 3mm #999; } }
        """;
}
