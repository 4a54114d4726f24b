using System.Globalization;
using System.Security.Cryptography;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Feedback;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Workshops;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>A hall of people beside the cast: confirmed, and heard of only in figures. They answer forms without saying anything in a chat.</summary>
internal sealed partial class Stage
{
    private readonly Dictionary<(long WorkshopId, int Number), long> _others = [];

    /// <summary>
    /// <c>others 1-4 answer session_feedback with usefulness=5 · comment=More time</c>: each once; whoever is new is confirmed first. A form of another workshop than the first has its code
    /// before it: <c>women-first-5/edition_pulse</c>.
    /// </summary>
    /// <returns>False when the words name no such thing.</returns>
    private bool Answer(string what)
    {
        if (what.Split(" with ", 2) is not [var who, var answers] || who.Split(' ') is not ["others", var numbers, "answer", var name])
            return false;
        int[] ends = [.. numbers.Split('-').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        var given = answers.Split(" · ").Select(answer => answer.Split('=', 2)).ToDictionary(answer => answer[0], answer => answer[1]);
        using var database = Database.Open(new DatabaseOptions($"Data Source={DatabasePath}"));
        using var work = database.Begin();
        var shelf = new Shelf();
        var home = shelf.Workshop(work, WorkshopStore.ByCode(work, name.Contains('/') ? name.Split('/')[0] : _sample)!.Id);
        var version = shelf.Version(work, home.Forms.First(form => form.Name == name.Split('/')[^1]).CurrentVersionId);
        var stored = given.Select(answer => (Question: version.Form.Find(answer.Key) ?? throw new ScriptException($"{name} has no question {answer.Key}."), answer.Value))
            .Select(answer => new SubmissionAnswer(answer.Question.Path, answer.Value, answer.Question.Type != QuestionType.Text)).ToList();
        for (var number = ends[0]; number <= ends[^1]; number++)
            Answer(work, version, PersonOf(work, home, number), stored);
        work.Commit();
        return true;
    }

    private void Answer(UnitOfWork work, ShelvedVersion version, long person, List<SubmissionAnswer> answers)
    {
        var (form, now) = (version.Row, _calendar.GetUtcNow());
        if (!form.IsAnonymous)
        {
            SubmissionStore.Add(work, person, form.Id, version.VersionId, "ar", now, answers);
            return;
        }

        var about = AnonymousTurns.AboutOf(version, answers.ToDictionary(answer => answer.Path, answer => answer.Value), now);
        AnonymousStore.Add(work, form.Id, RandomNumberGenerator.GetBytes(16), new(version.VersionId, answers) { Day = AnonymousTurns.AboutNow(version.Home, form, now) }, []);
        ParticipationStore.Add(work, form.Id, about, person);
    }

    private long PersonOf(UnitOfWork work, ShelvedWorkshop home, int number)
    {
        if (_others.TryGetValue((home.Workshop.Id, number), out var known))
            return known;
        var now = _calendar.GetUtcNow();
        var person = _others[(home.Workshop.Id, number)] = work.NewId();
        work.Execute("insert into people (id, language, created_at) values (@person, 'ar', @now)", new { person, now });
        var registration = home.Forms.First(form => form.Purpose == FormPurpose.Registration);
        var submission = SubmissionStore.Add(work, person, registration.Id, registration.CurrentVersionId, "ar", now, []);
        RegistrationStore.Save(work, work.NewId(), person, home.Workshop.Id, submission, "confirmed", "1", now, now, new(), queued: person);
        return person;
    }
}
