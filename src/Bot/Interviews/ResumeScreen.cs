using WorkshopBot.Chat;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Interviews;

/// <summary>After a pause: what this was about, what was answered last, and the ways on.</summary>
internal static class ResumeScreen
{
    public static Screen Of(OpenInterview interview, Words words, DateTimeOffset now)
    {
        var around = new Surroundings(now, interview.Version.Home.Workshop.Zone, words.Language.Code, interview.Version.Home.Tables);
        var (last, left) = Interview.Resume(interview.Version.Form, interview.State, around) switch
        {
            Step.Asked { Prompt: var prompt } => (LastAnswer(interview, around, words), prompt.Total - prompt.Number + 1),
            Step.Reviewing { Review: var review } => (FileAnswers.In(review, interview.Files, words).Lines.LastOrDefault(line => line.Shown.Length > 0)?.Shown, 0),
            _ => (null, 0),
        };
        var title = ("form", Arg.Text(words.Of(interview.Version.Row.Titles)));
        var text = last is null
            ? words["resume.card.empty", title]
            : words["resume.card", title, ("last", Arg.Text(last)), ("questions_left", Arg.Phrase(words["resume.questions_left", ("n", Arg.Count(left))]))];
        var argument = interview.Row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Screen(text)
        {
            Rows =
            [
                words.Row(new Button(words["button.continue"], Actions.Resume, argument)),
                words.Row(new Button(words["button.start_over"], Actions.StartOver, argument), new Button(words["button.drop_form"], Actions.Drop, argument)),
            ],
        };
    }

    private static string? LastAnswer(OpenInterview interview, Surroundings around, Words words) =>
        Interview.Back(interview.Version.Form, interview.State, around) is Step.Asked { Prompt: { Shown.Length: > 0 } before } && before.Path != interview.State.Position
            ? FileAnswers.Shown(before.Question, before.Shown, interview.Files, words)
            : null;
}
