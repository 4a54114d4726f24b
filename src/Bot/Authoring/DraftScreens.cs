using System.Globalization;
using WorkshopBot.Chat;
using WorkshopBot.Data.Authoring;
using WorkshopBot.Forms;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Texts;

namespace WorkshopBot.Authoring;

/// <summary>What is said of a workbook: what has to be mended, or what it asks.</summary>
internal static class DraftScreens
{
    /// <summary>More problems than these come as a text file as well.</summary>
    public const int MostProblems = 40;

    private const int MostWarnings = 8;
    private const int MostMedia = 5;

    /// <summary>Everything that has to be mended, with sheet, row and column.</summary>
    public static Screen Problems(DraftReading reading, string fileName, Words words)
    {
        var errors = reading.Problems.Where(problem => problem.Kind != ProblemKind.Warning).ToList();
        var lines = new List<string> { words["author.problems", ("file", Arg.Text(fileName)), ("n", Arg.Count(errors.Count))] };
        lines.AddRange(errors.Take(MostProblems).Select(problem => ProblemText.InChat(problem, words)));
        if (errors.Count > MostProblems)
        {
            lines.Add(words["author.problems.more", ("n", Arg.Count(errors.Count - MostProblems))]);
        }

        return new Screen(string.Join("\n\n", lines));
    }

    /// <summary>All of it, warnings included, one a line.</summary>
    public static string ProblemList(DraftReading reading, Words words) =>
        string.Concat(reading.Problems.Select(problem => ProblemText.InChat(problem, words) + "\r\n"));

    /// <summary>A form that can be run: what it is, and what may be done with it.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="reading">What was read of it.</param>
    /// <param name="come">The names of the pictures, recordings and films that have come.</param>
    /// <param name="lead">What is said first; "" for nothing.</param>
    /// <param name="words">The reader's language.</param>
    public static Screen Card(FormDraft draft, DraftReading reading, IEnumerable<string> come, string lead, Words words)
    {
        var form = reading.Form!;
        var lines = new List<string>
        {
            words["author.card", ("form", Arg.Text(Title(form, words))), ("questions", Arg.Count(form.Questions.Count(question => question.IsAsked))),
                ("minutes", Arg.Count((int)Math.Ceiling(FillingTime.Of(form).TotalMinutes)))],
        };
        var given = Language.All.Where(language => form.Languages.Contains(language.Code)).ToList();
        if (given.Count > 0)
        {
            lines.Add(words["author.card.languages", ("languages", Arg.Phrase(Names(given, words)))]);
            if (given.Count < Language.All.Count)
            {
                lines.Add(words["author.card.languages.none", ("languages", Arg.Phrase(Names(Language.All.Except(given), words)))]);
            }
        }

        var missing = form.MediaNames.Except(come, StringComparer.OrdinalIgnoreCase).ToList();
        if (missing.Count > 0)
        {
            var names = words.List(missing.Take(MostMedia)) + (missing.Count > MostMedia ? " …" : "");
            lines.Add(words["author.card.media", ("files", Arg.Phrase(names))]);
        }

        var warnings = reading.Problems.Where(problem => problem.Kind == ProblemKind.Warning).ToList();
        if (warnings.Count > 0)
        {
            lines.Add("\n" + words["author.card.warnings", ("n", Arg.Count(warnings.Count))]);
            lines.AddRange(warnings.Take(MostWarnings).Select(problem => "\n" + ProblemText.InChat(problem, words)));
            if (warnings.Count > MostWarnings)
            {
                lines.Add("\n" + words["author.problems.more", ("n", Arg.Count(warnings.Count - MostWarnings))]);
            }
        }

        var id = draft.Id.ToString(CultureInfo.InvariantCulture);
        return new Screen((lead.Length > 0 ? lead + "\n\n" : "") + string.Join('\n', lines))
        {
            Rows =
            [
                words.Row(new Button(words["button.try_form"], DraftTurns.Try, id), new Button(words["button.publish"], PublishTurns.Workshop, id)),
                words.Row(new Button(words["button.download_form"], DraftTurns.Download, id), new Button(words["button.cancel"], DraftTurns.Cancel, id)),
            ],
        };
    }

    /// <summary>The form's title for a reader.</summary>
    public static string Title(Form form, Words words) => form.Title.In(words.Language.Code, form.DefaultLanguage);

    private static string Names(IEnumerable<Language> languages, Words words) => words.List(languages.Select(language => language.OwnName));
}
