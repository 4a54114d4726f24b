using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Desk;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Desk;

/// <summary>
/// Finds people by what a desk hears of them: a part of the name, however it is spelled; else organisation, governorate or group; else a phone number or
/// some digits of it. Every word typed has to begin a word. When nobody fits, the consonants of the name decide, so that Ahmed finds أحمد.
/// </summary>
internal static class PeopleSearch
{
    /// <summary>Fewer digits than this are no phone number.</summary>
    private const int FewestDigits = 4;

    private const int LongestShown = 60;

    /// <summary>Those of a workshop who fit, in the order of their coming.</summary>
    public static List<DeskPerson> Find(ITurn turn, Shelf shelf, ShelvedWorkshop home, string typed, Words words, Audience? among = null)
    {
        var version = shelf.Version(turn.Rows, home.RegistrationForm.CurrentVersionId);
        var groups = home.Groups.ToDictionary(group => group.Code, group => words.Of(group.Titles));
        var labels = new Dictionary<(string Field, string Value), string>();
        string Label(string field, string? value) => value is null ? ""
            : labels.TryGetValue((field, value), out var known) ? known
            : labels[(field, value)] = Bidi.Strip(Fields.Label(version, field, value, words));
        return Find(
            DeskStore.ToSearch(turn.Rows, home.Workshop.Id, among), typed,
            person => string.Join(' ', Label("organisation", person.Organisation), Label("governorate", person.Governorate), person.GroupCode is { } code ? groups.GetValueOrDefault(code) : ""));
    }

    /// <summary>What heads the list of those who fit: nobody, more than are shown, or which one.</summary>
    public static string Heading(int found, int shown, string typed, Words words) =>
        words[found == 0 ? "door.nobody" : found > shown ? "door.many" : "door.which", ("text", Arg.Text(typed.Length > LongestShown ? typed[..LongestShown] + "…" : typed))];

    /// <summary>Asks which of several it is, a button each; of nobody it says so.</summary>
    /// <param name="found">Those who fit.</param>
    /// <param name="most">So many are shown.</param>
    /// <param name="typed">What was looked for.</param>
    /// <param name="label">What a person is called.</param>
    /// <param name="act">Opens somebody.</param>
    /// <param name="argument">Names them.</param>
    /// <param name="back">The way back.</param>
    /// <param name="words">The reader's.</param>
    public static Screen Which(
        List<DeskPerson> found, int most, string typed, Func<DeskPerson, string> label, Act act, Func<DeskPerson, string> argument, IReadOnlyList<Button> back, Words words) =>
        new(Heading(found.Count, most, typed, words))
        {
            Rows = [.. found.Take(most).Select(person => words.Row(new Button(label(person), act, argument(person)))), back],
        };

    /// <summary>Those who fit, in the order given.</summary>
    /// <param name="people">Among whom.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="beside">What else is known of somebody, in words.</param>
    public static List<DeskPerson> Find(IReadOnlyList<DeskPerson> people, string typed, Func<DeskPerson, string> beside)
    {
        string Named(DeskPerson person) => $"{person.FullName} {person.LatinName}";
        return Fitting(people, typed, SearchKey.Of, Named) is { Count: > 0 } named ? named
            : Fitting(people, typed, SearchKey.Of, person => $"{Named(person)} {beside(person)}") is { Count: > 0 } known ? known
            : ByPhone(people, typed) is { Count: > 0 } called ? called
            : Fitting(people, typed, ConsonantKey.Of, Named);
    }

    private static List<DeskPerson> ByPhone(IReadOnlyList<DeskPerson> people, string typed)
    {
        // a number is told with its zeros or without, and often only its end
        var plain = Typed.Plain(typed);
        var digits = string.Concat(plain.Where(char.IsAsciiDigit)).TrimStart('0');
        return digits.Length < FewestDigits || plain.Any(char.IsLetter) ? [] : [.. people.Where(person => person.Phone?.Contains(digits, StringComparison.Ordinal) == true)];
    }

    private static List<DeskPerson> Fitting(IReadOnlyList<DeskPerson> people, string typed, Func<string, string> key, Func<DeskPerson, string> text)
    {
        var wanted = key(typed);
        return [.. people.Where(person => SearchKey.HasWords(key(text(person)), wanted))];
    }
}
