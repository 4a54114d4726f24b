using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Texts;

/// <summary>What the features ask of the words besides the catalogue's own texts.</summary>
internal static class WordsExtensions
{
    extension(Catalogue texts)
    {
        /// <summary>The words of a person who chose a language, or of the default one.</summary>
        public Words Of(string? language) => texts.In(Language.Find(language) ?? Language.Arabic);
    }

    extension(Language language)
    {
        /// <summary>The text a workshop gives in this language, else in any.</summary>
        public string Of(IReadOnlyDictionary<string, string> texts) =>
            texts.TryGetValue(language.Code, out var text) ? text : texts.Values.FirstOrDefault() ?? "";

        /// <summary>Whether its readers learn nothing new: a text that came in another language, or went, says what the one beside it says.</summary>
        public bool Knows(IReadOnlyDictionary<string, string> was, IReadOnlyDictionary<string, string> becomes) =>
            language.Of(was) == language.Of(becomes) || becomes.Values.Contains(language.Of(was)) || was.Values.Contains(language.Of(becomes));
    }

    extension(Words words)
    {
        /// <summary>What goes before "Back": an arrow that points against the reading direction.</summary>
        public string BackArrow => words.Language.IsRightToLeft ? "▸ " : "◂ ";

        /// <summary>What goes behind "Next": an arrow in reading direction.</summary>
        public string NextArrow => words.Language.IsRightToLeft ? " ◂" : " ▸";

        /// <summary>The text a workshop gives in this language, else in any.</summary>
        public string Of(IReadOnlyDictionary<string, string> texts) => words.Language.Of(texts);

        /// <summary>How long a form takes to fill in, rounded up.</summary>
        public string Minutes(Form form) => words["form.minutes", ("n", Arg.Count((int)Math.Ceiling(FillingTime.Of(form).TotalMinutes)))];

        /// <summary>Which of the given texts somebody typed, however they spell it; null when none.</summary>
        public string? WhichOf(string typed, params ReadOnlySpan<string> keys)
        {
            var key = SearchKey.Of(typed);
            foreach (var candidate in keys)
            {
                if (SearchKey.Of(words[candidate]) == key)
                {
                    return candidate;
                }
            }

            return null;
        }

        public string Days(DateOnly first, DateOnly last) => words.Calendar.Days(first, last);

        public string Day(DateOnly day) => words.Calendar.Date(day);

        public string WeekdayAndDay(DateOnly day) => words.Calendar.Day(day);

        public string DayAndTime(DateTimeOffset moment, TimeZoneInfo zone) => words.Calendar.Moment(Local(moment, zone));

        public string Time(DateTimeOffset moment, TimeZoneInfo zone) => words.Calendar.Time(TimeOnly.FromDateTime(Local(moment, zone)));
    }

    /// <summary>A text that is no longer than so many characters; what was left out is shown by an ellipsis. For cards, not for buttons.</summary>
    public static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + "…";

    /// <summary>
    /// As many whole words as fit: a button that ends in the middle of a word says less than it seems to, and is read aloud as nonsense. What it stands for is
    /// in full on its card.
    /// </summary>
    public static string Label(string label, int longest)
    {
        if (label.Length <= longest)
        {
            return label;
        }

        var end = label.LastIndexOf(' ', longest);
        if (end < longest / 2)
        {
            // one long word
            end = char.IsHighSurrogate(label[longest - 1]) ? longest - 1 : longest;
        }

        return label[..end].TrimEnd(' ', ',', '،', ';', '؛', ':', '-', '–', '·', '/', '|', '(', '«', '"');
    }

    /// <summary>As lists show times: <c>09:00</c>.</summary>
    public static string Clock(DateTimeOffset moment, TimeZoneInfo zone) => CalendarWords.Clock(TimeOnly.FromDateTime(Local(moment, zone)));

    private static DateTime Local(DateTimeOffset moment, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(moment, zone).DateTime;
}
