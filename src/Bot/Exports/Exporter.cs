using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Exports;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Plans;

namespace WorkshopBot.Exports;

/// <summary>How an export is written.</summary>
public enum ExportFormat
{
    Csv,
    Json,
    Xlsx,

    /// <summary>The report alone: who took part, and the results of each form.</summary>
    Html,
}

/// <summary>A file that an export wrote.</summary>
/// <param name="Path">Where.</param>
/// <param name="Rows">How many rows, without the header; of a workbook, of its first sheet.</param>
public sealed record ExportedFile(string Path, int Rows)
{
    /// <summary>Nothing was written: the form of that name is anonymous, and its answers are given out from so many on. Null: it was.</summary>
    public int? WithheldUntil { get; init; }
}

/// <summary>
/// Writes a workshop's registrations and the submissions of its forms: <c>registrations.csv</c>, and for each form <c>session_feedback.csv</c> with
/// <c>session_feedback-lesson.csv</c> for a repeat; as <c>.xlsx</c> one workbook for each form, with its repeats and a codebook as sheets.
/// The files that people sent lie beside them in <c>files/</c>. Unsealed as they stream: the files hold personal data in clear, readable by their owner only.
/// </summary>
public static class Exporter
{
    private const string Registrations = "registrations";
    private const string Files = "files";
    private static readonly string[] RegistrationColumns =
    [
        "status", "full_name", "latin_name", "governorate", "organisation", "role", "gender", "age_band", "phone", "access", "diet", "group",
        "ticket", "language", "consent_version", "consented_at", "registered_at", "changed_at", "cancelled_at", "queued", "offered_until", "coming", "attended", "came_by",
    ];

    /// <summary>Writes the files into a folder, replacing earlier ones of the same names.</summary>
    /// <param name="session">One snapshot for all files.</param>
    /// <param name="workshop">Whose registrations and forms.</param>
    /// <param name="format">How.</param>
    /// <param name="folder">Where; made when missing.</param>
    /// <param name="attachments">The files that people sent; they go into <c>files</c>, and a table <c>files</c> names them.</param>
    /// <param name="rightToLeft">True: sheets are laid out for people who read Arabic or Kurdish.</param>
    /// <param name="labels">A language's code: the words that people read stand for the names of questions and choices; null: the names.</param>
    /// <param name="summary">Gives the last sheet of a form's workbook; null: none.</param>
    /// <param name="withheld">The anonymous forms whose answers are not given out now, and from how many on they are.</param>
    public static IReadOnlyList<ExportedFile> Write(
        ReadSession session, Workshop workshop, ExportFormat format, string folder, AttachmentFolder attachments, bool rightToLeft, string? labels = null,
        Func<WorkshopForm, Action<XlsxWriter>?>? summary = null, IReadOnlyDictionary<long, int>? withheld = null)
    {
        Directory.CreateDirectory(folder);
        var files = new List<ExportedFile>();
        using (var export = new ExportFiles(folder, Registrations, format, rightToLeft))
        {
            WriteRegistrations(export, session, workshop);
            files.AddRange(export.Complete());
        }

        var forms = FormStore.WithArchivedOf(session, workshop.Id);
        foreach (var form in forms)
        {
            if (withheld?.GetValueOrDefault(form.Id) is > 0 and var next)
            {
                files.Add(new(form.Name, AnonymousStore.CountOf(session, form.Id)) { WithheldUntil = next });
                continue;
            }

            var name = form.Name is Registrations or Files ? $"form-{form.Name}" : form.Name;
            using var export = new ExportFiles(folder, name, format, rightToLeft);
            WriteForm(session, form, export, name, labels, withCodebook: format == ExportFormat.Xlsx);
            if (format == ExportFormat.Xlsx && summary?.Invoke(form) is { } sheet)
                export.Sheet(sheet);
            files.AddRange(export.Complete());
        }

        var sent = forms.Where(form => withheld?.ContainsKey(form.Id) != true).SelectMany(form => AttachedFiles.Write(session, form, attachments, folder)).ToList();
        if (sent.Count > 0)
        {
            using var export = new ExportFiles(folder, Files, format, rightToLeft);
            export.Begin(Files, AttachedFiles.Columns);
            foreach (var row in sent)
                export.Add(row);
            files.AddRange(export.Complete());
        }

        return files;
    }

    /// <summary>Writes the table of registrations alone.</summary>
    internal static void WriteRegistrations(ITables tables, ReadSession session, Workshop workshop)
    {
        tables.Begin(Registrations, RegistrationColumns);
        foreach (var registration in ExportStore.Registrations(session, workshop.Id))
            tables.Add(RowOf(registration));
    }

    /// <summary>Writes what was answered to one form.</summary>
    /// <param name="session">A snapshot.</param>
    /// <param name="form">The form, archived or not.</param>
    /// <param name="export">Where its tables go.</param>
    /// <param name="name">The name of the first table.</param>
    /// <param name="labels">As in <see cref="Write"/>.</param>
    /// <param name="withCodebook">A last table says what names and choices stand for.</param>
    internal static void WriteForm(ReadSession session, WorkshopForm form, ITables export, string name, string? labels, bool withCodebook)
    {
        var tables = PlanTables.Of(OrganisationStore.Of(session, form.WorkshopId), GroupStore.Of(session, form.WorkshopId));

        // who sent it when is not told of an anonymous form
        var versions = Versions(session, form, tables);
        var options = new SubmissionOptions { IsAnonymous = form.IsAnonymous, Labels = labels, Without = form.IsAnonymous ? AnonymousRows.Categories(session, form) : new HashSet<string>() };
        IReadOnlyCollection<string> paths = form.IsAnonymous ? AnonymousRows.Paths(session, form) : ExportStore.AnsweredPaths(session, form.Id);
        var layout = SubmissionTables.Of(name, versions, paths, options);
        layout.Write(export, () => form.IsAnonymous ? AnonymousRows.Of(session, form, options.Without) : Submissions(session, form));
        if (withCodebook)
            layout.WriteCodebook(export);
    }

    // today's version first: what it asks stands in front
    internal static List<Form> Versions(ReadSession session, WorkshopForm form, IReadOnlyDictionary<string, ChoiceTable> tables) =>
    [
        .. FormStore.Versions(session, form.Id)
            .OrderByDescending(version => version.Id == form.CurrentVersionId)
            .ThenByDescending(version => version.Id)
            .Select(version => Compiled(version, tables))
            .OfType<Form>(),
    ];

    private static Form? Compiled(FormVersion version, IReadOnlyDictionary<string, ChoiceTable> tables)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(version.Workbook));
        return WorkbookReader.Read(version.FileName, stream).Workbook is { } workbook ? FormReader.Read(workbook, tables).Form : null;
    }

    private static IEnumerable<SentSubmission> Submissions(ReadSession session, WorkshopForm form) =>
        ExportStore.Submissions(session, form.Id).Select(submission => new SentSubmission(submission.Answers, submission.Version)
        {
            Id = submission.Id,
            Uuid = Uuid(form.Id, submission.Id),
            SubmittedAt = submission.SubmittedAt,
            EditedAt = submission.EditedAt,
            Language = submission.Language,
            IsOnPaper = submission.IsOnPaper,
        });

    // the same in every export of this installation, so that tables can be joined; RFC 9562, version 8
    private static string Uuid(long form, long submission)
    {
        Span<byte> ids = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(ids, form);
        BinaryPrimitives.WriteInt64BigEndian(ids[8..], submission);
        var bytes = SHA256.HashData(ids).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    private static TableCell[] RowOf(ExportedRegistration registration) =>
    [
        registration.Status, registration.FullName, registration.LatinName, registration.Governorate, registration.Organisation, registration.Role,
        registration.Gender, registration.AgeBand, registration.Phone, registration.Access, registration.Diet, registration.Group,
        registration.Ticket, registration.Language, registration.ConsentVersion, Instant(registration.ConsentedAt), Instant(registration.RegisteredAt),
        Instant(registration.ChangedAt), Instant(registration.CancelledAt), registration.Queued?.ToString(CultureInfo.InvariantCulture),
        Instant(registration.OfferedUntil), registration.Coming, registration.Attended, registration.CameBy,
    ];

    private static string? Instant(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
