using System.Globalization;
using System.Text;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Authoring;

/// <summary>How a question that was written in chat is answered.</summary>
internal enum AnswerKind
{
    Text,
    YesNo,
    Scale,
    Number,
    One,
    Several,
}

/// <summary>A question that was written in chat.</summary>
/// <param name="Label">What it asks.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Choices">What is offered, in the author's words.</param>
internal sealed record BuiltQuestion(string Label, AnswerKind Kind, IReadOnlyList<string> Choices);

/// <summary>A form that grows in chat, question by question. What is kept of it between two messages is its workbook.</summary>
internal sealed record BuiltForm(string Id, string Title, IReadOnlyList<BuiltQuestion> Questions)
{
    /// <summary>Reads the workbook that <see cref="Write"/> wrote.</summary>
    public static BuiltForm Read(string markdown)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(markdown));
        var workbook = WorkbookReader.Read("form.md", stream).Workbook!;
        var settings = workbook.Find("settings")!.Rows[1];
        var choices = (workbook.Find("choices")?.Rows.Skip(1) ?? []).ToLookup(row => row[1], row => row[3]);
        return new(settings[2], settings[1], [.. workbook.Find("survey")!.Rows.Skip(1).Select(row => Question(row, choices))]);
    }

    /// <summary>As Markdown tables.</summary>
    public string Write()
    {
        var survey = new List<SheetRow> { Row(1, "type", "name", "label", "parameters") };
        var choices = new List<SheetRow> { Row(1, "list_name", "name", "label") };
        foreach (var (index, question) in Questions.Index())
        {
            var number = (index + 1).ToString(CultureInfo.InvariantCulture);
            survey.Add(Row(index + 2, TypeOf(question.Kind, number), "q" + number, question.Label, question.Kind == AnswerKind.Scale ? "start=1 end=5 step=1" : ""));
            foreach (var (place, choice) in question.Choices.Index())
            {
                choices.Add(Row(choices.Count + 1, "list" + number, string.Create(CultureInfo.InvariantCulture, $"c{place + 1}"), choice));
            }
        }

        var sheets = new List<Sheet> { new("survey", survey) };
        if (choices.Count > 1)
        {
            sheets.Add(new("choices", choices));
        }

        sheets.Add(new("settings", [Row(1, "form_title", "form_id"), Row(2, Title, Id)]));
        using var writer = new StringWriter();
        WorkbookWriter.WriteMarkdown(new Workbook("form.md", sheets), writer);
        return writer.ToString();
    }

    /// <summary>One line of text that is no reference to another question.</summary>
    public static string Clean(string typed) =>
        string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("${", "$ {", StringComparison.Ordinal);

    private static BuiltQuestion Question(SheetRow row, ILookup<string, string> choices)
    {
        var type = row[1].Split(' ');
        var offered = type.Length > 1 ? choices[type[1]].ToList() : [];
        return new(row[3], type[0] switch
        {
            "integer" => AnswerKind.Number,
            "range" => AnswerKind.Scale,
            "select_one" => AnswerKind.One,
            "select_multiple" => AnswerKind.Several,
            _ => AnswerKind.Text,
        }, offered);
    }

    private static string TypeOf(AnswerKind kind, string number) => kind switch
    {
        AnswerKind.Number => "integer",
        AnswerKind.Scale => "range",
        AnswerKind.One or AnswerKind.YesNo => "select_one list" + number,
        AnswerKind.Several => "select_multiple list" + number,
        AnswerKind.Text => "text",
    };

    private static SheetRow Row(int number, params string[] cells) =>
        new(number, [.. cells.Index().Where(cell => cell.Item.Length > 0).Select(cell => new Cell(cell.Index + 1, cell.Item))]);
}
