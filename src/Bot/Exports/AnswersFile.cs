using System.IO.Compression;
using System.Text;
using WorkshopBot.Chat;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Exports;

/// <summary>What people answered to one form, as a file for the team's chat.</summary>
/// <remarks>A bot sends at most 50 MB (Bot API, sendDocument).</remarks>
internal static class AnswersFile
{
    /// <summary>A workbook with the words that people read, in the reader's language.</summary>
    public const string Labels = "answers_labels";

    /// <summary>A workbook with the names of questions and choices, as analysis wants them.</summary>
    public const string Names = "answers_names";

    /// <summary>The same as <see cref="Names"/>, as CSV: one file, or a ZIP of them where the form has repeats.</summary>
    public const string Csv = "answers_csv";

    /// <summary>A ZIP of the files that people sent: <c>SUBMISSION/site_photo-k7m2qx4t.jpg</c>.</summary>
    public const string Files = "answers_files";

    /// <summary>Of more submissions than these the file is too large for a chat, or too slow to make for one.</summary>
    public const int MostSubmissions = 20_000;

    /// <summary>More files than these do not fit into one message, or may not.</summary>
    public const int MostFiles = 200;

    private const long MostFileBytes = 45L * 1024 * 1024;

    public static bool Makes(string kind) => kind is Labels or Names or Csv or Files;

    public static MadeFileContent Make(ReadSession session, MadeFile file, AttachmentFolder files)
    {
        var form = FormStore.ById(session, file.SubjectId) ?? throw new InvalidOperationException($"No form {file.SubjectId}.");
        return file.Kind switch
        {
            Files => new(Zip(ThatFit(AttachedFiles.Of(session, form, files))), $"{form.Name}-files.zip", IsPhoto: false),
            Csv => InCsv(session, form),
            _ => InWorkbook(session, form, file),
        };
    }

    private static MadeFileContent InWorkbook(ReadSession session, WorkshopForm form, MadeFile file)
    {
        using var content = new MemoryStream();
        using (var tables = new XlsxTables(content, Language.Of(file.Language).IsRightToLeft))
        {
            Exporter.WriteForm(session, form, tables, form.Name, file.Kind == Labels ? file.Language : null, withCodebook: true);
        }

        return new(content.ToArray(), form.Name + ".xlsx", IsPhoto: false);
    }

    private static MadeFileContent InCsv(ReadSession session, WorkshopForm form)
    {
        var written = new List<(string Name, MemoryStream Content)>();
        using (var tables = new CsvTables(name =>
        {
            written.Add((name == form.Name ? name : $"{form.Name}-{name}", new MemoryStream()));
            return written[^1].Content;
        }))
        {
            Exporter.WriteForm(session, form, tables, form.Name, labels: null, withCodebook: false);
        }

        return written is [var only]
            ? new(only.Content.ToArray(), only.Name + ".csv", IsPhoto: false)
            : new(Zip(written.Select(table => (table.Name + ".csv", table.Content.ToArray()))), form.Name + ".zip", IsPhoto: false);
    }

    private static byte[] Zip(IEnumerable<(string Path, byte[] Content)> files)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create))
        {
            foreach (var (path, bytes) in files)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(bytes);
            }
        }

        return content.ToArray();
    }

    /// <summary>As many as fit into one message; the last entry names those that do not.</summary>
    private static IEnumerable<(string Path, byte[] Content)> ThatFit(IEnumerable<(string Path, byte[] Content)> files)
    {
        var left = MostFileBytes;
        var others = new List<string>();
        foreach (var file in files)
        {
            if (file.Content.Length <= left)
            {
                left -= file.Content.Length;
                yield return file;
            }
            else
            {
                others.Add(file.Path);
            }
        }

        if (others.Count > 0)
        {
            yield return ("not-in-this-file.txt", Encoding.UTF8.GetBytes(string.Join("\r\n", others) + "\r\n"));
        }
    }
}
