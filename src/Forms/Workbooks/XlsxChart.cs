using System.Globalization;
using System.Text;

namespace WorkshopBot.Forms.Workbooks;

/// <summary>A chart of horizontal bars beside a table of the sheet that is being written: it reads its labels and numbers from two columns there.</summary>
/// <param name="Title">Above it.</param>
/// <param name="Labels">The texts of the cells <paramref name="LabelColumn"/>, for programs that do not read the sheet again.</param>
/// <param name="Values">The numbers of the cells <paramref name="ValueColumn"/>; null: the cell is empty.</param>
/// <param name="FirstRow">The row of the first label, as Excel counts.</param>
/// <param name="LabelColumn">From 1.</param>
/// <param name="ValueColumn">From 1.</param>
/// <param name="AtColumn">The column at which the chart begins, from 1.</param>
/// <param name="AtRow">The row at which it begins.</param>
/// <param name="Rows">How many rows it is high.</param>
public sealed record XlsxChart(
    string Title, IReadOnlyList<string> Labels, IReadOnlyList<decimal?> Values, int FirstRow, int LabelColumn, int ValueColumn, int AtColumn, int AtRow, int Rows)
{
    private const int Columns = 4;

    /// <summary>Where the bars begin.</summary>
    public decimal Lowest { get; init; }

    /// <summary>Where a whole bar ends; null: the program chooses.</summary>
    public decimal? Highest { get; init; }

    /// <summary>True for people who read Arabic or Kurdish: labels stand at the right and bars grow to the left.</summary>
    public bool RightToLeft { get; init; }

    internal string Anchor(int number) => string.Create(CultureInfo.InvariantCulture,
        $"<xdr:twoCellAnchor><xdr:from><xdr:col>{AtColumn - 1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{AtRow - 1}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
        + $"<xdr:to><xdr:col>{AtColumn - 1 + Columns}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{AtRow - 1 + Rows}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
        + $"<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\"{number + 1}\" name=\"Chart {number}\" descr=\"{Escaped(Title)}\"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>"
        + $"<xdr:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">"
        + $"<c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"c{number}\"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>");

    internal string Space(string sheet)
    {
        var space = new StringBuilder("<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:roundedCorners val=\"0\"/><c:chart>");
        space.Append(CultureInfo.InvariantCulture, $"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr{(RightToLeft ? " rtl=\"1\"" : "")}><a:defRPr sz=\"1100\" b=\"0\"/></a:pPr><a:r><a:rPr lang=\"{(RightToLeft ? "ar-IQ" : "en-GB")}\" sz=\"1100\" b=\"0\"/><a:t>{Escaped(Title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:autoTitleDeleted val=\"0\"/>");
        space.Append("<c:plotArea><c:layout/><c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/><c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:spPr><a:solidFill><a:srgbClr val=\"1F6F8B\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/>");
        space.Append("<c:dLbls><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>");
        space.Append(CultureInfo.InvariantCulture, $"<c:cat><c:strRef><c:f>{Escaped(Range(sheet, LabelColumn))}</c:f><c:strCache><c:ptCount val=\"{Labels.Count}\"/>");
        for (var i = 0; i < Labels.Count; i++)
            space.Append(CultureInfo.InvariantCulture, $"<c:pt idx=\"{i}\"><c:v>{Escaped(Labels[i])}</c:v></c:pt>");
        space.Append(CultureInfo.InvariantCulture, $"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>{Escaped(Range(sheet, ValueColumn))}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"{Values.Count}\"/>");
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i] is { } value)
                space.Append(CultureInfo.InvariantCulture, $"<c:pt idx=\"{i}\"><c:v>{value}</c:v></c:pt>");
        }

        space.Append("</c:numCache></c:numRef></c:val></c:ser><c:gapWidth val=\"40\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>");
        space.Append(CultureInfo.InvariantCulture, $"<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"{(RightToLeft ? "r" : "l")}\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"1\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"0\"/></c:catAx>");
        space.Append(CultureInfo.InvariantCulture, $"<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"{(RightToLeft ? "maxMin" : "minMax")}\"/>{(Highest is { } highest ? $"<c:max val=\"{highest.ToString(CultureInfo.InvariantCulture)}\"/>" : "")}<c:min val=\"{Lowest}\"/></c:scaling><c:delete val=\"1\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"1\"/><c:crosses val=\"autoZero\"/></c:valAx>");
        return space.Append("</c:plotArea><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart></c:chartSpace>").ToString();
    }

    private string Range(string sheet, int column)
    {
        var letter = XlsxWriter.Letters(column);
        return string.Create(CultureInfo.InvariantCulture, $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!${letter}${FirstRow}:${letter}${FirstRow + Labels.Count - 1}");
    }

    private static string Escaped(string text) => System.Security.SecurityElement.Escape(new string([.. text.Where(letter => !char.IsControl(letter) && letter is not ('\uFFFE' or '\uFFFF'))])) ?? "";
}
