using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>The choices of a question as they are offered in one place.</summary>
internal sealed class OfferedChoices(Filling filling)
{
    public const string OtherName = "other";

    // one expression each: above it a constraint is not asked which choices stand alone
    private const int MostForExclusive = 60;

    private static readonly ChoiceRow Other = new(
        OtherName,
        new LocalText(GeneratedTexts.Other),
        new Dictionary<string, string>());

    /// <summary>Every choice the question can have, wherever it stands; <c>other</c> last.</summary>
    public static IEnumerable<ChoiceRow> All(Form form, Question question)
    {
        var table = form.Tables.GetValueOrDefault(question.ListName!) ?? form.Lists.GetValueOrDefault(question.ListName!) ?? ChoiceTable.Empty;
        var rows = question.ChoiceColumns is { } columns ? columns.Of(table).Rows : table.Rows;
        return question.HasOther ? rows.Append(Other) : rows;
    }

    /// <summary>After filter and random order; <c>other</c> last.</summary>
    public IReadOnlyList<ChoiceRow> Rows(Frame frame, Question question)
    {
        var scope = new Scope(filling, frame, question);
        var rows = Filtered(question, scope);
        if (question.Parameters.GetValueOrDefault("randomize") == "true")
        {
            var shuffled = rows.ToArray();
            filling.Shuffle(shuffled, scope, -1, question.RandomSeed?.Stored(filling, frame));
            rows = shuffled;
        }

        return question.HasOther && rows.All(row => row.Name != OtherName) ? [.. rows, Other] : rows;
    }

    public IReadOnlyList<Choice> Of(Frame frame, Question question)
    {
        if (!question.HasChoices)
            return [];
        var rows = Rows(frame, question);
        var exclusive = Exclusive(frame, question, rows);
        return [.. rows.Select(row => Media(row, new Choice(row.Name, Label(frame, question, row), exclusive.Contains(row.Name))))];
    }

    private Choice Media(ChoiceRow row, Choice choice) => row.Media.Count == 0 ? choice : choice with
    {
        Media = row.Media.ToDictionary(media => media.Key, media => media.Value.In(filling.Around.Language, filling.Form.DefaultLanguage), StringComparer.Ordinal),
    };

    public bool IsOffered(Frame frame, Question question, string name)
    {
        if (question.HasOther && name == OtherName)
            return true;
        return OfferedRow(frame, question, name) is not null;
    }

    /// <summary>
    /// The label of a stored name, or null when the list has no such name. Where a list has a name twice, each under another parent, it
    /// is that of the row which is offered here.
    /// </summary>
    public string? Label(Frame frame, Question question, string name)
    {
        if (!question.HasChoices)
            return null;
        var row = OfferedRow(frame, question, name) ?? Table(question).Where("name", name).FirstOrDefault();
        row ??= question.HasOther && name == OtherName ? Other : null;
        return row is null ? null : Label(frame, question, row);
    }

    /// <summary>A stored value as a person reads it.</summary>
    public string Shown(Frame frame, Question question, string value) => !question.HasChoices ? value
        : string.Join(filling.Around.Language is "ar" or "ckb" ? "، " : ", ",
            Names(question, value).Select(name => Label(frame, question, name) ?? name));

    /// <summary>The names in a stored value; that of one choice may have spaces in it.</summary>
    public static IReadOnlyList<string> Names(Question question, string value) =>
        question.Type == QuestionType.SelectOne ? [value] : ChoiceFunctions.Items(value);

    private ChoiceRow? OfferedRow(Frame frame, Question question, string name)
    {
        var rows = Table(question).Where("name", name);
        if (question.ChoiceFilter is not { } filter)
            return rows.FirstOrDefault();
        var scope = new Scope(filling, frame, question);
        try
        {
            return ChoiceSearch.DependsOnPosition(filter.Root)
                ? ChoiceSearch.Rows(Table(question), filter.Root, scope).FirstOrDefault(row => row.Name == name)
                : rows.FirstOrDefault(row => ChoiceSearch.Keeps(row, filter.Root, scope));
        }
        catch (ExpressionFault fault)
        {
            filling.Report(question, fault);
            return null;
        }
    }

    private string Label(Frame frame, Question question, ChoiceRow row)
    {
        var label = filling.Form.Templates.Render(row.Label.In(filling.Around.Language, filling.Form.DefaultLanguage), filling, frame, question);
        return label.Length > 0 ? label : row.Name;
    }

    private IReadOnlyList<ChoiceRow> Filtered(Question question, Scope scope)
    {
        var table = Table(question);
        if (question.ChoiceFilter is null)
            return table.Rows;
        try
        {
            return [.. ChoiceSearch.Rows(table, question.ChoiceFilter.Root, scope)];
        }
        catch (ExpressionFault fault)
        {
            filling.Report(question, fault);
            return [];
        }
    }

    private ChoiceTable Table(Question question)
    {
        var table = filling.Table(question.ListName!);
        return question.ChoiceColumns is { } columns ? columns.Of(table) : table;
    }

    /// <summary>
    /// Choices that stand only alone, found by trying: the constraint takes the choice by itself and another by itself, but not
    /// both together. So every wording of "none excludes the rest" is understood.
    /// </summary>
    private HashSet<string> Exclusive(Frame frame, Question question, IReadOnlyList<ChoiceRow> rows)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (question.Type != QuestionType.SelectMultiple || question.Constraint is null || rows.Count is < 3 or > MostForExclusive)
            return found;
        foreach (var name in question.MaybeExclusive)
        {
            var others = rows.Where(row => row.Name != name).Select(row => row.Name).ToList();
            if (others.Count < rows.Count && Allows(name) && others.TrueForAll(other => !Allows($"{name} {other}"))
                && others.Exists(other => others.Exists(third => third != other && Allows($"{other} {third}"))))
                found.Add(name);
        }

        return found;

        bool Allows(string value) => Attempt.Constraint(filling, frame, question, value);
    }
}
