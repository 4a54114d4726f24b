using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Results;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Plans;
using WorkshopBot.Results;

namespace WorkshopBot.Exports;

/// <summary>
/// Answers of an anonymous form, row by row: in the order of their random keys, without what would tell of a few people who they are, not before there are
/// five, and again only with five more or when the form has closed.
/// </summary>
internal static class AnonymousRows
{
    /// <summary>Fewer answers than these are shown and given out nowhere.</summary>
    public const int Fewest = 5;

    /// <summary>
    /// From how many answers on they are given out next; null: now. Two files of an open form would show what one person answered in between, so each has five
    /// answers more than the last; a closed one does not change any more.
    /// </summary>
    public static int? NextAt(ReadSession session, WorkshopForm form, DateTimeOffset now)
    {
        if (!form.IsAnonymous)
        {
            return null;
        }

        var next = now >= form.ClosesAt ? Fewest : Given(session, form) + Fewest;
        return AnonymousStore.CountOf(session, form.Id) >= next ? null : next;
    }

    /// <summary>Writes down that they are given out now.</summary>
    /// <returns>False: it is too early, and nothing is given out.</returns>
    public static bool Give(UnitOfWork work, WorkshopForm form, DateTimeOffset now)
    {
        if (NextAt(work, form, now) is not null)
        {
            return false;
        }

        if (form.IsAnonymous)
        {
            ReleaseStore.Save(work, form.Id, ((Release.Read(ReleaseStore.Of(work, form.Id)) ?? new()) with { Rows = AnonymousStore.CountOf(work, form.Id) }).Write());
        }

        return true;
    }

    /// <summary>True for an anonymous form whose answers have changed in number since they were given out, or never were.</summary>
    public static bool AreWithheld(ReadSession session, WorkshopForm form) =>
        form.IsAnonymous && AnonymousStore.CountOf(session, form.Id) is var count && (count < Fewest || count != Given(session, form));

    private static int Given(ReadSession session, WorkshopForm form) => Release.Read(ReleaseStore.Of(session, form.Id))?.Rows ?? 0;

    /// <summary>Questions that get no column: a registration's fields by their names, and by the names that the plan gives them.</summary>
    public static HashSet<string> Categories(ReadSession session, WorkshopForm form) => Categories(session, form.WorkshopId);

    /// <inheritdoc cref="Categories(ReadSession, WorkshopForm)"/>
    public static HashSet<string> Categories(ReadSession session, long workshopId) =>
        RegistrationFieldNames.All.Append("sector").Concat(RegistrationFieldStore.Of(session, workshopId).Values).ToHashSet(StringComparer.Ordinal);

    /// <summary>The paths that anybody answered, in no order.</summary>
    public static HashSet<string> Paths(ReadSession session, WorkshopForm form) =>
        AnonymousStore.OfForm(session, form.Id).SelectMany(submission => submission.Answers).Select(answer => answer.Path).ToHashSet(StringComparer.Ordinal);

    /// <summary>The rows.</summary>
    public static IEnumerable<SentSubmission> Of(ReadSession session, WorkshopForm form, IReadOnlySet<string> without)
    {
        if (AreWithheld(session, form))
        {
            yield break;
        }

        var small = SmallSessions(session, form);
        var labels = FormStore.Versions(session, form.Id).ToDictionary(version => version.Id, version => version.Label);
        foreach (var submission in AnonymousStore.OfForm(session, form.Id))
        {
            yield return new(
                [.. submission.Answers.Where(answer => !without.Contains(answer.Path[(answer.Path.LastIndexOf('/') + 1)..]) && !small.Contains((answer.Path, answer.Value)))
                    .Select(answer => KeyValuePair.Create(answer.Path, answer.Value))],
                labels[submission.FormVersionId]);
        }
    }

    /// <summary>
    /// Items of the agenda that fewer than five answers are about are left out: a row about one of them would be somebody's. Where the rows left without one are
    /// themselves fewer than five, the smallest of the others goes as well.
    /// </summary>
    private static HashSet<(string Path, string Code)> SmallSessions(ReadSession session, WorkshopForm form)
    {
        var codes = AgendaStore.Of(session, form.WorkshopId).Select(item => item.Code).ToHashSet(StringComparer.Ordinal);
        var small = new HashSet<(string, string)>();
        foreach (var asked in AnonymousStore.OfForm(session, form.Id).SelectMany(submission => submission.Answers).Where(answer => codes.Contains(answer.Value)).GroupBy(answer => answer.Path))
        {
            var hidden = 0;
            foreach (var (code, answers) in asked.CountBy(answer => answer.Value).OrderBy(pair => pair.Value))
            {
                if (answers >= Fewest && hidden is 0 or >= Fewest)
                {
                    break;
                }

                hidden += answers;
                small.Add((asked.Key, code));
            }
        }

        return small;
    }
}
