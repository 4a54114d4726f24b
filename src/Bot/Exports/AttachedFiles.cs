using System.Globalization;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Submissions;

namespace WorkshopBot.Exports;

/// <summary>
/// The files that people sent with a form, in clear: <c>files/FORM/SUBMISSION/site_photo-k7m2qx4t.jpg</c>, without the submission for an anonymous form.
/// A table of them says of each whether it is there.
/// </summary>
internal static class AttachedFiles
{
    public static readonly string[] Columns = ["file", "form", "submission", "question", "status", "path", "sent_as", "seconds", "bytes", "caption"];

    /// <summary>Writes the files of a form, and gives a row for each.</summary>
    public static IEnumerable<TableCell[]> Write(ReadSession session, WorkshopForm form, AttachmentFolder files, string folder) =>
        AttachmentStore.OfForm(session, form.Id)
            // the order of ids would tell the order of answers
            .OrderBy(file => form.IsAnonymous ? file.Facts.Name : "", StringComparer.Ordinal)
            .Select(file => RowOf(form, file, Write(form, file, files, folder)));

    /// <summary>The files of a form that are there: path from the form's folder, and content.</summary>
    public static IEnumerable<(string Path, byte[] Content)> Of(ReadSession session, WorkshopForm form, AttachmentFolder files)
    {
        foreach (var file in AttachmentStore.OfForm(session, form.Id).Where(file => file.Status == "kept").OrderBy(file => file.Facts.Name, StringComparer.Ordinal))
        {
            if (files.Read(file.Id) is { } content)
                yield return (PathOf(form, file), content);
        }
    }

    /// <returns>Where it was written, from the export's folder; null when it is not there.</returns>
    private static string? Write(WorkshopForm form, Attachment file, AttachmentFolder files, string folder)
    {
        if (file.Status != "kept" || files.Read(file.Id) is not { } content)
            return null;
        var path = $"files/{Safe(form.Name)}/{PathOf(form, file)}";
        var target = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var stream = new FileStream(target, OwnerOnly.Options(FileMode.Create));
        stream.Write(content);
        return path;
    }

    private static TableCell[] RowOf(WorkshopForm form, Attachment file, string? path) =>
    [
        file.Facts.Name,
        form.Name,
        form.IsAnonymous ? null : Id(file),
        file.Facts.Name[..file.Facts.Name.LastIndexOf('-')],
        path is not null ? "there" : file.Status == "waiting" ? "being fetched" : "missing: " + (file.Reason ?? "not in the folder"),
        path,
        file.Facts.CalledByItsSender ?? file.Facts.Kind,
        file.Facts.Seconds?.ToString(CultureInfo.InvariantCulture),
        file.Facts.SizeBytes?.ToString(CultureInfo.InvariantCulture),
        file.Facts.Caption,
    ];

    private static string PathOf(WorkshopForm form, Attachment file) =>
        (form.IsAnonymous ? "" : Id(file) + "/") + file.Facts.Name + file.Facts.Suffix;

    private static string? Id(Attachment file) => file.SubmissionId?.ToString(CultureInfo.InvariantCulture);

    private static string Safe(string name) => string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' ? letter : '_'));
}
