using RadOps.Core.Papers;
using RadOps.Core.Register;

namespace RadOps.Core.Export;

/// <summary>What media and their papers are made with.</summary>
/// <param name="Dicom">Reads and writes DICOM files.</param>
/// <param name="Pages">Writes the medium's pages.</param>
/// <param name="Papers">Draws up the papers; null where none are wanted.</param>
/// <param name="Prices">The site's prices.</param>
/// <param name="Pictures">Draws the pictures of the medium's page; null where none are wanted.</param>
public sealed record ExportTools(IDicomFiles Dicom, IMediumPages Pages, IReleasePapers? Papers, PriceList Prices, IMediumPictures? Pictures = null);
