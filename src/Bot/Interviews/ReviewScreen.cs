using WorkshopBot.Chat;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Interviews;

/// <summary>Everything asked so far, numbered: a number changes its answer, nothing is final before Send.</summary>
/// <remarks>What is too much for one card comes in pages; a number that is typed reaches every answer.</remarks>
internal static class ReviewScreen
{
    private const int NumbersInRow = 5;
    private const int NumbersInRowOfPage = QuestionScreen.PageSize / 2;
    private const int MostWithoutPages = 2 * QuestionScreen.PageSize;
    private const int LongestLine = 160;
    private const int LongestWithoutPages = 3000;

    /// <param name="review">What was answered.</param>
    /// <param name="words">The reader's language.</param>
    /// <param name="lead">What is said first; "" for nothing.</param>
    /// <param name="page">The page of a long review, from 0.</param>
    public static Screen Of(Review review, Words words, string lead, int page = 0)
    {
        var lines = review.Lines.Select(line => Line(line, words)).ToList();
        var isPaged = lines.Count > MostWithoutPages || lines.Sum(line => line.Length + 1) > LongestWithoutPages;
        var shown = isPaged ? review.Lines.Skip(page * QuestionScreen.PageSize).Take(QuestionScreen.PageSize).ToList() : review.Lines;
        var parts = new List<string>();
        if (lead.Length > 0)
        {
            parts.Add(lead + "\n");
        }

        var answers = Arg.Phrase(string.Join('\n', shown.Select(line => lines[line.Number - 1])));
        parts.Add(review.Group is not { } group ? words["review.card", ("answers", answers)]
            : group.Length == 0 ? words["review.group", ("answers", answers)] : words["review.group.named", ("group", Arg.Text(Short(group))), ("answers", answers)]);
        if (isPaged)
        {
            parts.Add(QuestionScreen.PageLine(words, page, lines.Count));
        }

        parts.AddRange(review.Notes.Select(words.Lines));
        parts.Add(words[isPaged ? "review.tap_number.pages" : "review.tap_number"]);
        var text = string.Join('\n', parts);
        var rows = shown
            .Select(line => new Button(words.Number(line.Number), Actions.Edit, line.Path))
            .Chunk(isPaged ? NumbersInRowOfPage : NumbersInRow)
            .Select(chunk => words.Row(chunk))
            .ToList();
        if (isPaged)
        {
            rows.Add(QuestionScreen.PageButtons(words, page, lines.Count));
        }

        foreach (var repeat in review.Repeats)
        {
            rows.Add(words.Row(new Button($"{words.Number(repeat.Count)} · {Short(repeat.Label)}", Actions.Edit, repeat.Path)));
        }

        if (review.Group is not null)
        {
            rows.Add(words.Row(new Button(words["button.next"] + words.NextArrow, Actions.Show)));
            return new Screen(text) { Rows = rows, PlainForm = text };
        }

        rows.Add(words.Row(new Button(words["button.send_now"], Actions.Send), new Button(words["button.continue_later"], Actions.Later)));
        return new Screen(text) { Rows = rows, PlainForm = text };
    }

    /// <summary>The page on which an answer stands.</summary>
    public static int PageOf(Review review, string? path) =>
        Math.Max(0, (review.Lines.FirstOrDefault(line => line.Path == path)?.Number ?? 1) - 1) / QuestionScreen.PageSize;

    /// <summary>Label and answer on one line, as the review and the collapsed card show it.</summary>
    public static string Answered(string label, string value, Words words) =>
        value.Length == 0
            ? words["question.skipped", ("label", Arg.Text(Short(label)))]
            : words["question.answered", ("label", Arg.Text(Short(label))), ("value", Arg.Text(Cut(value)))];

    private static string Line(ReviewLine line, Words words) => words[
        "review.line",
        ("n", Arg.Count(line.Number)),
        ("label", Arg.Text(Short(line.Label))),
        ("value", Arg.Text(line.Shown.Length == 0 ? words["review.unanswered"] : Cut(line.Shown)))];

    /// <summary>A question's label as a heading: its first line, without the mark at its end.</summary>
    public static string Short(string label) => Cut(label.Split('\n', '?', '؟')[0].TrimEnd(':', '.', ' '));

    /// <summary>The first line of a text.</summary>
    public static string FirstLine(string text) => text.Split('\n', 2)[0];

    private static string Cut(string text) => text.Length <= LongestLine ? text : text[..LongestLine] + "…";
}
