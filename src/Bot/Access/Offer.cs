using System.Globalization;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Access;

/// <summary>
/// An invitation in the hands of somebody who opened its link, as a button's argument: <c>17:4:9f2c…:0</c>. Only its opener can answer it, and a number that
/// is guessed is nobody's.
/// </summary>
internal static class Offer
{
    /// <summary>The argument of its buttons.</summary>
    /// <param name="session">Reads.</param>
    /// <param name="invitationId">The invitation's.</param>
    /// <param name="personId">Who opened it.</param>
    /// <param name="interviewId">The form that was put aside for it; 0 for none.</param>
    public static string Write(ReadSession session, long invitationId, long personId, long interviewId) =>
        string.Create(CultureInfo.InvariantCulture, $"{invitationId}:{personId}:{InvitationStore.ProofOf(session, invitationId, personId)}:{interviewId}");

    /// <summary>Which invitation, and the form that was put aside for it (0 for none).</summary>
    public static (long InvitationId, long InterviewId) Read(string argument) =>
        argument.Split(':') is var parts ? (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[3], CultureInfo.InvariantCulture)) : default;

    /// <summary>Who opened it; null where that is not so.</summary>
    public static long? OpenedBy(ReadSession session, long invitationId, string[] parts) =>
        parts.Length == 4 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var personId)
            && long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && parts[2] == InvitationStore.ProofOf(session, invitationId, personId)
            ? personId
            : null;
}
