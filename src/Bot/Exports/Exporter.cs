using System.Globalization;
using System.Text;
using WorkshopBot.Data.Exports;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Plans;

namespace WorkshopBot.Exports;

/// <summary>How an export is written.</summary>
public enum ExportFormat
{
    Csv,
    Json,
}

/// <summary>A file that an export wrote.</summary>
/// <param name="Path">Where.</param>
/// <param name="Rows">How many rows, without the header.</param>
public sealed record ExportedFile(string Path, int Rows);

/// <summary>
/// Writes a workshop's registrations and the submissions of its forms: <c>registrations.csv</c> and one file for each form, <c>session_feedback.csv</c>.
/// Unsealed as they stream: the files hold personal data in clear, readable by their owner only.
/// </summary>
public static class Exporter
{
    private const string Registrations = "registrations";
    private static readonly string[] RegistrationColumns =
    [
        "status", "full_name", "latin_name", "governorate", "organisation", "role", "gender", "age_band", "phone", "access", "diet", "group",
        "ticket", "language", "consent_version", "consented_at", "registered_at", "changed_at", "cancelled_at",
    ];

    /// <summary>Writes the files into a folder, replacing earlier ones of the same names.</summary>
    /// <param name="session">One snapshot for all files.</param>
    /// <param name="workshop">Whose registrations and forms.</param>
    /// <param name="format">How.</param>
    /// <param name="folder">Where; made when missing.</param>
    public static IReadOnlyList<ExportedFile> Write(ReadSession session, Workshop workshop, ExportFormat format, string folder)
    {
        Directory.CreateDirectory(folder);
        var files = new List<ExportedFile>
        {
            WriteFile(folder, Registrations, format, RegistrationColumns, ExportStore.Registrations(session, workshop.Id).Select(RowOf)),
        };
        var tables = PlanTables.Of(OrganisationStore.Of(session, workshop.Id), GroupStore.Of(session, workshop.Id));
        foreach (var form in FormStore.WithArchivedOf(session, workshop.Id))
        {
            // who sent it when is not told of an anonymous form
            var about = form.IsAnonymous ? ["version"] : new[] { "submitted_at", "edited_at", "language", "version" };
            var columns = AnswerColumns(session, form, tables);
            var name = form.Name == Registrations ? $"form-{form.Name}" : form.Name;
            files.Add(WriteFile(folder, name, format, [.. about, .. columns.Except(about)], Rows(session, form)));
        }

        return files;
    }

    /// <summary>
    /// The column of an answer: the question's name, whatever groups it lies in; answers of a repeat keep which one they are of,
    /// <c>lesson[2]/what</c>. Versions of a form are joined by it.
    /// </summary>
    internal static string ColumnOf(string path)
    {
        var parts = path.Split('/');
        return string.Join('/', parts.Where((part, index) => index == parts.Length - 1 || part.EndsWith(']')));
    }

    private static List<string> AnswerColumns(ReadSession session, WorkshopForm form, IReadOnlyDictionary<string, ChoiceTable> tables)
    {
        var versions = FormStore.Versions(session, form.Id);
        var names = versions
            .OrderByDescending(version => version.Id == form.CurrentVersionId)
            .ThenByDescending(version => version.Id)
            .SelectMany(version => QuestionNames(version, tables))
            .Distinct()
            .ToList();
        var answered = ExportStore.AnsweredPaths(session, form.Id).Select(ColumnOf).Distinct().ToList();
        var repeated = answered.Where(column => column.Contains('/', StringComparison.Ordinal)).Select(column => column.Split('/')[^1]).ToHashSet();
        return
        [
            .. names.Where(name => !repeated.Contains(name))
                .Concat(answered)
                .Distinct()
                .OrderBy(column => Place(column.Split('/')[^1]))
                .ThenBy(column => column.Length) // lesson[2] before lesson[10]
                .ThenBy(column => column, StringComparer.Ordinal),
        ];

        int Place(string name) => names.IndexOf(name) is >= 0 and var place ? place : int.MaxValue;
    }

    private static IEnumerable<string> QuestionNames(FormVersion version, IReadOnlyDictionary<string, ChoiceTable> tables)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(version.Workbook));
        var reading = WorkbookReader.Read(version.FileName, stream);
        var form = reading.Workbook is { } workbook ? FormReader.Read(workbook, tables).Form : null;
        return (form?.Questions ?? []).Where(question => question.IsAsked || question.Type == QuestionType.Calculate).Select(question => question.Name);
    }

    private static IEnumerable<Dictionary<string, string?>> Rows(ReadSession session, WorkshopForm form) =>
        ExportStore.Submissions(session, form.Id, form.IsAnonymous).Select(submission =>
        {
            var row = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (var (path, text) in submission.Answers)
            {
                row[ColumnOf(path)] = text;
            }

            if (!form.IsAnonymous)
            {
                row["submitted_at"] = Instant(submission.SubmittedAt);
                row["edited_at"] = Instant(submission.EditedAt);
                row["language"] = submission.Language;
            }

            row["version"] = submission.Version;
            return row;
        });

    private static Dictionary<string, string?> RowOf(ExportedRegistration registration) => new(StringComparer.Ordinal)
    {
        ["status"] = registration.Status,
        ["full_name"] = registration.FullName,
        ["latin_name"] = registration.LatinName,
        ["governorate"] = registration.Governorate,
        ["organisation"] = registration.Organisation,
        ["role"] = registration.Role,
        ["gender"] = registration.Gender,
        ["age_band"] = registration.AgeBand,
        ["phone"] = registration.Phone,
        ["access"] = registration.Access,
        ["diet"] = registration.Diet,
        ["group"] = registration.Group,
        ["ticket"] = registration.Ticket,
        ["language"] = registration.Language,
        ["consent_version"] = registration.ConsentVersion,
        ["consented_at"] = Instant(registration.ConsentedAt),
        ["registered_at"] = Instant(registration.RegisteredAt),
        ["changed_at"] = Instant(registration.ChangedAt),
        ["cancelled_at"] = Instant(registration.CancelledAt),
    };

    private static string? Instant(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // written under another name first, so that a full disk leaves the earlier export whole
    private static ExportedFile WriteFile(
        string folder,
        string name,
        ExportFormat format,
        IReadOnlyList<string> columns,
        IEnumerable<IReadOnlyDictionary<string, string?>> rows)
    {
        var path = Path.Combine(folder, $"{name}.{format.ToString().ToLowerInvariant()}");
        var draft = path + ".part";
        var count = 0;
        try
        {
            using (var stream = new FileStream(draft, OwnerOnly.Options(FileMode.Create)))
            using (ITable table = format == ExportFormat.Csv ? new CsvTable(stream, columns) : new JsonTable(stream, columns))
            {
                foreach (var row in rows)
                {
                    table.Add(row);
                    count++;
                }
            }

            File.Move(draft, path, overwrite: true);
            return new ExportedFile(path, count);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
