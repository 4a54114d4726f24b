using System.Collections.Frozen;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Definitions;

/// <summary>What an author should know, though the form can be used.</summary>
internal static class FormWarnings
{
    private const int LongLabel = 1_000;
    private const int LongChoice = 100;

    // no form is read in more, and each looks at every text
    private const int MostLanguages = 20;

    private static readonly FrozenSet<string> Appearances = new[]
    {
        "minimal", "autocomplete", "likert", "quick", "quickcompact", "compact", "columns", "columns-pack", "columns-n", "columns-flex", "list-nolabel", "no-label", "list",
        "label", "table-list", "field-list", "multiline", "numbers", "thousands-sep", "month-year", "year", "no-calendar", "horizontal", "horizontal-compact",
        "vertical", "picker", "rating", "map", "placement-map", "maps", "signature", "draw", "annotate", "new", "new-front", "hidden-answer", "search", "randomized",
        "distress", "no-ticks", "bearing", "url", "print", "masked", "counter", "full", "summary", "ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar",
        "persian", "image-map", "no-buttons", "bold", "textarea", "max-pixels", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9", "w10", "gps", "selfie", "video", "true", "none",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> KnownParameters = new[]
    {
        "start", "end", "step", "randomize", "seed", "value", "label", "max-pixels", "quality", "capture-accuracy", "warning-accuracy", "rows", "app",
        "identify-user", "location-priority", "location-min-interval", "location-max-age", "track-changes", "track-changes-reasons", "incremental", "allow-mock-accuracy",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static void Add(HeaderedSheet sheet, SurveyReader survey, ChoicesReader choices, ProblemList problems)
    {
        var severalByList = new Dictionary<string, Question>(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (element, row) in survey.Elements)
        {
            if (element.Relevant is { IsConstant: true } relevant && relevant.ConstantTruth == false)
                problems.Add(FormRules.NeverRelevant, sheet.Name, row.Number, row.ColumnNumber("relevant"), ("name", element.Name));
            if (element.Appearance.Contains("search(", StringComparison.Ordinal))
                problems.Add(FormRules.ExpressionNotSupported, sheet.Name, row.Number, row.ColumnNumber("appearance"), ("column", "appearance"), ("name", element.Name), ("what", "search()"), ("example", "select_one_from_file"));
            foreach (var word in element.Appearance.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !IsKnownAppearance(word)))
                problems.Add(FormRules.UnknownAppearance, sheet.Name, row.Number, row.ColumnNumber("appearance"), ("appearance", word), ("name", element.Name));
            if (element is not Question question)
                continue;
            foreach (var parameter in question.Parameters.Keys.Where(parameter => !KnownParameters.Contains(parameter)))
                problems.Add(FormRules.UnknownParameter, sheet.Name, row.Number, row.ColumnNumber("parameters"), ("name", question.Name), ("parameter", parameter));
            if (question.IsVisible && question.Label.IsEmpty && question.Hint.IsEmpty && question.Media.Count == 0)
                problems.Add(FormRules.MissingLabel, sheet.Name, row.Number, row.ColumnNumber("label"), ("name", question.Name));
            if (Longest(question.Label) is > LongLabel and var length)
                problems.Add(FormRules.LongLabel, sheet.Name, row.Number, row.ColumnNumber("label"), ("name", question.Name), ("length", $"{length}"), ("limit", $"{LongLabel}"));
            if (question.ListName is not { } list)
                continue;
            used.Add(list);
            if (question.Type is QuestionType.SelectMultiple or QuestionType.Rank)
                severalByList.TryAdd(list, question);
        }

        AddChoices(sheet, survey, choices, severalByList, used, problems);
    }

    public static void AddLanguages(HeaderedSheet sheet, SurveyReader survey, ChoicesReader choices, IReadOnlyList<string> languages, string? defaultLanguage, ProblemList problems)
    {
        if (defaultLanguage is { Length: > 0 } && !languages.Contains(defaultLanguage) && languages.Any(language => language.Length > 0))
            problems.Add(FormRules.UnknownDefaultLanguage, "settings", 2, null, ("language", defaultLanguage), ("languages", string.Join(", ", languages.Where(language => language.Length > 0))));
        if (languages.Count < 2)
            return;
        foreach (var language in languages.Where(language => language.Length > 0).Take(MostLanguages))
        {
            var rows = survey.Elements.Where(read => Lacks(read.Element.Label, language) || Further(read.Element).Any(text => Lacks(text, language))).ToList();
            var inChoices = choices.Choices.Where(choice => Lacks(choice.Row.Label, language)).ToList();
            var count = rows.Count + inChoices.Count;
            if (rows.Count > 0)
                problems.Add(FormRules.MissingTranslation, sheet.Name, rows[0].Row.Number, null, ("count", $"{count}"), ("language", language), ("name", rows[0].Element.Name));
            else if (count > 0)
                problems.Add(FormRules.MissingTranslation, inChoices[0].Sheet, inChoices[0].Number, null, ("count", $"{count}"), ("language", language), ("name", inChoices[0].Row.Name));
        }
    }

    private static void AddChoices(HeaderedSheet sheet, SurveyReader survey, ChoicesReader choices, Dictionary<string, Question> severalByList, HashSet<string> used, ProblemList problems)
    {
        foreach (var choice in choices.Choices)
        {
            var name = choice.Row.Name;
            if (severalByList.ContainsKey(choice.List) && name.Any(char.IsWhiteSpace))
                problems.Add(FormRules.ChoiceWithSpace, choice.Sheet, choice.Number, choice.Column, ("name", name), ("list", choice.List), ("nearest", string.Join('_', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
            if (Longest(choice.Row.Label) is > LongChoice and var length)
                problems.Add(FormRules.LongLabel, choice.Sheet, choice.Number, null, ("name", name), ("length", $"{length}"), ("limit", $"{LongChoice}"));
        }

        var unused = choices.Choices.GroupBy(choice => choice.List, StringComparer.Ordinal).Where(list => !used.Contains(list.Key)).ToList();
        var lookedUp = unused.Count == 0 ? [] : sheet.Rows.SelectMany(row => row.Filled()).Select(filled => filled.Text).Where(text => text.Contains("instance(", StringComparison.Ordinal) || text.Contains("pulldata(", StringComparison.Ordinal)).ToList();
        foreach (var list in unused)
        {
            if (!lookedUp.Exists(text => text.Contains($"'{list.Key}'", StringComparison.Ordinal) || text.Contains($"\"{list.Key}\"", StringComparison.Ordinal)))
                problems.Add(FormRules.UnusedList, list.First().Sheet, list.First().Number, null, ("list", list.Key));
        }
    }

    private static bool IsKnownAppearance(string word) =>
        Appearances.Contains(word) || word.StartsWith("ex:", StringComparison.Ordinal)
            || word.StartsWith("columns-", StringComparison.Ordinal) || word.StartsWith("compact-", StringComparison.Ordinal)
            || word.StartsWith("quickcompact-", StringComparison.Ordinal) || word.Contains('(', StringComparison.Ordinal) || word.Contains(')', StringComparison.Ordinal) || word.Contains('\'', StringComparison.Ordinal);

    // one without a language is meant for all
    private static IEnumerable<LocalText> Further(Element element) => element is not Question question ? []
        : new[] { question.Hint, question.Guidance, question.RequiredMessage, question.ConstraintMessage }.Where(text => text.ByLanguage.Keys.Any(language => language.Length > 0));

    private static bool Lacks(LocalText text, string language) => !text.IsEmpty && !text.ByLanguage.ContainsKey(language);

    private static int Longest(LocalText text) => text.ByLanguage.Values.Select(one => one.Length).DefaultIfEmpty().Max();
}
