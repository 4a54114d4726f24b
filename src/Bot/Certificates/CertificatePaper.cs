using System.Globalization;
using System.Net;
using System.Text;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.Certificates;
using WorkshopBot.Documents;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Certificates;

/// <summary>
/// What stands on a certificate, from top to bottom, drawn as a page of a PDF (A4 across) or, where the drawing library is missing, as HTML that prints
/// the same. Everything is measured first: what is too long becomes smaller, and nothing runs into the code or the line to sign.
/// </summary>
internal sealed class CertificatePaper
{
    private const double Width = 842;
    private const double Height = 595;
    private const double Margin = 72;
    private const double Column = Width - (2 * Margin);
    private const double Top = 58;
    private const double Bottom = 420;
    private const double CodeSize = 104;

    private const string Style =
        """
        @page { size: A4 landscape; margin: 0 }
        * { box-sizing: border-box }
        body { margin: 0; font-family: Amiri, "Noto Naskh Arabic", "Traditional Arabic", "Times New Roman", serif }
        section { width: 297mm; height: 209.5mm; padding: 20mm 26mm 14mm; position: relative; display: flex; flex-direction: column; text-align: center; overflow: hidden; break-after: page }
        section::before { content: ""; position: absolute; inset: 8mm; border: 1.6pt solid #444; outline: 0.6pt solid #888; outline-offset: -4mm }
        main { flex: 1; display: flex; flex-direction: column; justify-content: space-evenly }
        p { margin: 0; overflow-wrap: anywhere } h1 { font-size: 28pt; margin: 0 } .name { font-size: 30pt; font-weight: bold } .workshop { font-size: 19pt; font-weight: bold } .soft { color: #555 }
        footer { display: flex; justify-content: space-between; align-items: flex-end; font-size: 9pt } footer svg { width: 34mm; height: 34mm; display: block; margin: auto }
        .sign { width: 70mm; border-top: 0.8pt solid #000; padding-top: 2mm; font-size: 11pt }
        """;

    private readonly Words _words;
    private readonly List<(string Text, PdfText How, string Class)> _blocks = [];
    private readonly string _link;
    private readonly string _scan;
    private readonly string _code;
    private readonly string _sign;
    private readonly string _issued;

    /// <summary>Prepares one.</summary>
    /// <param name="words">In the certificate's own language.</param>
    /// <param name="home">The workshop.</param>
    /// <param name="printed">Its name, hours and code.</param>
    /// <param name="identity">Whose link the code is.</param>
    public CertificatePaper(Words words, ShelvedWorkshop home, PrintedCertificate printed, BotIdentity identity)
    {
        _words = words;
        var kind = printed.IsForVolunteer ? "volunteer" : "participant";
        var workshop = home.Workshop;
        Add(words.Of(workshop.Organizers), new("Amiri", 15, 0.33) { MostLines = 2 }, "soft");
        Add(words["certificate.paper.title." + kind], new("Amiri Bold", 36), "title");
        Add(words["certificate.paper.before." + kind], new("Amiri", 16), "");
        Add(Bidi.Strip(printed.Name ?? ""), new("Amiri Bold", 40) { MostLines = 2, IsRightToLeft = null }, "name");
        Add(words["certificate.paper.after." + kind], new("Amiri", 16), "");
        Add(words.Of(workshop.Titles), new("Amiri Bold", 24) { MostLines = 2 }, "workshop");

        // a place that was told to few is not printed
        var venue = workshop.VenueShownAt is null ? words.Of(workshop.Venues) : "";
        Add(venue.Length > 0 ? words["certificate.paper.when", ("dates", Arg.Phrase(words.Days(workshop.FirstDay, workshop.LastDay))), ("venue", Arg.Text(venue))]
            : words.Days(workshop.FirstDay, workshop.LastDay), new("Amiri", 15) { MostLines = 2 }, "");
        if (printed.Minutes > 0)
        {
            Add(Hours(printed.Minutes, words), new("Amiri", 15), "");
        }

        _link = identity.Link(CertificateTurns.LinkPrefix + printed.Code);
        _scan = words["certificate.paper.scan"];
        _code = ClaimCode.Show(printed.Code ?? "");
        _sign = words["certificate.paper.sign"];
        _issued = words["certificate.paper.issued", ("day", Arg.Phrase(words.Day(workshop.DayOf(printed.IssuedAt))))];
    }

    /// <summary>Hours and halves, as they are read: <c>Hours: 13.5</c>.</summary>
    public static string Hours(int minutes, Words words) =>
        words["certificate.hours", ("hours", Arg.Phrase(words.Number(Math.Round(minutes / 30m, MidpointRounding.AwayFromZero) / 2)))];

    /// <summary>All of them as one file: <c>certificates.pdf</c>, or <c>.html</c>.</summary>
    /// <param name="papers">At least one.</param>
    /// <param name="name">The file's name, without its ending.</param>
    /// <param name="createdAt">What the file says of itself.</param>
    /// <param name="asPdf">False: HTML.</param>
    public static MadeFileContent File(IReadOnlyList<CertificatePaper> papers, string name, DateTimeOffset createdAt, bool asPdf)
    {
        if (!asPdf)
        {
            return new(Encoding.UTF8.GetBytes(Html(papers)), name + ".html", IsPhoto: false);
        }

        using var document = new PdfDocument(Width, Height, papers[0]._blocks[1].Text, createdAt);
        foreach (var (index, paper) in papers.Index())
        {
            if (index > 0)
            {
                document.NextPage();
            }

            paper.Draw(document);
        }

        return new(document.Complete(), name + ".pdf", IsPhoto: false);
    }

    private void Add(string text, PdfText how, string name)
    {
        if (text.Length > 0)
        {
            _blocks.Add((text, name == "name" ? how : how with { IsRightToLeft = _words.Language.IsRightToLeft }, name));
        }
    }

    private void Draw(PdfDocument document)
    {
        document.Frame(22, 22, Width - 44, Height - 44, 2, 0.27);
        document.Frame(30, 30, Width - 60, Height - 60, 0.7, 0.53);

        // each as large as it fits its own lines; all of them smaller while they are too high together
        var blocks = _blocks.ConvertAll(block => (block.Text, block.How));
        double total;
        while ((total = blocks.Sum(block => document.Measure(block.Text, block.How, Column).Height)) > Bottom - Top)
        {
            blocks = blocks.ConvertAll(block => (block.Text, block.How with { Size = block.How.Size * 0.95 }));
        }

        var gap = Math.Min(10, (Bottom - Top - total) / blocks.Count);
        var y = Top + ((Bottom - Top - total - (gap * (blocks.Count - 1))) / 2);
        foreach (var (text, how) in blocks)
        {
            y += document.Text(text, how, Margin, y, Column) + gap;
        }

        DrawFoot(document);
    }

    // the code stands where the lines end, the place to sign where they begin
    private void DrawFoot(PdfDocument document)
    {
        const double signWidth = 230;
        const double codeColumn = 200;
        const double codeTop = 428;
        var isRightToLeft = _words.Language.IsRightToLeft;
        var codeLeft = isRightToLeft ? Margin - 20 : Width - Margin + 20 - codeColumn;
        var signLeft = isRightToLeft ? Width - Margin - signWidth : Margin;
        document.Squares(QrSquares.Of(_link), codeLeft + ((codeColumn - CodeSize) / 2), codeTop - 4, CodeSize);
        var small = new PdfText("Amiri", 8, 0.2) { IsRightToLeft = isRightToLeft };
        var below = codeTop + CodeSize - 8;
        below += document.Text(_scan, small, codeLeft, below, codeColumn) - 3;
        document.Text(_code, small with { IsRightToLeft = false }, codeLeft, below, codeColumn);
        document.Frame(signLeft, 500, signWidth, 0, 0.8, 0);
        document.Text(_sign, new PdfText("Amiri", 12) { IsRightToLeft = isRightToLeft }, signLeft, 503, signWidth);
        document.Text(_issued, new PdfText("Amiri", 10, 0.33) { IsRightToLeft = isRightToLeft }, signLeft, 524, signWidth);
    }

    private static string Html(IReadOnlyList<CertificatePaper> papers)
    {
        var language = papers[0]._words.Language;
        var page = new StringBuilder(string.Create(CultureInfo.InvariantCulture,
            $"<!doctype html>\n<html lang=\"{language.Code}\" dir=\"{(language.IsRightToLeft ? "rtl" : "ltr")}\">\n<head><meta charset=\"utf-8\"><title>{Text(papers[0]._blocks[1].Text)}</title>\n<style>\n{Style}</style></head>\n<body>\n"));
        foreach (var paper in papers)
        {
            var isRightToLeft = paper._words.Language.IsRightToLeft;
            page.Append(CultureInfo.InvariantCulture, $"<section lang=\"{paper._words.Language.Code}\" dir=\"{(isRightToLeft ? "rtl" : "ltr")}\"><main>");
            foreach (var (text, _, name) in paper._blocks)
            {
                page.Append(name == "title" ? $"<h1>{Text(text)}</h1>" : $"<p class=\"{name}\"><bdi>{Text(text)}</bdi></p>");
            }

            page.Append(CultureInfo.InvariantCulture, $"</main><footer><div><p class=\"sign\">{Text(paper._sign)}</p><p class=\"soft\">{Text(paper._issued)}</p></div>")
                .Append(CultureInfo.InvariantCulture, $"<div>{QrSquares.Of(paper._link).ToSvg()}<p>{Text(paper._scan)}</p><p dir=\"ltr\">{paper._code}</p></div></footer></section>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    // isolates are kept: they put dates in order there as well
    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
