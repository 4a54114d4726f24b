using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Turns;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Reminders;
using WorkshopBot.Seats;
using WorkshopBot.Translate;

namespace WorkshopBot.Plans;

/// <summary>Brings a workshop in the database to what its plan says.</summary>
public static class Importer
{
    /// <summary>
    /// Writes a plan. Importing the same plan again changes nothing; rows that are no longer in it are archived, never deleted; a capacity below
    /// the seats already confirmed stays as it was.
    /// </summary>
    /// <param name="work">The writing transaction; the caller commits.</param>
    /// <param name="plan">What the workshop shall be.</param>
    /// <param name="now">The calendar's time.</param>
    /// <param name="force">Undo what was edited in chat since the last import.</param>
    /// <param name="by">Who does it; null: the console.</param>
    public static ImportOutcome Import(UnitOfWork work, Plan plan, DateTimeOffset now, bool force, long? by = null)
    {
        if (WorkshopStore.ByCode(work, plan.Workshop.Code) is not { } stored)
        {
            Write(work, plan with { Workshop = plan.Workshop with { Id = work.NewId(), ImportedAt = now } }, before: null, now, by);
            return new ImportOutcome(plan, ImportResult.Created, []);
        }

        var before = Plan.Of(work, stored);
        var after = KeepPromises(work, plan with { Workshop = plan.Workshop with { Id = stored.Id, Status = stored.Status, CancelledAt = stored.CancelledAt, ImportedAt = now } }, stored, out var kept);
        var changes = PlanChanges.Between(before, after);
        if (changes.Count == 0)
        {
            // a picture may be another one all the same
            SaveMedia(work, after);
            return new ImportOutcome(after, ImportResult.Unchanged, kept);
        }

        if (stored.EditedAt is not null && !force)
        {
            return new ImportOutcome(after, ImportResult.NeedsForce, [.. changes, .. kept]);
        }

        Write(work, after, before, now, by);
        return new ImportOutcome(after, ImportResult.Updated, [.. changes, .. kept]);
    }

    private static Plan KeepPromises(UnitOfWork work, Plan plan, Workshop stored, out IReadOnlyList<PlanChange> kept)
    {
        var keeps = new List<PlanChange>();
        if (plan.Workshop.Capacity is { } wanted && wanted < RegistrationStore.Confirmed(work, stored.Id))
        {
            keeps.Add(new(PlanChangeKind.Kept, "workshop", "", "capacity", FormattableString.Invariant($"{stored.Capacity}"), FormattableString.Invariant($"{wanted}")));
            plan = plan with { Workshop = plan.Workshop with { Capacity = stored.Capacity } };
        }

        // a workshop that moves takes the day along; nothing else makes it later for those who were told it
        var latest = stored.DeleteAfter.AddDays(Math.Max(0, plan.Workshop.LastDay.DayNumber - stored.LastDay.DayNumber));
        if (plan.Workshop.DeleteAfter > latest && RegistrationStore.HasAny(work, stored.Id))
        {
            keeps.Add(new(PlanChangeKind.Kept, "workshop", "", "delete_after", DayId.Write(latest), DayId.Write(plan.Workshop.DeleteAfter)));
            plan = plan with { Workshop = plan.Workshop with { DeleteAfter = latest } };
        }

        kept = keeps;
        return plan with { Forms = [.. plan.Forms.Select(form => KeepMode(work, form, stored, keeps))] };
    }

    // what people were told of a form when they began it holds
    private static PlannedForm KeepMode(UnitOfWork work, PlannedForm form, Workshop stored, List<PlanChange> keeps)
    {
        if (FormStore.ByName(work, stored.Id, form.Form.Name) is not { } before || before.IsAnonymous == form.Form.IsAnonymous || !FormStore.IsModeFixed(work, before.Id))
        {
            return form;
        }

        keeps.Add(new(PlanChangeKind.Kept, "forms", before.Name, "anonymous", before.IsAnonymous ? "yes" : "no", form.Form.IsAnonymous ? "yes" : "no"));
        return form with { Form = form.Form with { IsAnonymous = before.IsAnonymous } };
    }

    private static void Write(UnitOfWork work, Plan plan, Plan? before, DateTimeOffset now, long? by)
    {
        var id = plan.Workshop.Id;
        WorkshopStore.Save(work, plan.Workshop, plan.OnlineLink);
        foreach (var item in plan.Agenda)
        {
            AgendaStore.Save(work, id, item);
        }

        foreach (var (position, group) in plan.Groups.Index())
        {
            GroupStore.Save(work, id, position, group);
        }

        foreach (var (position, organisation) in plan.Organisations.Index())
        {
            OrganisationStore.Save(work, id, position, organisation);
        }

        foreach (var (position, form) in plan.Forms.Index())
        {
            FormStore.Save(work, id, position, form.Form, form.Version, now);
        }

        SaveMedia(work, plan);

        // days, hours or the place may have changed: what people are reminded of is found anew
        TimerStore.Set(work, ReminderTurns.Next.Name(), id, now);
        TimerStore.Set(work, Act.AgendaRemind.Name(), id, now);
        TimerStore.Set(work, Act.FeedbackNext.Name(), id, now);
        TimerStore.Set(work, Act.CertificateEnd.Name(), id, now);
        TimerStore.Set(work, Act.DeletionNext.Name(), id, now);
        QuotaStore.Replace(work, id, plan.Quotas);
        RegistrationFieldStore.Replace(work, id, plan.Fields);
        if (before is not null)
        {
            ArchiveDropped(work, before, plan, now);
            foreach (var planned in BroadcastStore.Planned(work, id))
            {
                TimerStore.Set(work, Act.BroadcastSlice.Name(), planned.Id, now + AgendaEdits.Collects);
            }

            MissingTexts.Edited(work, id, MissingTexts.Of(before.Workshop, before.Agenda, before.Groups), MissingTexts.Of(plan.Workshop, AgendaStore.Of(work, id), GroupStore.Of(work, id)));
            AgendaEdits.Imported(work, plan.Workshop, before.Agenda, AgendaStore.Of(work, id), now, by);
            WorkshopMoves.Note(work, before.Workshop, plan.Workshop, now, by);

            // more seats, or other quotas: the running bot offers what is free
            TimerStore.Set(work, SeatTurns.Line.Name(), id, now);
        }
        else if (plan.Workshop.Series is not null)
        {
            // its organizers see what the earlier editions left open
            TimerStore.Set(work, Act.PromiseEdition.Name(), id, now);
        }
    }

    private static void SaveMedia(UnitOfWork work, Plan plan)
    {
        foreach (var form in plan.Forms.Where(form => form.Media.Count > 0))
        {
            FormMediaStore.Save(work, FormStore.ByName(work, plan.Workshop.Id, form.Form.Name)!.Id, form.Media);
        }
    }

    private static void ArchiveDropped(UnitOfWork work, Plan before, Plan after, DateTimeOffset now)
    {
        var id = after.Workshop.Id;
        Dropped(before.Agenda, after.Agenda, item => item.Code, code => AgendaStore.Archive(work, id, code, now));
        Dropped(before.Groups, after.Groups, group => group.Code, code => GroupStore.Archive(work, id, code, now));
        Dropped(before.Organisations, after.Organisations, row => row.Code, code => OrganisationStore.Archive(work, id, code, now));
        Dropped(before.Forms, after.Forms, form => form.Form.Name, name => FormStore.Archive(work, id, name, now));
    }

    private static void Dropped<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, string> codeOf, Action<string> archive)
    {
        foreach (var code in before.Select(codeOf).Except(after.Select(codeOf)))
        {
            archive(code);
        }
    }
}

/// <summary>What an import did with one plan.</summary>
/// <param name="Plan">What was written, or would be.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Changes">What changed, or would.</param>
public sealed record ImportOutcome(Plan Plan, ImportResult Result, IReadOnlyList<PlanChange> Changes);

/// <summary>What became of a plan.</summary>
public enum ImportResult
{
    Created,
    Updated,
    Unchanged,

    /// <summary>The workshop was edited in chat since the last import: nothing was written.</summary>
    NeedsForce,
}
