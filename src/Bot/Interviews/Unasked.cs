using WorkshopBot.Chat;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Interviews;

/// <summary>
/// Shows a card that nobody asked for: not at night, and not under somebody's hands. A form that is open is put aside, and its card says so; another card that nobody asked
/// for and that was not answered comes again when this one is done (<see cref="SetAside"/>).
/// </summary>
internal sealed class Unasked(Shelf shelf, Catalogue texts)
{
    /// <summary>Shows it now, or says when to try again.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="personId">Who is to see it.</param>
    /// <param name="zone">Where it has to be day.</param>
    /// <param name="screen">The card, in the reader's words.</param>
    /// <param name="name">By this name it can be amended later.</param>
    /// <param name="latest">From this moment on it is shown even to somebody who is busy.</param>
    /// <param name="lane">Where it waits.</param>
    /// <param name="again">How it comes again when another card that nobody asked for displaced it (<see cref="SetAside"/>).</param>
    /// <returns>Null when it was shown, or the person has no chat.</returns>
    public DateTimeOffset? Show(
        ITurn turn, long personId, TimeZoneInfo zone, Func<Words, Screen> screen, string? name = null, DateTimeOffset? latest = null,
        Lane lane = Lane.Answer, Again? again = null)
    {
        if (turn.ChatOf(personId) is not { } chat)
        {
            return null;
        }

        if (QuietHours.NextAllowed(turn.Now, zone) is var allowed && allowed > turn.Now)
        {
            return allowed;
        }

        if (chat.BusyUntil is { } busy && (latest is null || turn.Now < latest))
        {
            return latest is { } last && last < busy ? last : busy;
        }

        var words = texts.Of(PeopleStore.ById(turn.Work, personId)?.Language);
        chat.Below(screen(words), PutAside(turn, personId, words), name, lane, again);
        return null;
    }

    private string? PutAside(ITurn turn, long personId, Words words)
    {
        if (InterviewStore.Active(turn.Work, personId) is not { } interview)
        {
            return null;
        }

        InterviewStore.Park(turn.Work, personId);
        return words["form.kept", ("form", Arg.Text(words.Of(shelf.Version(turn.Work, interview.FormVersionId).Row.Titles)))];
    }
}
