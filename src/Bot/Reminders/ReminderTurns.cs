using System.Text.Json;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Reminders;

/// <summary>
/// What confirmed people get unasked before the days, moved on by one timer for each workshop: the reminders with their question, the meeting link
/// and the place at their hours. In slices; whoever is filling a form gets it once they have paused.
/// </summary>
/// <remarks>
/// The timer only says "look now": what is due is computed (<see cref="ReminderPlan"/>) and who has had it stands in their rows. So a second look
/// repeats nothing, and an import, a late confirmation or a start after a pause just looks again.
/// </remarks>
internal sealed class ReminderTurns(Shelf shelf, Catalogue texts, Unasked unasked)
{
    /// <summary>The timer of a workshop.</summary>
    public const Act Next = Act.RemindersNext;

    private const int SliceSize = 500;
    private static readonly TimeSpan BusyRetry = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SliceStep = TimeSpan.FromSeconds(2);

    /// <summary>Whoever took a place or changed anything within this time has just shown that they come.</summary>
    private static readonly TimeSpan JustSettled = TimeSpan.FromDays(1);

    /// <summary>
    /// Somebody has a place now, by registering, by a decision or by an offer: what the others have had already (place, link) goes to them at once,
    /// behind the words that they have it.
    /// </summary>
    public static void TellNewcomer(ITurn turn, IChat chat, ShelvedWorkshop home, long registrationId, Words words, Lane lane)
    {
        if (turn.Now >= home.Workshop.OverAt)
        {
            return;
        }

        if (VenueToTell(turn, home.Workshop) is { } venue)
        {
            AttendanceStore.GotVenue(turn.Work, registrationId, venue);
            SayVenue(chat, home, words, lane);
        }

        if (LinkToTell(turn, home) is { } link)
        {
            AttendanceStore.GotLink(turn.Work, registrationId, link);
            chat.Say(ReminderScreens.Link(home, link, words), lane);
        }
    }

    /// <summary>The next slice of whatever is due, and the next moment.</summary>
    public void MoveOn(ITurn turn, long workshopId)
    {
        var home = shelf.Workshop(turn.Work, workshopId);
        if (home.Workshop.Status is WorkshopStatus.Draft or WorkshopStatus.Archived || home.Workshop.IsCalledOff || turn.Now >= home.Workshop.OverAt)
        {
            return;
        }

        if (!home.HasHour && ReminderPlan.TwoDaysBefore(home.Workshop) is var two && two > turn.Now)
        {
            turn.SetTimer(Act.AgendaMissing, workshopId, two);
        }

        var room = SliceSize;
        var isComplete = SendVenue(turn, home, ref room) & SendLink(turn, home, ref room) & Remind(turn, home, ref room);
        if (!isComplete)
        {
            turn.SetTimer(Next, workshopId, turn.Now + (room < SliceSize ? SliceStep : BusyRetry));
        }
        else if (ReminderPlan.NextAfter(home, turn.Now) is { } moment)
        {
            turn.SetTimer(Next, workshopId, moment);
        }
    }

    private bool SendVenue(ITurn turn, ShelvedWorkshop home, ref int room)
    {
        if (VenueToTell(turn, home.Workshop) is not { } venue)
        {
            return true;
        }

        foreach (var reader in AttendanceStore.WithoutVenue(turn.Work, home.Workshop.Id, venue, turn.Now - Busy.Time, room))
        {
            room--;
            AttendanceStore.GotVenue(turn.Work, reader.RegistrationId, venue);
            if (turn.ChatOf(reader.PersonId) is { } chat)
            {
                SayVenue(chat, home, texts.Of(reader.Language), Lane.Notification);
            }
        }

        return !AttendanceStore.LacksVenue(turn.Work, home.Workshop.Id, venue);
    }

    private bool SendLink(ITurn turn, ShelvedWorkshop home, ref int room)
    {
        var workshop = home.Workshop;
        if (LinkToTell(turn, home) is not { } link)
        {
            return true;
        }

        foreach (var reader in AttendanceStore.WithoutLink(turn.Work, workshop.Id, link, turn.Now - Busy.Time, room))
        {
            room--;
            AttendanceStore.GotLink(turn.Work, reader.RegistrationId, link);
            turn.ChatOf(reader.PersonId)?.Say(ReminderScreens.Link(home, link, texts.Of(reader.Language)), Lane.Notification);
        }

        return !AttendanceStore.LacksLink(turn.Work, workshop.Id, link);
    }

    private bool Remind(ITurn turn, ShelvedWorkshop home, ref int room)
    {
        if (ReminderPlan.At(home.Workshop, turn.Now) is not { } reminder)
        {
            return true;
        }

        var settledBefore = turn.Now - JustSettled;
        var audience = new ReminderAudience(
            home.Workshop.Id, home.Workshop.FirstDay, reminder.Day, reminder.IsLast, reminder.BeganAt, settledBefore, turn.Now - Busy.Time);
        foreach (var reader in AttendanceStore.ToRemindNow(turn.Work, audience, room))
        {
            room--;
            AttendanceStore.Told(turn.Work, reader.RegistrationId, reminder.Day);
            var isAsked = home.Workshop.AsksAttendance && !reader.IsComing && reader.ChangedAt <= settledBefore;
            if (isAsked)
            {
                AttendanceStore.AskedAbout(turn.Work, reader.RegistrationId, home.Workshop.FirstDay);
            }

            Remind(turn, home, reminder, reader, isAsked);
        }

        return !AttendanceStore.HasToRemind(turn.Work, audience);
    }

    private void Remind(ITurn turn, ShelvedWorkshop home, Reminder reminder, Attendee reader, bool isAsked)
    {
        if (turn.ChatOf(reader.PersonId) is not { } chat)
        {
            return;
        }

        var words = texts.Of(reader.Language);
        if (reminder.IsLast)
        {
            SayPin(chat, home.SeenBy(isConfirmed: true, turn.Now).Workshop, words, Lane.Notification);
        }

        if (isAsked)
        {
            unasked.Show(
                turn, reader.PersonId, home.Workshop.Zone, _ => ReminderScreens.Question(home, reader.RegistrationId, turn.Now, words), latest: turn.Now, lane: Lane.Notification,
                again: new(Next, reader.RegistrationId, home.StartsAt));
        }
        else
        {
            chat.Say(new Screen(ReminderScreens.Text(home, turn.Now, words)) { IsProtected = home.Workshop.VenueShownAt is not null }, Lane.Notification);
        }
    }

    /// <summary>The place as it stands, once its hour has come; null before, and for one that everybody sees. One that moved is told again.</summary>
    private static string? VenueToTell(ITurn turn, Workshop workshop) => workshop.VenueShownAt is { } hour && turn.Now >= hour
        ? JsonSerializer.Serialize(new object?[] { workshop.Venues, workshop.Addresses, workshop.Latitude, workshop.Longitude })
        : null;

    private static string? LinkToTell(ITurn turn, ShelvedWorkshop home) =>
        Places.ShowsLink(home, isConfirmed: true, turn.Now) ? WorkshopStore.OnlineLink(turn.Work, home.Workshop.Id) : null;

    private static void SayVenue(IChat chat, ShelvedWorkshop home, Words words, Lane lane)
    {
        chat.Say(ReminderScreens.Venue(home, words), lane);
        SayPin(chat, home.Workshop, words, lane);
    }

    private static void SayPin(IChat chat, Workshop seen, Words words, Lane lane)
    {
        if (ReminderScreens.Pin(seen, words) is { } pin)
        {
            chat.Say(pin, lane);
        }
    }
}
