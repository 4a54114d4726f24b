using System.Globalization;
using System.Text;

namespace WorkshopBot.Texts;

/// <summary>
/// The bot's texts in one language: <c>words["ticket.caption", ("workshop", title), ("ticket", code)]</c>. Shields arguments from the writing
/// direction around them and gives every line its own, so that callers never think about it. Immutable; made once by <see cref="Catalogue"/>.
/// </summary>
public sealed class Words
{
    private readonly Catalogue _catalogue;

    internal Words(Language language, Catalogue catalogue)
    {
        Language = language;
        _catalogue = catalogue;
        Calendar = CalendarWords.Of(language);
    }

    public Language Language { get; }

    /// <summary>Days and times as people read them.</summary>
    public CalendarWords Calendar { get; }

    /// <summary>Whether there is such a text.</summary>
    public bool Has(string key) => _catalogue.EntriesOf(Language).ContainsKey(key);

    /// <summary>Whether a text has an argument of that name.</summary>
    public bool Uses(string key, string argument) => _catalogue.Declarations[key].Arguments.ContainsKey(argument);

    /// <summary>A text without arguments, or with those given. More than the text uses may be given.</summary>
    /// <exception cref="KeyNotFoundException">No such text: a bug.</exception>
    /// <exception cref="ArgumentException">An argument is missing, or a number is not one: a bug.</exception>
    public string this[string key, params ReadOnlySpan<(string Name, Arg Value)> arguments]
    {
        get
        {
            if (!_catalogue.EntriesOf(Language).TryGetValue(key, out var entry))
            {
                throw new KeyNotFoundException($"The catalogue has no text '{key}' in {Language}.");
            }

            var rendered = new StringBuilder();
            foreach (var piece in entry.For(Language, Find("n", arguments)?.Number).Pieces)
            {
                switch (piece)
                {
                    case Template.Piece.Words words:
                        rendered.Append(words.Text);
                        break;
                    case Template.Piece.Slot slot:
                        var value = Find(slot.Name, arguments) ?? throw new ArgumentException($"The text '{key}' needs {{{slot.Name}}}.");
                        rendered.Append(Render(key, slot.Name, value));
                        break;
                }
            }

            var text = rendered.ToString();
            return Language.IsRightToLeft ? Bidi.StartLines(text) : text;
        }
    }

    /// <summary>Somebody's own words (a notice, a label, a hint) as lines that run the reader's way, without marks of direction of their own.</summary>
    /// <remarks>A line without a letter of a right-to-left script (an English label shown to Arabic readers) keeps its own direction.</remarks>
    public string Lines(string text)
    {
        var lines = Bidi.Strip(text).ReplaceLineEndings("\n");
        return Language.IsRightToLeft
            ? string.Join('\n', Bidi.ShieldRuns(lines).Split('\n').Select(line => line.Any(Bidi.IsRightToLeftLetter) ? Bidi.StartLines(line) : line))
            : lines;
    }

    /// <summary>Names in a row, each shielded: <c>A, B and C</c> · <c>A وB وC</c> · <c>A، B و C</c>.</summary>
    public string List(IEnumerable<string> items)
    {
        var shielded = items.Select(Bidi.Isolate).ToList();
        if (shielded.Count < 2)
        {
            return string.Concat(shielded);
        }

        if (Language == Language.Arabic)
        {
            return string.Join(" و", shielded);
        }

        var (comma, and) = Language == Language.Kurdish ? ("، ", " و ") : (", ", " and ");
        return string.Join(comma, shielded.SkipLast(1)) + and + shielded[^1];
    }

    /// <summary>A whole number: <c>7</c>, <c>12,345</c>.</summary>
    public string Number(long number) => Shield(number.ToString("#,0", CultureInfo.InvariantCulture));

    /// <summary>A number with decimals, as few as it has: <c>3.5</c>.</summary>
    public string Number(decimal number) => Shield(number.ToString("#,0.############", CultureInfo.InvariantCulture));

    /// <summary>By how much something has moved, with its sign and one decimal: <c>+1.5</c>.</summary>
    public string Change(decimal change) => Shield(decimal.Round(change, 1, MidpointRounding.AwayFromZero).ToString("+0.#;-0.#;0", CultureInfo.InvariantCulture));

    /// <summary>A share: 0.25 is <c>25%</c>.</summary>
    public string Percent(decimal share) => Shield(decimal.Round(share * 100, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture) + "%");

    /// <summary>Buttons given in reading order, as Telegram must get them: it lays every row out from the left.</summary>
    public IReadOnlyList<T> Row<T>(params IEnumerable<T> inReadingOrder) =>
        Language.IsRightToLeft ? [.. inReadingOrder.Reverse()] : [.. inReadingOrder];

    private static Arg? Find(string name, ReadOnlySpan<(string Name, Arg Value)> arguments)
    {
        foreach (var (candidate, value) in arguments)
        {
            if (candidate == name)
            {
                return value;
            }
        }

        return null;
    }

    private string Render(string key, string name, Arg value)
    {
        var kind = value.Kind == ArgKind.AsDeclared ? _catalogue.Declarations[key].Arguments[name].Kind : value.Kind;
        return kind switch
        {
            ArgKind.Text => Bidi.Isolate(value.Value),
            ArgKind.Code => Bidi.IsolateLeftToRight(value.Value),
            // a phrase that opened a line of its own carries that line's mark, which means nothing in the middle
            ArgKind.Phrase => value.Value.TrimStart(Bidi.RightToLeftMark),
            _ when value.Number is { } number => Number(number),
            _ => throw new ArgumentException($"In '{key}', {{{name}}} is a number."),
        };
    }

    /// <summary>Digits with a mark between or after them fall apart among right-to-left words; digits alone do not.</summary>
    private string Shield(string number) =>
        Language.IsRightToLeft && !number.All(char.IsAsciiDigit) ? Bidi.IsolateLeftToRight(number) : number;
}
