using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Harvest;

/// <summary>Something that somebody wrote and allows to be quoted.</summary>
/// <param name="Track">Under what it belongs.</param>
/// <param name="Text">Their own words, in the language they were written in.</param>
/// <param name="Language">That language.</param>
/// <param name="Name">Their name, where they agreed to it; else null.</param>
/// <param name="GroupCode">Their group, or the one that the note names; null: none.</param>
public sealed record Quote(string Track, string Text, string Language, string? Name, string? GroupCode);

/// <summary>What may be quoted in reports: notes whose authors agreed, as they agree now.</summary>
public static class QuoteStore
{
    private const string SelectNames = "select id, person_id, full_name, group_code from registrations where workshop_id = @workshopId";

    /// <summary>The quotations of a workshop, in the order in which they were written.</summary>
    public static List<Quote> OfWorkshop(ReadSession session, long workshopId)
    {
        var people = session.Query<NameRow>(SelectNames, new { workshopId }).ToDictionary(row => row.PersonId);
        return
        [
            .. NoteStore.Of(session, workshopId).Where(note => note.Consent is Consent.WithName or Consent.WithoutName).Select(note =>
            {
                var author = people.GetValueOrDefault(note.PersonId);
                return new Quote(
                    note.Track,
                    note.Text,
                    note.Language,
                    note.Consent == Consent.WithName && author?.FullName is { } name ? session.Sealer.Open("registrations", author.Id, "full_name", name) : null,
                    note.GroupCode ?? author?.GroupCode);
            }),
        ];
    }

    private sealed record NameRow
    {
        public long Id { get; init; }

        public long PersonId { get; init; }

        public byte[]? FullName { get; init; }

        public string? GroupCode { get; init; }
    }
}
