using WorkshopBot.Agenda;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;
using LocalTexts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Translate;

/// <summary>A text of a workshop, and what a language lacks of it.</summary>
/// <param name="Key">Where it stands: <c>w:title</c>, <c>i:17:room</c>, <c>g:4:title</c>, <c>b:9</c>.</param>
/// <param name="Kind">What it is, as a text's key has it: <c>title</c>, <c>item_title</c>, …</param>
/// <param name="Texts">It in every language that it is written in.</param>
/// <param name="Longest">So many characters at most.</param>
/// <param name="ChangedIn">The language in which it was changed since; null: it is missing.</param>
internal sealed record MissingText(string Key, string Kind, LocalTexts Texts, int Longest, string? ChangedIn = null);

/// <summary>What is still to be translated, or to be looked at again: a workshop's own texts, its agenda and groups, and messages that wait for their time.</summary>
internal static class MissingTexts
{
    private const int Line = 200;
    private const int Paragraph = 1000;

    private static readonly (string Field, Func<Workshop, LocalTexts> Of, Func<Workshop, LocalTexts, Workshop> With, int Longest)[] Fields =
    [
        ("title", workshop => workshop.Titles, (workshop, texts) => workshop with { Titles = texts }, Line),
        ("description", workshop => workshop.Descriptions, (workshop, texts) => workshop with { Descriptions = texts }, Paragraph),
        ("venue", workshop => workshop.Venues, (workshop, texts) => workshop with { Venues = texts }, Line),
        ("address", workshop => workshop.Addresses, (workshop, texts) => workshop with { Addresses = texts }, Line),
        ("organizer", workshop => workshop.Organizers, (workshop, texts) => workshop with { Organizers = texts }, Line),
        ("contact", workshop => workshop.Contacts, (workshop, texts) => workshop with { Contacts = texts }, Line),
        ("consent", workshop => workshop.Consents, (workshop, texts) => workshop with { Consents = texts }, Paragraph),
    ];

    /// <summary>What a language lacks, in the order in which people come across it. What is written in no language at all is not missing in any.</summary>
    public static List<MissingText> In(ReadSession session, ShelvedWorkshop home, string language)
    {
        var stale = StaleTextStore.In(session, home.Workshop.Id, language);
        var planned = BroadcastStore.Planned(session, home.Workshop.Id).Where(one => one.Content is { HasShareCard: false });
        return
        [
            .. Of(home.Workshop, home.Agenda, home.Groups).Concat(planned.Select(Of)).Where(text => text.Texts.Values.Any(one => one.Length > 0))
                .Select(text => text with { ChangedIn = Has(text.Texts, language) ? stale.GetValueOrDefault(text.Key) : null })
                .Where(text => text.ChangedIn is not null || !Has(text.Texts, language)),
        ];
    }

    /// <summary>The texts of a workshop, of its agenda and of its groups.</summary>
    public static IEnumerable<MissingText> Of(Workshop workshop, IEnumerable<AgendaItem> agenda, IEnumerable<Group> groups) =>
    [
        .. Fields.Select(field => new MissingText("w:" + field.Field, field.Field, field.Of(workshop), field.Longest)),
        .. Of(agenda),
        .. groups.SelectMany(Of),
    ];

    /// <summary>The texts of items.</summary>
    public static IEnumerable<MissingText> Of(IEnumerable<AgendaItem> agenda) => agenda.SelectMany(item => new MissingText[]
    {
        new($"i:{RowId.Write(item.Id)}:title", "item_title", item.Titles, Line), new($"i:{RowId.Write(item.Id)}:room", "room", item.Rooms, Line),
    });

    /// <summary>The texts of a group.</summary>
    public static IEnumerable<MissingText> Of(Group group) =>
        [new($"g:{RowId.Write(group.Id)}:title", "group_title", group.Titles, Line), new($"g:{RowId.Write(group.Id)}:room", "room", group.Rooms, Line)];

    /// <summary>The text of a message.</summary>
    public static MissingText Of(Broadcast broadcast) => new(
        $"b:{RowId.Write(broadcast.Id)}", "message", broadcast.Content!.Texts.ToDictionary(text => text.Key, text => text.Value.Text),
        broadcast.Content.HasFile ? ComposeTurns.LongestCaption : ComposeTurns.LongestText);

    /// <summary>
    /// Texts were edited: what says something else in one language now is to be looked at again in the others. Whoever brings a language up that was itself to be looked
    /// at again makes no other one stale, and what is written for the first time is a translation.
    /// </summary>
    public static void Edited(UnitOfWork work, long workshopId, IEnumerable<MissingText> before, IEnumerable<MissingText> after)
    {
        var known = before.ToDictionary(text => text.Key, text => text.Texts, StringComparer.Ordinal);
        foreach (var (key, texts) in after.Select(text => (text.Key, text.Texts)).Where(text => known.ContainsKey(text.Key)))
        {
            var was = known[key];
            var changed = Language.All.Select(language => language.Code).Where(language => was.GetValueOrDefault(language, "") != texts.GetValueOrDefault(language, "")).ToList();
            var fresh = changed.FindAll(language => !StaleTextStore.Clear(work, workshopId, key, language)).Find(language => Has(was, language) && Has(texts, language));
            foreach (var other in fresh is null ? [] : texts.Keys.Where(language => Has(texts, language) && !changed.Contains(language)))
            {
                StaleTextStore.Mark(work, workshopId, key, other, fresh!);
            }
        }
    }

    private static bool Has(LocalTexts texts, string language) => texts.GetValueOrDefault(language) is { Length: > 0 };

    /// <summary>Writes a translation. Nobody is told: what people knew says the same as before.</summary>
    public static void Write(UnitOfWork work, ShelvedWorkshop home, MissingText missing, string language, string text, DateTimeOffset now)
    {
        var parts = missing.Key.Split(':');
        var workshop = home.Workshop;
        var merged = AgendaEdits.Merged(missing.Texts, new Dictionary<string, string> { [language] = text });
        StaleTextStore.Clear(work, workshop.Id, missing.Key, language);
        switch (parts[0])
        {
            case "w":
                WorkshopStore.Save(work, Fields.First(field => field.Field == parts[1]).With(workshop, merged) with { EditedAt = now }, WorkshopStore.OnlineLink(work, workshop.Id));
                return;
            case "i":
                var item = home.Agenda.First(one => one.Id == RowId.Read(parts[1]));
                AgendaStore.Save(work, workshop.Id, parts[2] == "title" ? item with { Titles = merged } : item with { Rooms = merged });
                break;
            case "g":
                var (position, group) = home.Groups.Index().First(one => one.Item.Id == RowId.Read(parts[1]));
                GroupStore.Save(work, workshop.Id, position, parts[2] == "title" ? group with { Titles = merged } : group with { Rooms = merged });
                break;
            default:
                var broadcast = BroadcastStore.ById(work, RowId.Read(parts[1]))!;
                BroadcastStore.Save(work, broadcast with { Content = broadcast.Content! with { Texts = new Dictionary<string, BroadcastText>(broadcast.Content.Texts) { [language] = new(text, []) } } });
                return;
        }

        WorkshopStore.MarkEdited(work, workshop.Id, now);
    }
}
