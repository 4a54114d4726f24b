using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Plans;

namespace WorkshopBot.Exports;

/// <summary>
/// Answers of an anonymous form, row by row: in the order of their random keys, without what would tell of a few people who they are, and not before there are
/// five.
/// </summary>
internal static class AnonymousRows
{
    /// <summary>Fewer answers than these are shown and given out nowhere.</summary>
    public const int Fewest = 5;

    /// <summary>True for an anonymous form with too few answers.</summary>
    public static bool AreWithheld(ReadSession session, WorkshopForm form) => form.IsAnonymous && AnonymousStore.CountOf(session, form.Id) < Fewest;

    /// <summary>Questions that get no column: a registration's fields by their names, and by the names that the plan gives them.</summary>
    public static HashSet<string> Categories(ReadSession session, WorkshopForm form) =>
        RegistrationFieldNames.All.Concat(RegistrationFieldStore.Of(session, form.WorkshopId).Values).ToHashSet(StringComparer.Ordinal);

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

        var labels = FormStore.Versions(session, form.Id).ToDictionary(version => version.Id, version => version.Label);
        foreach (var submission in AnonymousStore.OfForm(session, form.Id))
        {
            yield return new(
                [.. submission.Answers.Where(answer => !without.Contains(answer.Path[(answer.Path.LastIndexOf('/') + 1)..])).Select(answer => KeyValuePair.Create(answer.Path, answer.Value))],
                labels[submission.FormVersionId]);
        }
    }
}
