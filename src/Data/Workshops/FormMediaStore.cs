using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Workshops;

/// <summary>A picture, recording or film that a form shows with a question.</summary>
public sealed record FormMedia
{
    public long Id { get; init; }

    /// <summary>What the workbook calls it: <c>map.png</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it holds; null where only Telegram has it.</summary>
    public byte[]? Content { get; init; }
}

/// <summary>The table <c>form_media</c>.</summary>
/// <remarks>They are shown to whoever is asked, and hold nothing about anybody: they are not sealed.</remarks>
public static class FormMediaStore
{
    /// <summary>As such <see cref="SentFileStore"/> knows them, in all languages.</summary>
    public const string Kind = "form.media";

    private const string SelectById = "select id, name, content from form_media where id = @id";

    public static FormMedia? ById(ReadSession session, long id) => session.One<FormMedia>(SelectById, new { id });

    private const string SelectOfForm =
        """
        select id, name from form_media where form_id = @formId
        union all select m.id, m.name from form_drafts d join form_media m on m.draft_id = d.id where d.form_id = @formId
        """;

    /// <summary>What a form shows, or a draft that is tried as this form: name → id.</summary>
    public static IReadOnlyDictionary<string, long> OfForm(ReadSession session, long formId) => ByName(session.Query<FormMedia>(SelectOfForm, new { formId }));

    private const string SelectOfDraft = "select id, name from form_media where draft_id = @draftId";

    /// <summary>What has come for a form in the making: name → id.</summary>
    public static IReadOnlyDictionary<string, long> OfDraft(ReadSession session, long draftId) => ByName(session.Query<FormMedia>(SelectOfDraft, new { draftId }));

    private const string Insert = "insert into form_media (id, draft_id, form_id, name, content) values (@id, @draftId, @formId, @name, @content)";

    /// <summary>Takes one in for a draft, in the place of the one before.</summary>
    /// <param name="work">The writing transaction.</param>
    /// <param name="draftId">Whose.</param>
    /// <param name="name">What the workbook calls it.</param>
    /// <param name="fileId">Telegram's id.</param>
    /// <param name="isPhoto">It came as a photo and can only be sent as one.</param>
    public static void Add(UnitOfWork work, long draftId, string name, string fileId, bool isPhoto)
    {
        if (OfDraft(work, draftId).TryGetValue(name, out var before))
        {
            Delete(work, before);
        }

        var id = work.NewId();
        work.Execute(Insert, new { id, draftId = (long?)draftId, formId = (long?)null, name, content = (byte[]?)null });
        SentFileStore.Keep(work, Kind, id, "", fileId, isPhoto);
    }

    /// <summary>Those that an imported form names and that lie beside it, in the place of those of the same name; others stay.</summary>
    public static void Save(UnitOfWork work, long formId, IReadOnlyDictionary<string, byte[]> media)
    {
        var before = OfForm(work, formId);
        foreach (var (name, content) in media)
        {
            if (before.TryGetValue(name, out var old))
            {
                if (ById(work, old)?.Content is { } same && same.AsSpan().SequenceEqual(content))
                {
                    continue;
                }

                Delete(work, old);
            }

            work.Execute(Insert, new { id = work.NewId(), draftId = (long?)null, formId = (long?)formId, name, content });
        }
    }

    /// <summary>A draft was published: what came for it belongs to the form, in the place of those of the same name.</summary>
    public static void Publish(UnitOfWork work, long draftId, long formId)
    {
        var before = OfForm(work, formId);
        foreach (var (name, id) in OfDraft(work, draftId))
        {
            if (before.TryGetValue(name, out var old))
            {
                Delete(work, old);
            }

            work.Execute("update form_media set draft_id = null, form_id = @formId where id = @id", new { id, formId });
        }
    }

    /// <summary>Forgets what came for a draft.</summary>
    public static void DropDraft(UnitOfWork work, long draftId)
    {
        foreach (var id in OfDraft(work, draftId).Values)
        {
            Delete(work, id);
        }
    }

    /// <summary>Another workshop's form shows the same.</summary>
    public static void Copy(UnitOfWork work, long fromFormId, long toFormId)
    {
        foreach (var (name, from) in OfForm(work, fromFormId))
        {
            var id = work.NewId();
            work.Execute(Insert, new { id, draftId = (long?)null, formId = (long?)toFormId, name, content = ById(work, from)!.Content });
            if (SentFileStore.Find(work, Kind, from, "") is { } sent)
            {
                SentFileStore.Keep(work, Kind, id, "", sent.FileId, sent.IsPhoto);
            }
        }
    }

    private static void Delete(UnitOfWork work, long id)
    {
        SentFileStore.Forget(work, Kind, id, "");
        work.Execute("delete from form_media where id = @id", new { id });
    }

    private static Dictionary<string, long> ByName(IEnumerable<FormMedia> media) => media.ToDictionary(one => one.Name, one => one.Id, StringComparer.OrdinalIgnoreCase);
}
