using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Broadcasts;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Turns;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Translate;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Agenda;

/// <summary>What becomes of an agenda: items as they shall be (new ones without an id), and items that are taken out.</summary>
internal sealed record AgendaEdit(IReadOnlyList<AgendaItem> Kept, IReadOnlyList<AgendaItem> Dropped)
{
    /// <summary>The agenda after it.</summary>
    public IEnumerable<AgendaItem> On(IEnumerable<AgendaItem> agenda) =>
        agenda.Where(item => !Kept.Any(kept => kept.Id == item.Id) && !Dropped.Any(dropped => dropped.Id == item.Id)).Concat(Kept);
}

/// <summary>Writes what people of the team change in an agenda: the one place, so that nothing is changed without those concerned hearing of it.</summary>
internal static class AgendaEdits
{
    /// <summary>So long after the last edit people are told of all of them together.</summary>
    public static readonly TimeSpan Collects = TimeSpan.FromMinutes(3);

    /// <summary>Writes an edit. What is archived stays for what refers to it.</summary>
    public static void Write(ITurn turn, Shelf shelf, ShelvedWorkshop home, AgendaEdit edit, TimeSpan collects)
    {
        var workshop = home.Workshop;
        foreach (var item in edit.Kept)
        {
            if (item.Id == 0)
            {
                Note(turn, workshop, AgendaStore.Add(turn.Work, workshop.Id, item), was: null);
            }
            else
            {
                Note(turn, workshop, item.Id, home.Agenda.First(one => one.Id == item.Id));
                AgendaStore.Save(turn.Work, workshop.Id, item);
            }
        }

        foreach (var item in edit.Dropped)
        {
            Note(turn, workshop, item.Id, item);
            AgendaStore.Archive(turn.Work, workshop.Id, item.Code, turn.Now);
        }

        MissingTexts.Edited(turn.Work, workshop.Id, MissingTexts.Of(home.Agenda), MissingTexts.Of(edit.Kept.Where(item => item.Id != 0)));
        WorkshopStore.MarkEdited(turn.Work, workshop.Id, turn.Now);
        shelf.Forget();
        turn.SetTimer(Act.AgendaRemind, workshop.Id, turn.Now);
        turn.SetTimer(Act.RemindersNext, workshop.Id, turn.Now);
        turn.SetTimer(Act.FeedbackNext, workshop.Id, turn.Now);
        Sending.Replan(turn, shelf.Workshop(turn.Rows, workshop.Id), collects);
        if (IsAnnounced(workshop, turn.Now))
        {
            turn.SetTimer(Act.AgendaTell, workshop.Id, turn.Now + collects);
        }
    }

    /// <summary>A plan was imported over the workshop: those concerned hear of what it changed in the agenda.</summary>
    public static void Imported(UnitOfWork work, Workshop workshop, IReadOnlyList<AgendaItem> before, IReadOnlyList<AgendaItem> after, DateTimeOffset now, long? by)
    {
        if (!IsKept(workshop, now))
        {
            return;
        }

        var known = before.ToDictionary(item => item.Id);
        foreach (var item in after.Where(item => AgendaChangeStore.Facts(known.GetValueOrDefault(item.Id)) != AgendaChangeStore.Facts(item)))
        {
            AgendaChangeStore.Note(work, workshop.Id, item.Id, known.GetValueOrDefault(item.Id), by);
        }

        foreach (var gone in before.Where(item => !after.Any(one => one.Id == item.Id)))
        {
            AgendaChangeStore.Note(work, workshop.Id, gone.Id, gone, by);
        }

        TimerStore.Set(work, Act.AgendaTell.Name(), workshop.Id, now + Collects);
    }

    /// <summary>True while people go by the agenda: before the workshop is announced and after it nobody has to hear of a change.</summary>
    public static bool IsAnnounced(Workshop workshop, DateTimeOffset now) =>
        workshop is { Status: not (WorkshopStatus.Draft or WorkshopStatus.Archived), IsCalledOff: false } && now < workshop.OverAt;

    /// <summary>True while a change is kept until it is told: at once, or when a workshop that was called off takes place after all.</summary>
    public static bool IsKept(Workshop workshop, DateTimeOffset now) => IsAnnounced(workshop, now) || workshop.IsCalledOff;

    /// <summary>What a pasted text makes of an agenda.</summary>
    /// <param name="home">The workshop.</param>
    /// <param name="pasted">What was understood.</param>
    /// <param name="replaces">True: it is the whole agenda of its days; false: it is added to them.</param>
    /// <param name="taken">Codes that are in use.</param>
    public static AgendaEdit Of(ShelvedWorkshop home, PastedAgenda pasted, bool replaces, HashSet<string> taken)
    {
        var days = pasted.Items.Select(item => item.Day).ToHashSet();
        var there = replaces ? home.Agenda.Where(item => days.Contains(home.Workshop.DayOf(item.StartsAt))).ToList() : [];
        var kept = new List<AgendaItem>();
        foreach (var item in pasted.Items)
        {
            var known = there.Find(one => home.Workshop.DayOf(one.StartsAt) == item.Day && HasTitle(one, item)) ?? there.Find(one => HasTitle(one, item));
            if (known is not null)
            {
                there.Remove(known);
            }

            kept.Add(Made(home.Workshop, item, known, known?.Code ?? NewCode(item, taken)));
        }

        return new(kept, there);
    }

    /// <summary>A name that the workshop's plan does not have.</summary>
    private static string NewCode(PastedItem item, HashSet<string> taken)
    {
        var stem = string.Create(CultureInfo.InvariantCulture, $"{item.Kind}-{item.Day:MMdd}-{item.Start:HHmm}");
        var code = stem;
        for (var number = 2; !taken.Add(code); number++)
        {
            code = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
        }

        return code;
    }

    private static AgendaItem Made(Workshop workshop, PastedItem item, AgendaItem? known, string code) => new()
    {
        Id = known?.Id ?? 0,
        Code = code,
        StartsAt = Workshop.InstantOf(workshop.Zone, item.Day.ToDateTime(item.Start)),
        EndsAt = Workshop.InstantOf(workshop.Zone, Overnight.EndOf(item.Day, item.Start, item.End)),
        Kind = known?.Kind ?? item.Kind,
        Titles = known is null ? item.Titles : Merged(known.Titles, item.Titles),
        Rooms = item.Rooms.Count > 0 ? item.Rooms : known?.Rooms ?? item.Rooms,
        Facilitators = item.Facilitators.Count > 0 ? item.Facilitators : known?.Facilitators ?? item.Facilitators,
        GroupCode = known?.GroupCode,
        StartedAt = known?.StartedAt,
        EndedAt = known?.EndedAt,
    };

    /// <summary>Texts with those of some languages replaced.</summary>
    public static IReadOnlyDictionary<string, string> Merged(IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, string> others)
    {
        var merged = new Dictionary<string, string>(texts, StringComparer.Ordinal);
        foreach (var (language, text) in others)
        {
            merged[language] = text;
        }

        return merged;
    }

    private static bool HasTitle(AgendaItem item, PastedItem pasted) =>
        pasted.Titles.Any(title => item.Titles.Any(other => SearchKey.Of(other.Value) == SearchKey.Of(title.Value)));

    private static void Note(ITurn turn, Workshop workshop, long itemId, AgendaItem? was)
    {
        if (IsKept(workshop, turn.Now))
        {
            AgendaChangeStore.Note(turn.Work, workshop.Id, itemId, was, (turn as IChatTurn)?.Person.Id);
        }
    }
}
