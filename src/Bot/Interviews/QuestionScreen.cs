using System.Globalization;
using System.Text;
using WorkshopBot.Chat;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Interviews;

/// <summary>A question as a chat turn: one message, buttons first, progress, Back, Skip where it is optional.</summary>
/// <remarks>Source: the mapping table of docs/xlsform-support.md; pitfalls 23, 24, 25 and 29 of the field.</remarks>
internal static class QuestionScreen
{
    /// <summary>Choices on one page; more are paged, and found by typing.</summary>
    public const int PageSize = 8;

    /// <summary>0 to 10.</summary>
    public const int LongestScale = 11;

    /// <summary>Of an entry only so much is shown.</summary>
    private const int LongestEntry = 60;

    private const int ShortLabel = 12;
    private const int NumbersInRow = 4;

    /// <summary>What stands around a question.</summary>
    /// <param name="Words">The reader's language.</param>
    /// <param name="Lead">What is said first: the answer just given, a refusal, a notice; "" for nothing.</param>
    /// <param name="Page">Page of a long list, from 0.</param>
    /// <param name="Offered">The choices to offer instead of all: nearest ones, filtered ones; null for all.</param>
    /// <param name="AsksPhone">The question fills the registration's phone: a contact can be shared.</param>
    /// <param name="TakesVoice">A voice message may be the answer.</param>
    /// <param name="Saved">What the person saved for such a question at their last registration; null for nothing.</param>
    public sealed record Frame(
        Words Words,
        string Lead = "",
        int Page = 0,
        IReadOnlyList<Choice>? Offered = null,
        bool AsksPhone = false,
        bool TakesVoice = false,
        SavedAnswer? Saved = null)
    {
        /// <summary>The answer that stands, as people read it.</summary>
        public required string Present { get; init; }

        /// <summary>A repeat's entries as people read them; "" for one without an answer.</summary>
        public IReadOnlyList<string> Entries { get; init; } = [];

        /// <summary>Days to offer as buttons.</summary>
        public IReadOnlyList<DateOnly> Days { get; init; } = [];

        /// <summary>The day it is at the workshop's place.</summary>
        public DateOnly Today { get; init; }

        /// <summary>Messages of an answer that is being written: more may come until Done.</summary>
        public int Written { get; init; }

        /// <summary>What is shown with the question: a picture, a recording or a film.</summary>
        public MadeFile? Media { get; init; }

        /// <summary>Whether a choice has a picture, a recording or a film to show; null: the form has none at all.</summary>
        public Predicate<Choice>? ShowsFile { get; init; }

        /// <summary>All that the author says about the question is shown, not only its hint.</summary>
        public bool ShowsGuidance { get; init; }
    }

    public static Screen Of(Prompt prompt, Frame frame)
    {
        var words = frame.Words;
        var text = new StringBuilder();
        if (frame.Lead.Length > 0)
        {
            text.Append(frame.Lead).Append("\n\n");
        }

        if (prompt.Kind != PromptKind.OneMore)
        {
            text.Append(words["question.progress", ("n", Arg.Count(prompt.Number)), ("total", Arg.Count(prompt.Total))]).Append('\n');
        }

        foreach (var before in prompt.Before)
        {
            text.Append(words.Lines(before)).Append('\n');
        }

        if (prompt.Heading.Length > 0 && !prompt.Before.Contains(prompt.Heading))
        {
            // each row of a table stands under what the table is about
            text.Append(words.Lines(prompt.Heading)).Append('\n');
        }

        text.Append(words.Lines(prompt.Label));
        foreach (var hint in QuestionHints.Of(prompt, frame))
        {
            text.Append('\n').Append(hint);
        }

        return prompt.Question.Type switch
        {
            _ when prompt.Kind == PromptKind.OneMore => WithButtons(prompt, frame, text),
            QuestionType.Geopoint => WithKeys(prompt, frame, text.ToString(), KeyRequest.Location, words["button.share_location"], saved: null),
            _ when frame.AsksPhone => WithKeys(prompt, frame, text.ToString(), KeyRequest.Contact, words["button.share_my_number"], frame.Saved),
            _ => WithButtons(prompt, frame, text),
        };
    }

    /// <summary>The choices of a page: all of a short list, eight of a long one.</summary>
    public static List<Choice> OnPage(IReadOnlyList<Choice> choices, int page) =>
        choices.Count <= PageSize ? [.. choices] : [.. choices.Skip(page * PageSize).Take(PageSize)];

    private static Screen WithKeys(Prompt prompt, Frame frame, string text, KeyRequest request, string label, SavedAnswer? saved)
    {
        var words = frame.Words;
        var others = new List<string>();
        if (saved is not null)
        {
            // its words come back as typed text: the number itself
            others.Add(saved.Answer);
        }

        if (!prompt.Required)
        {
            others.Add(words["button.skip"]);
        }

        if (QuestionHints.HasAnswerToKeep(prompt))
        {
            others.Add(words["button.next"]);
        }

        if (prompt.CanGoBack)
        {
            others.Add(words["button.back"]);
        }

        return new Screen(text) { Keys = new(request, label, others), File = frame.Media, PlainForm = text };
    }

    private static Screen WithButtons(Prompt prompt, Frame frame, StringBuilder text)
    {
        var words = frame.Words;
        var choices = frame.Offered ?? prompt.Choices;
        var shown = IsScale(prompt) && frame.Offered is null ? [.. choices] : frame.Offered is null ? OnPage(choices, frame.Page) : [.. choices.Take(PageSize)];
        var rows = new List<IReadOnlyList<Button>>();
        if (frame is { Saved: { } saved, Offered: null })
        {
            rows.Add(words.Row(new Button(QuestionHints.KeepSaved(saved, words), saved.IsChoice ? Actions.Choose : Actions.Confirm, saved.Answer)));
        }

        if (prompt.Kind == PromptKind.OneMore)
        {
            rows.AddRange(EntryRows(prompt, frame, text));
        }
        else if (prompt.Question.Type == QuestionType.Acknowledge)
        {
            rows.Add(words.Row(new Button(words["button.understood"], Actions.Choose, "OK")));
        }
        else if (shown.Count > 0)
        {
            rows.AddRange(ChoiceRows(prompt, words, text, shown));
        }
        else if (QuestionHints.SmallRange(prompt) is { } range)
        {
            // an integer is what was typed, a range one of its numbers
            var action = prompt.Question.Type == QuestionType.Range ? Actions.Choose : Actions.Confirm;
            rows.AddRange(range.Chunk(ChunkOf(range.Length)).Select(chunk =>
                words.Row([.. chunk.Select(value => new Button((value == prompt.Value ? "✔ " : "") + value, action, value))])));
        }
        else
        {
            rows.AddRange(frame.Days.Chunk(2).Select(chunk =>
                words.Row([.. chunk.Select(day => new Button(words.Calendar.Button(day, frame.Today), Actions.Confirm, LikelyDays.Typed(day)))])));
        }

        if (IsPaged(prompt, frame))
        {
            text.Append('\n').Append(PageLine(words, frame.Page, choices.Count));
            rows.Add(PageButtons(words, frame.Page, choices.Count));
        }
        else if (frame.Offered is not null && prompt.Choices.Count > frame.Offered.Count)
        {
            rows.Add(words.Row(new Button(words["button.no_show_list"], Actions.Page, "0")));
        }

        rows.AddRange(Navigation(prompt, frame));
        return new Screen(text.ToString()) { Rows = rows, File = frame.Media, PlainForm = Plain(prompt, words, text) };
    }

    private static IEnumerable<IReadOnlyList<Button>> ChoiceRows(
        Prompt prompt, Words words, StringBuilder text, List<Choice> shown)
    {
        var several = prompt.Question.Type is QuestionType.SelectMultiple or QuestionType.Rank;
        var action = several ? Actions.Toggle : Actions.Choose;
        string Mark(Choice choice) => prompt.Question.Type switch
        {
            QuestionType.Rank when Position(prompt, choice) is > 0 and var place => $"{place}. ",
            QuestionType.SelectMultiple when Position(prompt, choice) > 0 => "✔ ",
            QuestionType.SelectOne when choice.Name == prompt.Value => "✔ ",
            _ => "",
        };

        if (shown.Exists(choice => choice.Label.Length > Labels.Longest - (several ? 3 : 0)))
        {
            // Labels that phones would cut off stand in the message, the numbers are those of the whole list.
            var numbers = shown.ConvertAll(choice => 1 + IndexOf(prompt.Choices, choice));
            text.Append('\n');
            foreach (var (choice, number) in shown.Zip(numbers))
            {
                text.Append('\n').Append(words["question.numbered_line", ("n", Arg.Count(number)), ("choice", Arg.Text(choice.Label))]);
            }

            return shown.Zip(numbers, (choice, number) => new Button(Mark(choice) + words.Number(number), action, choice.Name))
                .Chunk(NumbersInRow)
                .Select(chunk => words.Row(chunk));
        }

        if (IsScale(prompt) && shown.Count == prompt.Choices.Count)
        {
            // 1 (not at all) … 5 (very): the words stand in the message, the figures in a row, in reading direction
            foreach (var choice in shown.Where(choice => choice.Label.Length > choice.Name.Length && !IsSaid(choice, prompt)))
            {
                text.Append('\n').Append(words.Lines(choice.Label));
            }

            return shown.Select(choice => new Button(Mark(choice) + choice.Name, action, choice.Name)).Chunk(ChunkOf(shown.Count)).Select(chunk => words.Row(chunk));
        }

        var buttons = shown.ConvertAll(choice => new Button(Mark(choice) + choice.Label, action, choice.Name));
        var perRow = prompt.Question.Appearance.Contains("likert", StringComparison.Ordinal) ? 1
            : shown.TrueForAll(choice => choice.Label.Length <= 3) ? 5 : shown.TrueForAll(choice => choice.Label.Length <= ShortLabel) ? 2 : 1;
        return buttons.Chunk(perRow).Select(chunk => words.Row(chunk));
    }

    /// <summary>A repeat's entries so far: each can be changed or taken away, one can be added, or it is all.</summary>
    private static IEnumerable<IReadOnlyList<Button>> EntryRows(Prompt prompt, Frame frame, StringBuilder text)
    {
        var words = frame.Words;
        var onPage = Enumerable.Range(frame.Page * PageSize, Math.Max(0, Math.Min(PageSize, prompt.Entries.Count - (frame.Page * PageSize)))).ToList();
        foreach (var index in onPage)
        {
            text.Append('\n').Append(EntryLine(words, index + 1, frame.Entries[index]));
        }

        if (prompt.Entries.Count > PageSize)
        {
            text.Append('\n').Append(PageLine(words, frame.Page, prompt.Entries.Count));
        }

        foreach (var index in onPage)
        {
            yield return words.Row(
                new Button(words["button.edit_entry", ("n", Arg.Count(index + 1))], Actions.EditEntry, prompt.Entries[index].Path),
                new Button(words["button.remove_entry", ("n", Arg.Count(index + 1))], Actions.RemoveEntry, prompt.Entries[index].Path));
        }

        if (prompt.Entries.Count > PageSize)
        {
            yield return PageButtons(words, frame.Page, prompt.Entries.Count);
        }

        var end = new Button(words["button.no_more"], Actions.Choose, "no");
        yield return prompt.CanAdd ? words.Row(new Button(words["button.add_another"], Actions.Choose, "yes"), end) : words.Row(end);
    }

    /// <summary>A repeat's entry on one line.</summary>
    public static string EntryLine(Words words, int number, string shown) => words["question.numbered_line",
        ("n", Arg.Count(number)), ("choice", Arg.Text(shown.Length == 0 ? words["review.unanswered"] : WordsExtensions.Label(ReviewScreen.FirstLine(shown), LongestEntry)))];

    /// <summary>Figures with or without words: 1 to 5, 0 to 10.</summary>
    private static bool IsScale(Prompt prompt) =>
        prompt.Question.Type == QuestionType.SelectOne && prompt.Choices.Count is > 2 and <= LongestScale
        && prompt.Choices.All(choice => choice.Name.Length is 1 or 2 && choice.Name.All(char.IsAsciiDigit) && choice.Label.StartsWith(choice.Name, StringComparison.Ordinal));

    /// <summary>A list too long for one card comes in pages, but for a scale.</summary>
    public static bool IsPaged(Prompt prompt, Frame frame) => frame.Offered is null && prompt.Choices.Count > PageSize && !IsScale(prompt);

    /// <summary>Figures in a row: all of a short scale, half of a longer one.</summary>
    private static int ChunkOf(int count) => count <= 5 ? 5 : (count + 1) / 2;

    /// <summary>The question itself says what a figure stands for: "1 = not at all, 5 = very".</summary>
    private static bool IsSaid(Choice choice, Prompt prompt) =>
        SearchKey.Of(prompt.Label + " " + prompt.Hint).Contains(SearchKey.Of(choice.Label[choice.Name.Length..].Trim(' ', '(', ')', '=', ':', '-', '–')), StringComparison.Ordinal);

    private static int Position(Prompt prompt, Choice choice)
    {
        for (var index = 0; index < prompt.Pending.Count; index++)
        {
            if (prompt.Pending[index] == choice.Name)
            {
                return index + 1;
            }
        }

        return 0;
    }

    private static int IndexOf(IReadOnlyList<Choice> choices, Choice choice)
    {
        for (var index = 0; index < choices.Count; index++)
        {
            if (choices[index].Name == choice.Name)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Which page of a long list this is.</summary>
    public static string PageLine(Words words, int page, int count) =>
        words["question.page", ("page", Arg.Count(page + 1)), ("pages", Arg.Count(Pages(count)))];

    /// <summary>The ways to the pages before and after.</summary>
    public static IReadOnlyList<Button> PageButtons(Words words, int page, int count) =>
        words.Row(ButtonPages.Ways(page, count, PageSize, (to, label) => new(label, Actions.Page, to.ToString(CultureInfo.InvariantCulture)), words));

    private static int Pages(int count) => (count + PageSize - 1) / PageSize;

    private static IEnumerable<IReadOnlyList<Button>> Navigation(Prompt prompt, Frame frame)
    {
        var words = frame.Words;
        var done = new Button(words["button.done_count", ("n", Arg.Count(prompt.Pending.Count))], Actions.Done);
        if (prompt.Question.Type == QuestionType.SelectMultiple && prompt.Pending.Count > 0)
        {
            yield return words.Row(done);
        }
        else if (prompt.Question.Type == QuestionType.Rank && prompt.Pending.Count > 0)
        {
            // an order is complete or none: the last place is taken back by its own button, as by tapping the choice again
            var undo = new Button(words["button.undo"], Actions.Toggle, prompt.Pending[^1]);
            yield return prompt.Pending.Count == prompt.Choices.Count ? words.Row(done, undo) : words.Row(undo);
        }

        if (frame.Written > 0)
        {
            var label = words[WrittenAnswer.IsSignature(prompt.Question) ? "button.sign" : "button.done"];
            yield return words.Row(new Button(label, Actions.Done), new Button(words["button.rewrite"], Actions.Rewrite));
        }

        var buttons = new List<Button>();
        if (prompt.CanGoBack)
        {
            buttons.Add(new(words.BackArrow + words["button.back"], Actions.Back));
        }

        if (frame.Written > 0)
        {
            if (buttons.Count > 0)
            {
                yield return words.Row([.. buttons]);
            }

            yield break;
        }

        if (QuestionHints.HasAnswerToKeep(prompt))
        {
            buttons.Add(new(words["button.next"] + words.NextArrow, Actions.Keep));
        }

        if (!prompt.Required && prompt.Kind == PromptKind.Question && prompt.Pending.Count == 0)
        {
            buttons.Add(new(words["button.skip"], Actions.Skip));
        }

        if (frame is { ShowsFile: { } showsFile, Offered: null } && OnPage(prompt.Choices, frame.Page).Exists(showsFile))
        {
            buttons.Add(new(words["button.show_choices"], Actions.Choices, frame.Page.ToString(CultureInfo.InvariantCulture)));
        }

        if (prompt.Guidance.Length > 0 && !frame.ShowsGuidance)
        {
            buttons.Add(new(words["button.more"], Actions.More));
        }

        if (buttons.Count > 0)
        {
            yield return words.Row([.. buttons]);
        }
    }

    private static string Plain(Prompt prompt, Words words, StringBuilder text)
    {
        if (prompt.Choices.Count is 0 or > 2 * PageSize)
        {
            return text.ToString();
        }

        var lines = prompt.Choices.Select((choice, index) =>
            words["question.numbered_line", ("n", Arg.Count(index + 1)), ("choice", Arg.Text(choice.Label))]);
        return $"{text}\n\n{string.Join('\n', lines)}";
    }
}
