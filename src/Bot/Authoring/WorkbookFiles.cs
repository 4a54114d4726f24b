using System.Text;
using WorkshopBot.Chat;
using WorkshopBot.Data.Authoring;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Authoring;

/// <summary>The files that the team gets: forms and templates as workbooks, long lists of problems as text.</summary>
internal static class WorkbookFiles
{
    /// <summary>Of a draft: everything that has to be mended.</summary>
    public const string Problems = "draft_problems";

    /// <summary>Of a draft: its workbook.</summary>
    public const string Draft = "draft";

    /// <summary>Of a form version: its workbook.</summary>
    public const string Form = "form";

    /// <summary>Of a template, by its number.</summary>
    public const string Template = "template";

    public static MadeFileContent Make(ReadSession session, MadeFile file, Catalogue texts) => file.Kind switch
    {
        Problems => ProblemsOf(session, file, texts),
        Draft => OfDraft(session, file.SubjectId),
        Template => Xlsx(Templates.All[(int)file.SubjectId].Name, Templates.All[(int)file.SubjectId].Workbook),
        _ => OfVersion(session, file.SubjectId),
    };

    private static MadeFileContent ProblemsOf(ReadSession session, MadeFile file, Catalogue texts)
    {
        // replaced by the next workbook before this was sent: then its list is the right one, or empty
        var list = DraftStore.ById(session, file.SubjectId) is { Workbook: not null } draft
            ? DraftScreens.ProblemList(DraftReading.Of(draft, DraftTurns.Tables(session, draft.PersonId)), texts.Of(file.Language))
            : "";
        return new MadeFileContent([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(list)], "problems.txt", IsPhoto: false);
    }

    private static MadeFileContent OfDraft(ReadSession session, long draftId)
    {
        var draft = DraftStore.ById(session, draftId) ?? throw new InvalidOperationException($"No draft {draftId}.");
        return Xlsx(Path.GetFileNameWithoutExtension(draft.FileName), draft.Workbook!);
    }

    private static MadeFileContent OfVersion(ReadSession session, long versionId)
    {
        var version = FormStore.Version(session, versionId) ?? throw new InvalidOperationException($"No form version {versionId}.");
        var form = FormStore.ById(session, version.FormId) ?? throw new InvalidOperationException($"No form {version.FormId}.");
        return Xlsx(form.Name, version.Workbook);
    }

    private static MadeFileContent Xlsx(string name, string markdown)
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(markdown));
        var workbook = WorkbookReader.Read(name + ".md", text).Workbook ?? throw new InvalidOperationException($"The stored form {name} cannot be read any more.");
        using var content = new MemoryStream();
        WorkbookWriter.WriteXlsx(OtherPrograms.Of(workbook), content);
        return new MadeFileContent(content.ToArray(), name + ".xlsx", IsPhoto: false);
    }
}
