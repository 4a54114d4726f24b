using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WorkshopBot.Documents;

/// <summary>How a text is set.</summary>
/// <param name="Font">Family and weight: <c>Amiri Bold</c>.</param>
/// <param name="Size">In points: the largest it may have.</param>
/// <param name="Grey">0 is black, 1 white.</param>
internal sealed record PdfText(string Font, double Size, double Grey = 0)
{
    /// <summary>At most so many lines; where they do not suffice, the text becomes smaller.</summary>
    public int MostLines { get; init; } = 1;

    /// <summary>Right to left whatever the text says of itself; false: left to right; null: as its own first letter says.</summary>
    public bool? IsRightToLeft { get; init; }

    /// <summary>In the middle; else at the side where its lines begin.</summary>
    public bool IsCentred { get; init; } = true;
}

/// <summary>
/// A PDF in the making, drawn by cairo and Pango into memory: Arabic script is shaped, directions are mixed right, fonts are embedded. The same drawing
/// gives the same bytes.
/// </summary>
/// <remarks>Needs <see cref="Cairo.IsInstalled"/>. For one thread; several documents can be drawn at once.</remarks>
internal sealed unsafe class PdfDocument : IDisposable
{
    private const double Smallest = 6;
    private readonly MemoryStream _bytes = new();
    private readonly GCHandle _self;
    private readonly CairoSurface _surface;
    private readonly CairoContext _context;

    /// <summary>Begins a document of pages of one size.</summary>
    /// <param name="width">In points.</param>
    /// <param name="height">In points.</param>
    /// <param name="title">What readers call it.</param>
    /// <param name="createdAt">What it says of itself; UTC.</param>
    public PdfDocument(double width, double height, string title, DateTimeOffset createdAt)
    {
        _self = GCHandle.Alloc(_bytes);
        _surface = Cairo.PdfSurface(&Write, GCHandle.ToIntPtr(_self), width, height);
        Cairo.SetMetadata(_surface, Cairo.PdfMetadataTitle, title);
        Cairo.SetMetadata(_surface, Cairo.PdfMetadataCreateDate, createdAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        _context = Cairo.Context(_surface);
    }

    /// <summary>The family that is drawn when Amiri is asked for: another one where it is not installed.</summary>
    public static string FamilyForAmiri()
    {
        using var document = new PdfDocument(10, 10, "", default);
        using var layout = Cairo.Layout(document._context);
        using var wanted = Cairo.Font("Amiri 12");
        var font = Cairo.LoadFont(Cairo.LayoutContext(layout), wanted);
        if (font == 0)
        {
            return "";
        }

        using var found = Cairo.Describe(font);
        var family = Marshal.PtrToStringUTF8(Cairo.Family(found)) ?? "";
        Cairo.Unref(font);
        return family;
    }

    /// <summary>How high a text will be in a column, in points, and at which size it fits.</summary>
    public (double Height, double Size) Measure(string text, PdfText how, double width)
    {
        for (var size = how.Size; ; size = Math.Max(Smallest, size * 0.94))
        {
            using var layout = Set(text, how, size, width);
            Cairo.Size(layout, out var wide, out var high);
            if (size <= Smallest || (Cairo.LineCount(layout) <= how.MostLines && wide <= width * Cairo.PangoScale))
            {
                return ((double)high / Cairo.PangoScale, size);
            }
        }
    }

    /// <summary>Draws a text in a column.</summary>
    /// <returns>How high it is, in points.</returns>
    public double Text(string text, PdfText how, double x, double y, double width)
    {
        var (height, size) = Measure(text, how, width);
        using var layout = Set(text, how, size, width);
        Cairo.SetColour(_context, how.Grey, how.Grey, how.Grey);
        Cairo.MoveTo(_context, x, y);
        Cairo.ShowLayout(_context, layout);
        return height;
    }

    /// <summary>Draws a frame.</summary>
    public void Frame(double x, double y, double width, double height, double line, double grey)
    {
        Cairo.SetColour(_context, grey, grey, grey);
        Cairo.SetLineWidth(_context, line);
        Cairo.Rectangle(_context, x, y, width, height);
        Cairo.Stroke(_context);
    }

    /// <summary>Draws the dark squares of a QR code, as one shape so that no seams show.</summary>
    public void Squares(QrSquares code, double x, double y, double size)
    {
        var side = size / code.Side;
        Cairo.SetColour(_context, 0, 0, 0);
        foreach (var (column, row, length) in code.Runs)
        {
            Cairo.Rectangle(_context, x + (column * side), y + (row * side), length * side, side);
        }

        Cairo.Fill(_context);
    }

    /// <summary>The next page.</summary>
    public void NextPage() => Cairo.ShowPage(_context);

    /// <summary>Ends it.</summary>
    /// <exception cref="InvalidOperationException">The library says that something failed.</exception>
    public byte[] Complete()
    {
        Cairo.ShowPage(_context);
        var drawn = Cairo.Status(_context);
        Cairo.Finish(_surface);
        var written = Cairo.SurfaceStatus(_surface);
        return drawn == 0 && written == 0 ? _bytes.ToArray() : throw new InvalidOperationException($"cairo could not draw a document: {drawn}, {written}.");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _context.Dispose();
        _surface.Dispose();
        _self.Free();
        _bytes.Dispose();
    }

    private PangoLayout Set(string text, PdfText how, double size, double width)
    {
        const int middle = 1;
        const int byWordThenLetter = 2;
        var layout = Cairo.Layout(_context);
        using var font = Cairo.Font(string.Create(CultureInfo.InvariantCulture, $"{how.Font} {size:0.##}px"));
        Cairo.SetFont(layout, font);
        if (how.IsRightToLeft is { } isRightToLeft)
        {
            Cairo.SetAutoDirection(layout, 0);
            Cairo.SetBaseDirection(Cairo.LayoutContext(layout), isRightToLeft ? 1 : 0);
        }

        Cairo.SetWrap(layout, byWordThenLetter);
        Cairo.SetWidth(layout, (int)(width * Cairo.PangoScale));
        Cairo.SetAlignment(layout, how.IsCentred ? middle : 0);
        Cairo.SetText(layout, text, -1);
        if (size <= Smallest)
        {
            Cairo.SetHeight(layout, -how.MostLines);
            Cairo.SetEllipsis(layout, 3);
        }

        return layout;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(nint closure, byte* data, uint length)
    {
        try
        {
            ((MemoryStream)GCHandle.FromIntPtr(closure).Target!).Write(new ReadOnlySpan<byte>(data, (int)length));
            return 0;
        }
        catch (Exception)
        {
            const int writeError = 11;
            return writeError;
        }
    }
}
