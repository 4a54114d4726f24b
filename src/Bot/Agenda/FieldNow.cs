using System.Security.Cryptography;
using System.Text;
using WorkshopBot.Access;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Agenda;

/// <summary>
/// What a field of an agenda item or a workshop holds just now. Two of the team may have it before them: whoever writes over what the other one has just
/// written is told so first.
/// </summary>
/// <param name="Values">In each language it is written in; empty while it holds nothing.</param>
internal sealed record FieldNow(IReadOnlyList<string> Values)
{
    private const int LongestShown = 300;
    private static readonly TimeSpan IsNews = TimeSpan.FromHours(24);

    /// <summary>What is remembered with the question, so that a change in between is seen: 8 hexadecimal digits.</summary>
    public string Stamp => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Values))))[..8];

    /// <summary>An item's field as it is typed.</summary>
    public static FieldNow Of(Workshop workshop, AgendaItem item, string field, Words words) => new(field switch
    {
        "title" => [.. item.Titles.Values],
        "room" => [.. item.Rooms.Values],
        "facilitator" => [.. item.Facilitators.Values],
        _ => [words.WeekdayAndDay(workshop.DayOf(item.StartsAt)), $"{WordsExtensions.Clock(item.StartsAt, workshop.Zone)}–{WordsExtensions.Clock(item.EndsAt, workshop.Zone)}"],
    });

    /// <summary>What stands above the question: another of the team has written this within a day.</summary>
    public string AboveQuestion(IChatTurn turn, Workshop workshop, Act act, string subject, Words words) =>
        AuditStore.Last(turn.Rows, workshop.Id, act.Name(), subject) is { } last && last.PersonId != turn.Person.Id && turn.Now - last.At < IsNews
            ? Changed(last, workshop, words) + "\n\n"
            : "";

    /// <summary>What stands in place of the change: somebody else was faster, and nothing is written before that was read.</summary>
    public string InPlaceOfChange(IChatTurn turn, Workshop workshop, Act act, string subject, Words words) =>
        (AuditStore.Last(turn.Rows, workshop.Id, act.Name(), subject, before: 1) is { } last && last.PersonId != turn.Person.Id
            ? Changed(last, workshop, words)
            : words["edit.changed.somebody", ("value", Arg.Phrase(Shown()))])
        + "\n" + words["edit.changed.again"];

    private string Changed(AuditEntry last, Workshop workshop, Words words) => words["edit.changed",
        ("name", Arg.Text(last.Name ?? "–")), ("when", Arg.Phrase(words.DayAndTime(last.At, workshop.Zone))), ("value", Arg.Phrase(Shown()))];

    private string Shown() => Values.Count == 0 ? "–" : string.Join('\n', Values.Select(value => Bidi.Isolate(WordsExtensions.Cut(value, LongestShown))));
}
