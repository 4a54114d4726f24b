using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkshopBot.Access;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Agenda;

/// <summary>
/// What a field of an agenda item or a workshop holds just now. Two of the team may have it before them: whoever writes over what the other one has just
/// written, or chooses something in its place, is told so first.
/// </summary>
/// <param name="Act">The act by which it is typed, under which the log has it: <c>setup.type</c>.</param>
/// <param name="Subject">Whose it is and which one: <c>12:capacity</c>.</param>
/// <param name="Values">
/// What it holds, and nothing while it is empty: texts in each language, a <see cref="DateTimeOffset"/>, two of them, two <see cref="DateOnly"/>, a
/// <see cref="Phrase"/>, a <see cref="Labelled"/>.
/// </param>
internal sealed record FieldNow(Act Act, string Subject, IReadOnlyList<object> Values)
{
    private const int LongestShown = 300;
    private static readonly TimeSpan IsNews = TimeSpan.FromHours(24);

    /// <summary>Something that is called by one of the bot's own texts.</summary>
    public sealed record Phrase(string Key);

    /// <summary>Something that is stored by one name and shown to the reader by another.</summary>
    public sealed record Labelled(string Fact, string Text);

    /// <summary>What is remembered with the question or the button, so that a change in between is seen: 8 hexadecimal digits, the same in every language.</summary>
    public string Stamp => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Values.Select(Fact)))))[..8];

    /// <summary>An item's field as it is typed or chosen.</summary>
    public static FieldNow Of(ShelvedWorkshop home, AgendaItem item, string field, Words words) => new(Act.TimetableType, $"{item.Id}:{field}", field switch
    {
        "title" => [.. item.Titles.Values],
        "room" => [.. item.Rooms.Values],
        "facilitator" => [.. item.Facilitators.Values],
        "kind" => [new Phrase("timetable.kind." + item.Kind)],
        "group" when item.GroupCode is null => [new Phrase("button.timetable_everybody")],
        "group" => [new Labelled(item.GroupCode!, home.Groups.FirstOrDefault(group => group.Code == item.GroupCode) is { } group ? words.Of(group.Titles) : item.GroupCode!)],
        _ => [(item.StartsAt, item.EndsAt)],
    });

    /// <summary>It was saved just now, by whom the turn belongs to: an attempt that was refused or given up is nobody's.</summary>
    public void Saved(IChatTurn turn, Workshop workshop) =>
        AuditStore.Add(turn.Work, new(turn.Now, Act.Name(), SavedAs, workshop.Id, turn.Person.Id, turn.CalledName));

    /// <summary>What stands above the question: another of the team has set this within a day.</summary>
    public string AboveQuestion(IChatTurn turn, Workshop workshop, Words words) =>
        LastSaved(turn, workshop) is { } last && turn.Now - last.At < IsNews ? Changed(last, workshop, words) + "\n\n" : "";

    /// <summary>What stands in place of the change: somebody else was faster, and nothing is saved before that was read.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="workshop">The workshop.</param>
    /// <param name="seen">The stamp of what was there when it was asked for; null where none is known.</param>
    /// <param name="again">The text that says how it is saved all the same.</param>
    /// <param name="words">The reader's.</param>
    /// <returns>Null when it still is what it was.</returns>
    public string? InPlaceOfChange(IChatTurn turn, Workshop workshop, string? seen, string again, Words words) => seen is null || seen == Stamp
        ? null
        : (LastSaved(turn, workshop) is { } last ? Changed(last, workshop, words) : words["edit.changed.somebody", ("value", Arg.Phrase(Shown(workshop, words)))]) + "\n" + words[again];

    /// <summary>How that is said of what was typed, and of what was chosen by a button.</summary>
    public const string TypeAgain = "edit.changed.again";

    /// <inheritdoc cref="TypeAgain"/>
    public const string TapAgain = "edit.changed.tap";

    private string SavedAs => $"{Subject}:saved:{Stamp}";

    /// <summary>Who of the others has set it to what it is; null when it was oneself, or none by hand.</summary>
    private AuditEntry? LastSaved(IChatTurn turn, Workshop workshop) =>
        AuditStore.Last(turn.Rows, workshop.Id, Act.Name(), SavedAs) is { } last && last.PersonId != turn.Person.Id ? last : null;

    private string Changed(AuditEntry last, Workshop workshop, Words words) => words["edit.changed",
        ("name", Arg.Text(last.Name ?? "–")), ("when", Arg.Phrase(words.DayAndTime(last.At, workshop.Zone))), ("value", Arg.Phrase(Shown(workshop, words)))];

    private string Shown(Workshop workshop, Words words) => Values.Count == 0
        ? "–"
        : string.Join('\n', Values.SelectMany(value => Lines(value, workshop, words)).Select(value => Bidi.Isolate(WordsExtensions.Cut(value, LongestShown))));

    private static string Fact(object value) => value switch
    {
        Labelled labelled => labelled.Fact,
        (DateOnly first, DateOnly last) => string.Create(CultureInfo.InvariantCulture, $"{first:O} {last:O}"),
        (DateTimeOffset start, DateTimeOffset end) => string.Create(CultureInfo.InvariantCulture, $"{start.ToUniversalTime():O} {end.ToUniversalTime():O}"),
        DateTimeOffset moment => string.Create(CultureInfo.InvariantCulture, $"{moment.ToUniversalTime():O}"),
        _ => value.ToString()!,
    };

    private static string[] Lines(object value, Workshop workshop, Words words) => value switch
    {
        Phrase phrase => [words[phrase.Key]],
        Labelled labelled => [labelled.Text],
        DateTimeOffset moment => [words.DayAndTime(moment, workshop.Zone)],
        (DateOnly first, DateOnly last) => [words.Days(first, last)],
        (DateTimeOffset start, DateTimeOffset end) =>
            [words.WeekdayAndDay(workshop.DayOf(start)), $"{WordsExtensions.Clock(start, workshop.Zone)}–{WordsExtensions.Clock(end, workshop.Zone)}"],
        _ => [value.ToString()!],
    };
}
