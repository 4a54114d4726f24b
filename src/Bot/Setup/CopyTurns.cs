using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Plans;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Setup;

/// <summary>A workshop held again: the next edition, made from an earlier one.</summary>
internal sealed class CopyTurns(Shelf shelf, Catalogue texts, Rights rights, SetupCard card)
{
    /// <summary>On which days it is held again.</summary>
    public void Ask(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = Words(turn);
        var id = RowId.Write(home.Workshop.Id);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.SetupCloneDay.With(id));
        var ask = SetupCard.Prompt(words["setup.clone", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))], Act.SetupCard, id, words);
        var begun = WorkshopStore.All(turn.Rows).FirstOrDefault(one =>
            one is { Status: WorkshopStatus.Draft, Edition: > 1 } && one.SeriesKey == home.Workshop.SeriesKey && rights.May(turn.Rows, turn.Person.Id, Act.SetupCard, one.Id));
        if (begun is not null)
        {
            var there = words["setup.clone.begun", ("workshop", Arg.Text(words.Of(begun.Titles))), ("dates", Arg.Phrase(words.Days(begun.FirstDay, begun.LastDay)))];
            ask = ask with { Text = there + "\n\n" + ask.Text, Rows = [words.Row(new Button(words["button.setup_clone_begun"], Act.SetupCard, RowId.Write(begun.Id))), .. ask.Rows] };
        }

        turn.Show(ask);
    }

    /// <summary>The same workshop on other days, as a draft: without people, answers or roles. A meeting link comes along: whoever meets each month meets in one room.</summary>
    public void Clone(IChatTurn turn, ShelvedWorkshop home, string text)
    {
        var words = Words(turn);
        if (TypedSetting.Days(text, home.Workshop.DayOf(turn.Now)) is not { } days || days.First < home.Workshop.DayOf(turn.Now))
        {
            turn.Show(SetupCard.Prompt(words["setup.again.days"], Act.SetupCard, RowId.Write(home.Workshop.Id), words));
            return;
        }

        // one day alone says when it begins
        var moved = PlanMove.To(Plan.Of(turn.Rows, home.Workshop), days.First);
        var last = days.Last > days.First || moved.Workshop.LastDay == days.First ? days.Last : moved.Workshop.LastDay;
        var needs = moved.Agenda.Select(item => moved.Workshop.DayOf(item.StartsAt).DayNumber - days.First.DayNumber + 1).Append(1).Max();
        if (last < days.First.AddDays(needs - 1))
        {
            turn.Show(SetupCard.Prompt(words["setup.clone.short", ("n", Arg.Count(needs))], Act.SetupCard, RowId.Write(home.Workshop.Id), words));
            return;
        }

        var copy = moved with
        {
            Workshop = moved.Workshop with
            {
                Id = 0,
                Code = WorkshopCode.Next(turn, home.Workshop.Code, (home.Workshop.Edition ?? 1) + 1),
                Status = WorkshopStatus.Draft,
                LastDay = last,
                DeleteAfter = moved.Workshop.DeleteAfter.AddDays(last.DayNumber - moved.Workshop.LastDay.DayNumber),
                CancelledAt = null,
                EditedAt = null,
                Series = home.Workshop.SeriesKey,
                Edition = (home.Workshop.Edition ?? 1) + 1,
            },
        };
        Importer.Import(turn.Work, copy, turn.Now, force: false);
        var made = WorkshopStore.ByCode(turn.Rows, copy.Workshop.Code)!;
        foreach (var form in FormStore.Of(turn.Rows, made.Id))
        {
            FormMediaStore.Copy(turn.Work, FormStore.ByName(turn.Rows, home.Workshop.Id, form.Name)!.Id, form.Id);
        }

        WorkshopStore.MarkEdited(turn.Work, made.Id, turn.Now);
        shelf.Forget();
        NewWorkshopTurns.Join(turn, rights, made.Id, turn.Person.Id, turn.CalledName);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        card.Show(turn, made.Id, words["setup.cloned"] + (made.HasOnlineLink ? "\n" + words["setup.cloned.link"] : "") + DayMoves.Fridays(shelf.Workshop(turn.Rows, made.Id), words));
    }

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
