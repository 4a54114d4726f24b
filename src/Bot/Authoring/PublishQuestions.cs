using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Authoring;

/// <summary>The questions behind the card of a form that is to be published: each choice leads back to that card (<see cref="PublishTurns"/>).</summary>
internal static class PublishQuestions
{
    private const int AudiencesOnPage = 6;
    private const int DaysInWeek = 7;

    private static readonly FormPurpose[] Purposes = [FormPurpose.Feedback, FormPurpose.Lessons, FormPurpose.Other];

    /// <summary>What it is for.</summary>
    public static Screen Purpose(Publication chosen, Words words) => Choices(
        chosen, "publish.purpose", Purposes.Select(purpose => new Button(words["button.purpose." + purpose.ToString().ToLowerInvariant()], Act.PublishConfirm, (chosen with { Purpose = purpose }).ToString())), words);

    /// <summary>Whom it is for, on pages.</summary>
    public static Screen Audience(ShelvedWorkshop home, Publication chosen, int page, Words words)
    {
        var choices = Addressees.Choices(home).Select(one => new Button(Bidi.Strip(one.Name(home, words)), Act.PublishConfirm, chosen.To(one).ToString())).ToList();
        var last = (choices.Count - 1) / AudiencesOnPage;
        Button Page(int other, string label) => new(words[label], Act.PublishAudience, $"{chosen}/{other}");
        return new(words["publish.audience"])
        {
            Rows =
            [
                .. choices.Skip(page * AudiencesOnPage).Take(AudiencesOnPage).Chunk(2).Select(pair => words.Row(pair)),
                words.Row<Button>(
                [
                    page > 0 ? Page(page - 1, "button.previous_page") : Back(Act.PublishConfirm, chosen, words)[0],
                    .. page < last ? [Page(page + 1, "button.more")] : Array.Empty<Button>(),
                ]),
            ],
        };
    }

    /// <summary>Until when it is open.</summary>
    public static Screen Closing(Workshop workshop, Publication chosen, DateTimeOffset now, Words words)
    {
        var isToCome = workshop.LastDay >= workshop.DayOf(now);
        return Choices(
            chosen, "publish.closing",
            [
                .. isToCome ? new[] { new Button(words["button.closing.last_day"], Act.PublishConfirm, chosen.Until(workshop.LastDay).ToString()) } : [],
                new Button(words[isToCome ? "button.closing.week_after" : "button.closing.week"], Act.PublishConfirm, chosen.Until(WeekAfter(workshop, now)).ToString()),
                new Button(words["button.closing.never"], Act.PublishConfirm, (chosen with { Closing = Publication.Never }).ToString()),
                new Button(words["button.closing.date"], Act.PublishDate, chosen.ToString()),
            ],
            words);
    }

    /// <summary>A day that is typed.</summary>
    public static Screen Date(string key, Publication chosen, Words words) => new(words[key]) { Rows = [Back(Act.PublishClosing, chosen, words)] };

    /// <summary>A week after it; once it is over, a week from now.</summary>
    public static DateOnly WeekAfter(Workshop workshop, DateTimeOffset now) =>
        (workshop.LastDay >= workshop.DayOf(now) ? workshop.LastDay : workshop.DayOf(now)).AddDays(DaysInWeek);

    /// <summary>The way back.</summary>
    public static IReadOnlyList<Button> Back(Act action, Publication chosen, Words words) =>
        words.Row(new Button(words.BackArrow + words["button.back"], action, chosen.ToString()));

    private static Screen Choices(Publication chosen, string question, IEnumerable<Button> choices, Words words) =>
        new(words[question]) { Rows = [.. choices.Select(choice => words.Row(choice)), Back(Act.PublishConfirm, chosen, words)] };
}
