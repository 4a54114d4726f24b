using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Authoring;
using WorkshopBot.Chat;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Promises;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Promises;

/// <summary>
/// Makes promises of what was sent, and asks for what they lack: one thing at a time, saying why; anything can be left open. The author is asked right after
/// sending, the organizers on the promise's card.
/// </summary>
internal sealed class PromiseCoach(Shelf shelf, Catalogue texts)
{
    private const int LongestText = 300;
    private static readonly string[] Needed = ["action", "owner", "indicator", "due_date"];
    private static readonly TimeOnly Morning = new(10, 0);

    /// <summary>Whether a form's answers become promises.</summary>
    public static bool Makes(ShelvedVersion version) => version.Row is { Purpose: not FormPurpose.Registration, IsAnonymous: false } && Array.TrueForAll(Needed, name => version.Form.Find(name) is not null);

    /// <summary>What was sent becomes a promise, or changes the one that it was.</summary>
    /// <returns>What its author is asked next, and the buttons for it; null when nothing is missing, or it is no promise.</returns>
    public Screen? Take(IChatTurn turn, ShelvedVersion version, long submissionId, IReadOnlyList<SubmissionAnswer> sent)
    {
        if (!Makes(version))
        {
            return null;
        }

        var answers = sent.GroupBy(answer => answer.Path[(answer.Path.LastIndexOf('/') + 1)..]).ToDictionary(group => group.Key, group => group.First().Value);
        var said = new Promise
        {
            WorkshopId = version.Home.Workshop.Id,
            SubmissionId = submissionId,
            Action = answers.GetValueOrDefault("action") ?? "",
            Owner = answers.GetValueOrDefault("owner"),
            Indicator = answers.GetValueOrDefault("indicator"),
            Target = answers.GetValueOrDefault("target"),
            Support = answers.GetValueOrDefault("support") ?? answers.GetValueOrDefault("means"),
            DueDate = DateOnly.TryParseExact(answers.GetValueOrDefault("due_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) ? due : null,
        };
        if (PromiseStore.OfSubmission(turn.Rows, submissionId) is { } before)
        {
            // who wrote an answer is sealed: its author is not named in the history
            foreach (var field in PromiseStore.Fields.Where(field => version.Form.Find(field) is not null))
            {
                PromiseStore.Write(turn.Work, PromiseStore.ById(turn.Rows, before.Id)!, field, PromiseStore.Value(said, field), personId: null, name: null, turn.Now);
            }
        }
        else
        {
            PromiseStore.Add(turn.Work, said, turn.Now);
            Watch(turn, version.Home);
        }

        return Ask(turn, PromiseStore.OfSubmission(turn.Rows, submissionId)!, isTeam: false, Words(turn));
    }

    /// <summary>Once a week the overdue ones of a workshop are looked for: on Sunday morning, when its week begins.</summary>
    public static void Watch(ITurn turn, ShelvedWorkshop home)
    {
        var day = home.Workshop.DayOf(turn.Now);
        do
        {
            day = day.AddDays(1);
        }
        while (day.DayOfWeek != DayOfWeek.Sunday);
        turn.SetTimer(Act.PromiseWeekly, home.Workshop.Id, Workshop.InstantOf(home.Workshop.Zone, day.ToDateTime(Morning)));
    }

    /// <summary>What is missing.</summary>
    public List<SmartRule> Missing(ITurn turn, Promise promise) => SmartCoach.Missing(Goal(turn, promise));

    /// <summary>Asks for the first thing that is missing: what is typed next answers it.</summary>
    /// <returns>Null when nothing is.</returns>
    public Screen? Ask(IChatTurn turn, Promise promise, bool isTeam, Words words, string? lead = null)
    {
        if (Missing(turn, promise) is not [var rule, .. var others])
        {
            return null;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, (isTeam ? Act.PromiseFix : Act.PromiseSharpen).With(Key(promise, rule.Name)));
        var lines = new List<string>
        {
            words["promise.coach." + rule.Name, ("action", Arg.Text(WordsExtensions.Cut(promise.Action, 160))), ("owner", Arg.Text(promise.Owner ?? "–")), ("max", Arg.Count(SmartCoach.MostYears))],
        };
        if (lead is not null)
        {
            lines.Insert(0, lead);
        }

        if (others.Count > 0)
        {
            lines.Add(words["promise.coach.then", ("n", Arg.Count(others.Count))]);
        }

        return new Screen(string.Join('\n', lines))
        {
            Rows = [words.Row(new Button(words["button.promise_leave"], isTeam ? Act.PromiseLeave : Act.PromiseSkip, Key(promise, rule.Name)))],
        };
    }

    /// <summary>What somebody typed for a rule, or for a field (<c>=owner</c>); shown again with the reason where it cannot be taken.</summary>
    /// <returns>The reason; null when it was taken.</returns>
    public string? Given(IChatTurn turn, Promise promise, string what, string text, bool isAuthor = false)
    {
        var words = Words(turn);
        var rule = SmartCoach.Rules.FirstOrDefault(rule => rule.Name == what);
        var field = rule?.Field ?? what.TrimStart('=');
        if (!PromiseStore.Fields.Contains(field))
        {
            return words["promise.gone"];
        }

        var value = text.Trim();
        if (value.Length > LongestText)
        {
            return words["harvest.too_long", ("max", Arg.Count(LongestText))];
        }

        if (field == "due_date")
        {
            var home = shelf.Workshop(turn.Rows, promise.WorkshopId);
            var today = home.Workshop.DayOf(turn.Now);
            if (Day(value, today, words, out var day) is { } why)
            {
                return why;
            }

            value = DayId.Write(day);
        }

        PromiseStore.Write(turn.Work, promise, field, value, isAuthor ? null : turn.Person.Id, isAuthor ? null : turn.CalledName, turn.Now);
        return null;
    }

    /// <summary>Reads a day that somebody typed.</summary>
    /// <returns>Why it cannot be one, in words; null when it was read.</returns>
    public static string? Day(string typed, DateOnly today, Words words, out DateOnly day)
    {
        day = TypedDay.Read(typed, today) ?? default;
        return day == default
            ? SmartWords.VagueDate(typed) is not null ? words["promise.coach.vague", ("word", Arg.Text(WordsExtensions.Cut(typed.Trim(), 60)))] : words["promise.coach.no_day"]
            : SmartCoach.IsInRange(day, today) ? null : words["promise.coach.range", ("max", Arg.Count(SmartCoach.MostYears))];
    }

    /// <summary>The author leaves something open, or answers it.</summary>
    public void Sharpen(IChatTurn turn, Promise promise, string rule, string? typed)
    {
        var words = Words(turn);
        var why = typed is null ? null : Given(turn, promise, rule, typed, isAuthor: true);
        if (typed is null)
        {
            PromiseStore.Leave(turn.Work, promise, rule);
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        var current = PromiseStore.ById(turn.Rows, promise.Id)!;
        turn.Show(Ask(turn, current, isTeam: false, words, why) ?? new Screen(words["promise.coach.done"] + "\n" + string.Join('\n', PromiseText.Lines(current, shelf.Workshop(turn.Rows, current.WorkshopId).Workshop.DayOf(turn.Now), words))));
    }

    private Goal Goal(ITurn turn, Promise promise)
    {
        var home = shelf.Workshop(turn.Rows, promise.WorkshopId);
        return new(promise, home.Workshop.DayOf(promise.MadeAt), [.. OrganisationStore.Of(turn.Rows, promise.WorkshopId).SelectMany(organisation => organisation.Names.Values)]);
    }

    private static string Key(Promise promise, string rule) => string.Create(CultureInfo.InvariantCulture, $"{promise.Id}:{rule}");

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
