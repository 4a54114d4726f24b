using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Setup;

/// <summary>How seats are shared out: at most so many for people who gave a certain answer when they registered. All answers that there are can be counted, also those given before.</summary>
internal sealed class QuotaTurns(Shelf shelf, SetupCard card)
{
    /// <summary>The name of this among what is asked for.</summary>
    public const string Field = "quota";

    private const int AnswersNamed = 8;

    /// <summary>Says what can be counted and how it is written.</summary>
    public void Ask(IChatTurn turn, ShelvedWorkshop home, Words words)
    {
        var id = RowId.Write(home.Workshop.Id);
        if (Example(turn, home, words) is { } example)
        {
            var now = Now(turn, home, words);
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.SetupType.With($"{id}:{Field}:{now.Stamp}"));
            turn.Show(SetupCard.Prompt(now.AboveQuestion(turn, home.Workshop, words) + words["setup.ask.quota", ("example", Arg.Text(example)), ("answers", Arg.Phrase(Lines(turn, home, words)))], Act.SetupCard, id, words));
        }
        else
        {
            turn.Show(SetupCard.Prompt(words["setup.quota.none"], Act.SetupCard, id, words));
        }
    }

    /// <summary>The lines that were written.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="home">The workshop.</param>
    /// <param name="text">What was written.</param>
    /// <param name="seen">The stamp of the shares when they were asked for; null where none is known.</param>
    /// <param name="words">The reader's.</param>
    public void Typed(IChatTurn turn, ShelvedWorkshop home, string text, string? seen, Words words)
    {
        var now = Now(turn, home, words);
        if (now.InPlaceOfChange(turn, home.Workshop, seen, FieldNow.TypeAgain, words) is { } instead)
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.SetupType.With($"{RowId.Write(home.Workshop.Id)}:{Field}:{now.Stamp}"));
            turn.Show(SetupCard.Prompt(instead, Act.SetupCard, RowId.Write(home.Workshop.Id), words));
            return;
        }

        var read = TypedQuota.Read(text, home.Quotas, Answers(turn, home));
        if (read.Unread is { } line)
        {
            turn.Show(SetupCard.Prompt(
                words["setup.again.quota", ("line", Arg.Text(WordsExtensions.Cut(line, 60))), ("example", Arg.Text(Example(turn, home, words) ?? "–")), ("answers", Arg.Phrase(Lines(turn, home, words)))],
                Act.SetupCard, RowId.Write(home.Workshop.Id), words));
            return;
        }

        QuotaStore.Replace(turn.Work, home.Workshop.Id, read.Quotas);
        WorkshopEdits.Save(turn, shelf, home, home.Workshop);
        Now(turn, shelf.Workshop(turn.Rows, home.Workshop.Id), words).Saved(turn, home.Workshop);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        card.Show(turn, home.Workshop.Id, words["setup.saved"]);
    }

    /// <summary>The shares as they are, each by its answer's label.</summary>
    private FieldNow Now(IChatTurn turn, ShelvedWorkshop home, Words words)
    {
        var labels = Counted(turn, home).SelectMany(field => field.Choices.Select(choice => (field.Field, choice.Name, Label: Label(choice, words)))).ToLookup(one => (one.Field, one.Name), one => one.Label);
        return new(Act.SetupType, $"{RowId.Write(home.Workshop.Id)}:{Field}",
        [
            .. home.Quotas.OrderBy(quota => (quota.Field, quota.Value)).Select(quota => new FieldNow.Labelled(
                string.Create(CultureInfo.InvariantCulture, $"{quota.Field} {quota.Value} {quota.Capacity}"),
                string.Create(CultureInfo.InvariantCulture, $"{labels[(quota.Field, quota.Value)].FirstOrDefault(quota.Value)} {quota.Capacity}"))),
        ]);
    }

    private List<CountedAnswer> Answers(IChatTurn turn, ShelvedWorkshop home) =>
        [.. Counted(turn, home).SelectMany(field => field.Choices.Select(choice => new CountedAnswer(new(field.Field, choice.Name), [choice.Name, .. choice.Label.ByLanguage.Values])))];

    /// <summary>The fields that are filled by questions with choices.</summary>
    private IEnumerable<(string Field, IReadOnlyList<ChoiceRow> Choices)> Counted(IChatTurn turn, ShelvedWorkshop home)
    {
        var version = shelf.Version(turn.Rows, home.RegistrationForm.CurrentVersionId);
        foreach (var field in PersonLines.All)
        {
            if (version.Form.Find(Fields.QuestionOf(version, field)) is { HasChoices: true, ListName: { } list }
                && (version.Form.Lists.TryGetValue(list, out var table) || version.Form.Tables.TryGetValue(list, out table)) && table.Rows.Count > 0)
            {
                yield return (field, table.Rows);
            }
        }
    }

    private string Lines(IChatTurn turn, ShelvedWorkshop home, Words words) => string.Join('\n', Counted(turn, home).Select(field => words["approval.field",
        ("label", Arg.Phrase(words["field." + field.Field])),
        ("value", Arg.Phrase(words.List(field.Choices.Take(AnswersNamed).Select(choice => Label(choice, words))) + (field.Choices.Count > AnswersNamed ? " …" : "")))]));

    /// <summary>A line as it might be written; null when nothing can be counted.</summary>
    private string? Example(IChatTurn turn, ShelvedWorkshop home, Words words) =>
        Counted(turn, home).OrderBy(field => field.Choices.Count).Select(field => Label(field.Choices[0], words) + " 20").FirstOrDefault();

    private static string Label(ChoiceRow choice, Words words) => choice.Label.In(words.Language.Code);
}
