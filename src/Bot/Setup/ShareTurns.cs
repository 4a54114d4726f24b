using WorkshopBot.Access;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Setup;

/// <summary>How people hear of a workshop: the card with its link, to be forwarded or sent into its groups and channels.</summary>
internal sealed class ShareTurns(Catalogue texts, BotIdentity identity, Sending sending, SetupCard card)
{
    /// <summary>The picture to be forwarded, and below it the links for those who are invited one by one.</summary>
    public void Share(IChatTurn turn, ShelvedWorkshop home, Words words)
    {
        var id = RowId.Write(home.Workshop.Id);
        turn.Chat.Say(new Screen(Shared(home, turn.Now, words)) { File = new MadeFile(ShareCard.Kind, home.Workshop.Id, words.Language.Code) });
        turn.Chat.Below(new Screen(words["guests.below_share"])
        {
            Rows =
            [
                words.Row(new Button(words["button.guests"], Act.GuestsOpen, id)),
                .. WorkshopChatStore.Linked(turn.Rows, home.Workshop.Id).Count > 0 ? [words.Row(new Button(words["button.setup_post"], Act.SetupPost, id))] : Array.Empty<IReadOnlyList<Button>>(),
                words.Row(new Button(words.BackArrow + words["button.back"], Act.SetupCard, id)),
            ],
        });
    }

    /// <summary>The share card goes into the workshop's groups and channels, as a broadcast that only they get.</summary>
    public void Post(IChatTurn turn, ShelvedWorkshop home)
    {
        var broadcast = new Broadcast
        {
            Id = turn.Work.NewId(),
            WorkshopId = home.Workshop.Id,
            Kind = "message",
            SenderId = turn.Person.Id,
            Audience = Audience.Nobody,
            Content = new() { HasShareCard = true, Texts = Language.All.ToDictionary(language => language.Code, language => new BroadcastText(Shared(home, turn.Now, texts.In(language)), [])) },
            GoesToChats = true,
            CreatedAt = turn.Now,
        };
        BroadcastStore.Add(turn.Work, broadcast);
        sending.Begin(turn, broadcast);
        card.Show(turn, home.Workshop.Id, "");
    }

    private string Shared(ShelvedWorkshop home, DateTimeOffset now, Words words)
    {
        var workshop = home.SeenBy(isConfirmed: false, now).Workshop;
        return words[workshop.IsByInvitation ? "guests.share" : "setup.share",
            ("workshop", Arg.Text(words.Of(workshop.Titles))), ("dates", Arg.Phrase(WorkshopTurns.Dates(workshop, words))), ("venue", Arg.Phrase(WorkshopTurns.Venue(workshop, words))),
            ("until", Arg.Phrase(words.DayAndTime(workshop.RegistrationClosesAt, workshop.Zone))), ("link", Arg.Code(ShareCard.Link(identity, workshop))),
            ("contact", Arg.Text(words.Of(workshop.Contacts)))];
    }
}
