using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.People;

/// <summary>
/// The one rule for who is busy: whoever is filling in a form and touched it a short while ago, or was asked to write something then. What nobody asked
/// for waits until they pause; a card that asks nothing keeps nobody busy.
/// </summary>
public static class Busy
{
    /// <summary>After so long without a word somebody is taken to have put the phone down.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromMinutes(10);

    private const string Form = "select touched_at from interviews where interviews.person_id = PERSON and interviews.active = 1";

    private const string Asked =
        """
        select cards.shown_at from people
        join accounts on accounts.person_id = people.id
        join cards on cards.account_id = accounts.id and cards.about = 'living' and cards.closed_at is null
        where people.id = PERSON and people.expects is not null
        """;

    /// <summary>When a person was last busy with a question that is still open; null when none is.</summary>
    public static DateTimeOffset? Since(ReadSession session, long personId) =>
        session.One<Moment>(For($"select max(touched_at) as at from ({Form} union all {Asked})", "@personId"), new { personId })?.At;

    /// <summary>A condition: nobody who has been busy since <c>@quietSince</c>.</summary>
    /// <param name="person">The column that names the person: <c>deliveries.person_id</c>.</param>
    internal static string Not(string person) =>
        For($"not exists ({Form} and interviews.touched_at > @quietSince) and not exists ({Asked} and cards.shown_at > @quietSince)", person);

    // the column is named in code, never by what people write
    private static string For(string sql, string person) => sql.Replace("PERSON", person, StringComparison.Ordinal);

    private sealed record Moment
    {
        public DateTimeOffset? At { get; init; }
    }
}
