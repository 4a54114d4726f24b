using WorkshopBot.Chat;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Interviews;

/// <summary>Everything asked so far, numbered: a number changes its answer, nothing is final before Send.</summary>
internal static class ReviewScreen
{
    private const int NumbersInRow = 5;
    private const int LongestLine = 160;
    private const int LongestText = 3500;

    public static Screen Of(Review review, Words words, string lead)
    {
        var lines = review.Lines.Select(line => Line(line, words)).ToList();
        var parts = new List<string>();
        if (lead.Length > 0)
        {
            parts.Add(lead + "\n");
        }

        parts.Add(words["review.card", ("answers", Arg.Phrase(Fit(lines)))]);
        parts.AddRange(review.Notes.Select(words.Lines));
        parts.Add(words["review.tap_number"]);
        var text = string.Join('\n', parts);
        var rows = review.Lines
            .Select(line => new Button(words.Number(line.Number), Actions.Edit, line.Path))
            .Chunk(NumbersInRow)
            .Select(chunk => words.Row(chunk))
            .ToList();
        rows.Add(words.Row(new Button(words["button.send_now"], Actions.Send), new Button(words["button.continue_later"], Actions.Later)));
        return new Screen(text) { Rows = rows, PlainForm = text };
    }

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

    private static string Cut(string text) => text.Length <= LongestLine ? text : text[..LongestLine] + "…";

    private static string Fit(List<string> lines)
    {
        var length = 0;
        var fitting = lines.TakeWhile(line => (length += line.Length + 1) <= LongestText).ToList();
        return string.Join('\n', fitting.Count == lines.Count ? fitting : [.. fitting, "…"]);
    }
}
