using System.Runtime.InteropServices;

namespace WorkshopBot.Documents;

/// <summary>
/// What is used of cairo and Pango, which shape Arabic script and set mixed directions right: Debian's libpangocairo-1.0-0. Names as in their own
/// documentation; lengths in points, Pango's in 1/1024 of one.
/// </summary>
internal static unsafe partial class Cairo
{
    public const int PangoScale = 1024;
    public const int PdfMetadataTitle = 0;
    public const int PdfMetadataCreateDate = 5;
    private const string CairoLibrary = "libcairo.so.2";
    private const string PangoLibrary = "libpango-1.0.so.0";
    private const string PangoCairoLibrary = "libpangocairo-1.0.so.0";
    private const string ObjectLibrary = "libgobject-2.0.so.0";

    /// <summary>True when all of them are installed.</summary>
    public static bool IsInstalled { get; } = Array.TrueForAll(
        [CairoLibrary, PangoLibrary, PangoCairoLibrary, ObjectLibrary], library => NativeLibrary.TryLoad(library, out _));

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_pdf_surface_create_for_stream")]
    public static partial CairoSurface PdfSurface(delegate* unmanaged[Cdecl]<nint, byte*, uint, int> write, nint closure, double width, double height);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_pdf_surface_set_metadata", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetMetadata(CairoSurface surface, int metadata, string text);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_surface_finish")]
    public static partial void Finish(CairoSurface surface);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_surface_status")]
    public static partial int SurfaceStatus(CairoSurface surface);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_surface_destroy")]
    public static partial void DestroySurface(nint surface);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_create")]
    public static partial CairoContext Context(CairoSurface surface);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_destroy")]
    public static partial void DestroyContext(nint context);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_status")]
    public static partial int Status(CairoContext context);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_show_page")]
    public static partial void ShowPage(CairoContext context);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_set_source_rgb")]
    public static partial void SetColour(CairoContext context, double red, double green, double blue);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_set_line_width")]
    public static partial void SetLineWidth(CairoContext context, double width);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_rectangle")]
    public static partial void Rectangle(CairoContext context, double x, double y, double width, double height);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_fill")]
    public static partial void Fill(CairoContext context);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_stroke")]
    public static partial void Stroke(CairoContext context);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_move_to")]
    public static partial void MoveTo(CairoContext context, double x, double y);

    [LibraryImport(PangoCairoLibrary, EntryPoint = "pango_cairo_create_layout")]
    public static partial PangoLayout Layout(CairoContext context);

    [LibraryImport(PangoCairoLibrary, EntryPoint = "pango_cairo_show_layout")]
    public static partial void ShowLayout(CairoContext context, PangoLayout layout);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_get_context")]
    public static partial nint LayoutContext(PangoLayout layout);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_context_set_base_dir")]
    public static partial void SetBaseDirection(nint context, int direction);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_context_load_font")]
    public static partial nint LoadFont(nint context, PangoFont font);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_font_describe")]
    public static partial PangoFont Describe(nint font);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_font_description_get_family")]
    public static partial nint Family(PangoFont font);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_font_description_from_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial PangoFont Font(string description);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_font_description_free")]
    public static partial void FreeFont(nint font);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_set_font_description")]
    public static partial void SetFont(PangoLayout layout, PangoFont font);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_set_auto_dir")]
    public static partial void SetAutoDirection(PangoLayout layout, int isAutomatic);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_set_alignment")]
    public static partial void SetAlignment(PangoLayout layout, int alignment);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_set_width")]
    public static partial void SetWidth(PangoLayout layout, int width);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_set_height")]
    public static partial void SetHeight(PangoLayout layout, int height);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_set_ellipsize")]
    public static partial void SetEllipsis(PangoLayout layout, int where);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_set_wrap")]
    public static partial void SetWrap(PangoLayout layout, int where);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_set_text", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetText(PangoLayout layout, string text, int length);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_get_line_count")]
    public static partial int LineCount(PangoLayout layout);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_get_size")]
    public static partial void Size(PangoLayout layout, out int width, out int height);

    [LibraryImport(ObjectLibrary, EntryPoint = "g_object_unref")]
    public static partial void Unref(nint instance);
}

/// <summary>A page surface.</summary>
internal sealed class CairoSurface() : CairoHandle(Cairo.DestroySurface);

/// <summary>A pen on a surface.</summary>
internal sealed class CairoContext() : CairoHandle(Cairo.DestroyContext);

/// <summary>A text that is set.</summary>
internal sealed class PangoLayout() : CairoHandle(Cairo.Unref);

/// <summary>A font's description.</summary>
internal sealed class PangoFont() : CairoHandle(Cairo.FreeFont);

/// <summary>Something that the library made and has to be given back to it.</summary>
internal abstract class CairoHandle(Action<nint> giveBack) : SafeHandle(0, ownsHandle: true)
{
    /// <inheritdoc />
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc />
    protected override bool ReleaseHandle()
    {
        giveBack(handle);
        return true;
    }
}
