using WorkshopBot.Agenda;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Workshops;
using LocalTexts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Translate;

/// <summary>A text of a workshop that a language lacks.</summary>
/// <param name="Key">Where it stands: <c>w:title</c>, <c>i:17:room</c>, <c>g:4:title</c>, <c>b:9</c>.</param>
/// <param name="Kind">What it is, as a text's key has it: <c>title</c>, <c>item_title</c>, …</param>
/// <param name="Texts">It in the other languages.</param>
/// <param name="Longest">So many characters at most.</param>
internal sealed record MissingText(string Key, string Kind, LocalTexts Texts, int Longest);

/// <summary>What is still to be translated: a workshop's own texts, its agenda and groups, and messages that wait for their time.</summary>
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
        var missing = new List<MissingText>();
        void Look(string key, string kind, LocalTexts texts, int longest)
        {
            if (texts.Values.Any(text => text.Length > 0) && texts.GetValueOrDefault(language) is null or "")
            {
                missing.Add(new(key, kind, texts, longest));
            }
        }

        foreach (var field in Fields)
        {
            Look("w:" + field.Field, field.Field, field.Of(home.Workshop), field.Longest);
        }

        foreach (var item in home.Agenda)
        {
            Look($"i:{RowId.Write(item.Id)}:title", "item_title", item.Titles, Line);
            Look($"i:{RowId.Write(item.Id)}:room", "room", item.Rooms, Line);
        }

        foreach (var group in home.Groups)
        {
            Look($"g:{RowId.Write(group.Id)}:title", "group_title", group.Titles, Line);
            Look($"g:{RowId.Write(group.Id)}:room", "room", group.Rooms, Line);
        }

        foreach (var broadcast in BroadcastStore.Planned(session, home.Workshop.Id).Where(one => one.Content is { HasShareCard: false }))
        {
            Look($"b:{RowId.Write(broadcast.Id)}", "message", broadcast.Content!.Texts.ToDictionary(text => text.Key, text => text.Value.Text), broadcast.Content.HasFile ? ComposeTurns.LongestCaption : ComposeTurns.LongestText);
        }

        return missing;
    }

    /// <summary>Writes a translation. Nobody is told: what people knew says the same as before.</summary>
    public static void Write(UnitOfWork work, ShelvedWorkshop home, MissingText missing, string language, string text, DateTimeOffset now)
    {
        var parts = missing.Key.Split(':');
        var workshop = home.Workshop;
        var merged = AgendaEdits.Merged(missing.Texts, new Dictionary<string, string> { [language] = text });
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
