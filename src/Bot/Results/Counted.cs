using WorkshopBot.Data.Results;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Results;

/// <summary>A form that was counted: its results, or, of an anonymous form, what a turn makes of them.</summary>
/// <param name="formId">The form.</param>
/// <param name="named">The results of a named form; null of an anonymous one.</param>
/// <param name="anonymous">What was counted of an anonymous form.</param>
/// <param name="received">How many answers came in.</param>
/// <param name="mostComments">So many texts of each question at most.</param>
/// <param name="complete">Adds what is known of those who were asked.</param>
internal sealed class Counted(long formId, FormResults? named, ReleasedResults? anonymous, int received, int mostComments, Func<FormResults, FormResults> complete)
{
    /// <summary>The results as they are shown from now on; written down with the transaction.</summary>
    public FormResults Release(UnitOfWork work)
    {
        if (anonymous is null)
        {
            return named!;
        }

        // what another turn let out in the meantime counts
        var before = ReleaseStore.Of(work, formId);
        var next = anonymous.Next(Results.Release.Read(before));
        if (next.Write() is var json && json != before)
        {
            ReleaseStore.Save(work, formId, json);
        }

        return complete(anonymous.Of(next, received, mostComments));
    }

    /// <summary>What is let out of an anonymous form after that.</summary>
    public Release Next(Release? before) => anonymous!.Next(before);

    /// <summary>The results as they were let out last.</summary>
    public FormResults Stored(ReadSession session) =>
        anonymous is null ? named! : complete(anonymous.Of(Results.Release.Read(ReleaseStore.Of(session, formId)), received, mostComments));
}
