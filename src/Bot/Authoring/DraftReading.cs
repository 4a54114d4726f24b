using System.Text;
using WorkshopBot.Data.Authoring;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Authoring;

/// <summary>What came of reading a workbook that somebody of the team sent.</summary>
/// <param name="Workbook">Its sheets; null when the file is no workbook.</param>
/// <param name="Form">The form; null when it has to be mended first.</param>
/// <param name="Problems">Everything found, warnings included.</param>
internal sealed record DraftReading(Workbook? Workbook, Form? Form, IReadOnlyList<FormProblem> Problems)
{
    private const int LongestName = 32;

    /// <summary>Reads a file as it was sent.</summary>
    public static DraftReading Of(string fileName, byte[] content, IReadOnlyDictionary<string, ChoiceTable> tables)
    {
        using var stream = new MemoryStream(content, writable: false);
        var file = WorkbookReader.Read(fileName, stream);
        if (file.Workbook is not { } workbook)
        {
            return new(null, null, file.Problems);
        }

        var reading = FormReader.Read(workbook, tables);
        return new(workbook, reading.Form, [.. file.Problems, .. reading.Problems]);
    }

    /// <summary>Reads a draft again as it is kept.</summary>
    public static DraftReading Of(FormDraft draft, IReadOnlyDictionary<string, ChoiceTable> tables) =>
        Of(draft.FileName, Encoding.UTF8.GetBytes(draft.Workbook ?? ""), tables);

    /// <summary>True for the plan of a workshop.</summary>
    public bool IsPlan => Workbook?.Find("workshop") is not null && Workbook.Find("survey") is null;

    /// <summary>The workbook as it is kept; null when nothing could be read.</summary>
    public string? Markdown
    {
        get
        {
            if (Workbook is null)
            {
                return null;
            }

            using var writer = new StringWriter();
            WorkbookWriter.WriteMarkdown(Workbook, writer);
            return writer.ToString();
        }
    }

    /// <summary>What is kept of the form, on its own or in a workshop.</summary>
    public FormVersion Version(FormDraft draft) => new()
    {
        Hash = Form!.Hash,
        Label = Form.Version,
        Workbook = draft.Workbook!,
        FileName = Path.ChangeExtension(draft.FileName, ".md"),
    };

    /// <summary>The form's name in a workshop: its id, in the letters that a plan's names have.</summary>
    public string Name
    {
        get
        {
            var name = new string([.. Form!.Id.ToLowerInvariant().Select(letter => letter is ' ' or '.' or '/' ? '-' : letter)
                .Where(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_').Take(LongestName)]);
            // a title in Arabic letters alone leaves nothing: the content names it
            return name.Trim('-', '_').Length > 0 ? name : "form-" + Form.Hash[..8];
        }
    }
}
