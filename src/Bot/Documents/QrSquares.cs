using System.Globalization;
using System.Text;
using QRCoder;

namespace WorkshopBot.Documents;

/// <summary>A QR code as squares, with its quiet margin, for drawings that stay sharp at any size.</summary>
internal sealed class QrSquares
{
    private QrSquares(int side, IReadOnlyList<(int Column, int Row, int Length)> runs) => (Side, Runs) = (side, runs);

    /// <summary>How many squares each side has, the margin of four included.</summary>
    public int Side { get; }

    /// <summary>The dark squares, those beside each other in a row together.</summary>
    public IReadOnlyList<(int Column, int Row, int Length)> Runs { get; }

    /// <summary>The code of a text.</summary>
    public static QrSquares Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var runs = new List<(int, int, int)>();
        foreach (var (row, squares) in data.ModuleMatrix.Index())
        {
            for (var column = 0; column < squares.Length; column++)
            {
                var length = 0;
                while (column + length < squares.Length && squares[column + length])
                {
                    length++;
                }

                if (length > 0)
                {
                    runs.Add((column, row, length));
                    column += length;
                }
            }
        }

        return new(data.ModuleMatrix.Count, runs);
    }

    /// <summary>As a picture within HTML.</summary>
    public string ToSvg()
    {
        var path = new StringBuilder();
        foreach (var (column, row, length) in Runs)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h{length}v1h-{length}z");
        }

        return string.Create(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Side} {Side}\" role=\"img\" aria-label=\"QR\"><path d=\"{path}\"/></svg>");
    }
}
