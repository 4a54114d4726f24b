using WorkshopBot.Access;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Turns;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Agenda;

/// <summary>A workshop on other days or in another place: everybody with a registration hears what was and what is now, with the agenda's own changes.</summary>
internal static class WorkshopMoves
{
    /// <summary>The team changed a workshop, or imported a plan over it: if it moved, that collects until it is told (<see cref="AgendaEdits.Collects"/>).</summary>
    /// <returns>Whether there is something to tell now.</returns>
    public static bool Note(UnitOfWork work, Workshop before, Workshop after, DateTimeOffset now, long? by)
    {
        var (was, becomes) = (WorkshopPlace.Of(before), WorkshopPlace.Of(after));
        if (!AgendaEdits.IsKept(before, now) || IsSame(was, becomes))
        {
            return false;
        }

        WorkshopMoveStore.Note(work, before.Id, was, by, now);
        TimerStore.Set(work, Act.AgendaTell.Name(), before.Id, now + AgendaEdits.Collects);
        return !before.IsCalledOff && WorkshopMoveStore.Open(work, before.Id) is { } known && !IsSame(known, becomes);
    }

    private static bool IsSame(WorkshopPlace was, WorkshopPlace becomes) =>
        was.HasDaysOf(becomes) && was.HasPinOf(becomes) && Language.All.All(language => HasSameNames(was, becomes, language));

    private static bool HasSameNames(WorkshopPlace was, WorkshopPlace becomes, Language language) =>
        language.Knows(was.Venues, becomes.Venues) && language.Knows(was.Addresses, becomes.Addresses);

    /// <summary>What is told, in every language; null when there is nothing that this reader may see.</summary>
    /// <param name="was">As people knew it.</param>
    /// <param name="home">As it is now.</param>
    /// <param name="isConfirmed">The readers have a place, and may see where it is once its hour has come.</param>
    /// <param name="agendaMoves">The agenda moves along, and its hours stay.</param>
    /// <param name="texts">All texts.</param>
    public static BroadcastContent? Content(WorkshopPlace was, ShelvedWorkshop home, bool isConfirmed, bool agendaMoves, Catalogue texts)
    {
        var written = Language.All.Select(language => (language.Code, Text: Text(was, home, isConfirmed, agendaMoves, texts.In(language)))).ToList();
        return written.TrueForAll(one => one.Text is null)
            ? null
            : new() { Texts = written.ToDictionary(one => one.Code, one => new BroadcastText(one.Text ?? "", [])), MovesDeletion = !was.HasDaysOf(WorkshopPlace.Of(home.Workshop)) };
    }

    /// <summary>Whether an agenda only moved as the workshop's days did.</summary>
    public static bool Follows(WorkshopPlace was, Workshop workshop, IReadOnlyList<AgendaChange> changes)
    {
        var delay = TimeSpan.FromDays(workshop.FirstDay.DayNumber - was.FirstDay.DayNumber);
        return delay != TimeSpan.Zero && changes.Count > 0 && changes.All(change => change is { Was: { } before, Becomes: { } after }
            && AgendaChangeStore.Facts(before with { StartsAt = before.StartsAt + delay, EndsAt = before.EndsAt + delay }) == AgendaChangeStore.Facts(after));
    }

    private static string? Text(WorkshopPlace was, ShelvedWorkshop home, bool isConfirmed, bool agendaMoves, Words words)
    {
        var workshop = home.Workshop;
        var place = WorkshopPlace.Of(workshop);
        var blocks = new List<string>();
        if (!was.HasDaysOf(place))
        {
            blocks.Add(words["moved.days", ("old", Arg.Phrase(words.Days(was.FirstDay, was.LastDay))), ("new", Arg.Phrase(words.Days(place.FirstDay, place.LastDay)))]
                + (agendaMoves ? "\n" + words["moved.agenda"] : ""));
        }

        // a place with an hour is told, and told anew, by the reminders
        if (workshop.VenueShownAt is null && !HasSameNames(was, place, words.Language))
        {
            blocks.Add(words["moved.place",
                ("old", Arg.Phrase(Where(workshop with { Venues = was.Venues, Addresses = was.Addresses }, words))), ("new", Arg.Phrase(Where(workshop, words)))]);
        }
        else if (workshop.VenueShownAt is null && isConfirmed && !was.HasPinOf(place))
        {
            blocks.Add(words["moved.pin", ("command", Arg.Code("/me"))]);
        }

        return blocks.Count == 0 ? null : words["moved.heading", ("workshop", Arg.Text(words.Of(workshop.Titles)))] + "\n\n" + string.Join("\n\n", blocks);
    }

    private static string Where(Workshop workshop, Words words)
    {
        var venue = WorkshopTurns.Venue(workshop, words);
        return words.Of(workshop.Addresses) is { Length: > 0 } address ? venue + (words.Language.IsRightToLeft ? "، " : ", ") + Bidi.Isolate(address) : venue;
    }
}
