using System.Globalization;
using WorkshopBot.Data.Anonymous;
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
    public static IEnumerable<TableCell[]> Write(ReadSession session, WorkshopForm form, AttachmentFolder files, string folder) => form.IsAnonymous
        ? Anonymous(session, form).Select(file => RowOf(form, file, Write(form, file.Name + file.Suffix, file.Content, folder)))
        : AttachmentStore.OfForm(session, form.Id).Select(file => RowOf(form, file, Write(form, file, files, folder)));

    /// <summary>The files of a form that are there: path from the form's folder, and content.</summary>
    public static IEnumerable<(string Path, byte[] Content)> Of(ReadSession session, WorkshopForm form, AttachmentFolder files)
    {
        if (form.IsAnonymous)
        {
            foreach (var file in Anonymous(session, form))
                yield return (file.Name + file.Suffix, file.Content);
        }

        foreach (var file in AttachmentStore.OfForm(session, form.Id).Where(file => file.Status == "kept").OrderBy(file => file.Facts.Name, StringComparer.Ordinal))
        {
            if (files.Read(file.Id) is { } content)
                yield return (PathOf(file), content);
        }
    }

    /// <returns>Where it was written, from the export's folder; null when it is not there.</returns>
    private static string? Write(WorkshopForm form, Attachment file, AttachmentFolder files, string folder)
    {
        if (file.Status != "kept" || files.Read(file.Id) is not { } content)
            return null;
        return Write(form, PathOf(file), content, folder);
    }

    private static string Write(WorkshopForm form, string name, byte[] content, string folder)
    {
        var path = $"files/{Safe(form.Name)}/{name}";
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
        Id(file),
        file.Facts.Name[..file.Facts.Name.LastIndexOf('-')],
        path is not null ? "there" : file.Status == "waiting" ? "being fetched" : "missing: " + (file.Reason ?? "not in the folder"),
        path,
        file.Facts.CalledByItsSender ?? file.Facts.Kind,
        file.Facts.Seconds?.ToString(CultureInfo.InvariantCulture),
        file.Facts.SizeBytes?.ToString(CultureInfo.InvariantCulture),
        file.Facts.Caption,
    ];

    private static TableCell[] RowOf(WorkshopForm form, AnonymousFile file, string path) =>
        [file.Name, form.Name, null, file.Name[..file.Name.LastIndexOf('-')], "there", path, null, null, file.Content.Length.ToString(CultureInfo.InvariantCulture), null];

    private static IEnumerable<AnonymousFile> Anonymous(ReadSession session, WorkshopForm form) =>
        AnonymousRows.AreWithheld(session, form) ? [] : AnonymousStore.FilesOf(session, form.Id);

    private static string PathOf(Attachment file) => Id(file) + "/" + file.Facts.Name + file.Facts.Suffix;

    private static string? Id(Attachment file) => file.SubmissionId?.ToString(CultureInfo.InvariantCulture);

    private static string Safe(string name) => string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' ? letter : '_'));
}
