using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Outbox;

public sealed class Buttons_and_files : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 11, 14, 6, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDatabase _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void A_button_does_what_it_was_made_for_and_remembers_the_press()
    {
        _here.Write(work =>
        {
            var card = AddCard(work);
            ButtonStore.Add(work, card.Id, 1, "token", [("back", "", "Back"), ("interview.choose", "basra\nwith a second line", "Basra")]);
            var pressed = ButtonStore.Press(work, card.AccountId, ButtonStore.Data("token", 1), 7, Now)!;
            Assert.Equal(("interview.choose", "basra\nwith a second line", null, true), (pressed.Action, pressed.Argument, pressed.PressedBefore, pressed.IsCurrent));
            Assert.Equal(Now, ButtonStore.Press(work, card.AccountId, "token.1", 7, Now.AddSeconds(1))!.PressedBefore);
            Assert.Null(ButtonStore.Press(work, card.AccountId, "token.1", 8, Now.AddSeconds(1))!.PressedBefore);
            Assert.Null(ButtonStore.Press(work, card.AccountId, "token.0", 7, Now)!.PressedBefore);
            Assert.Null(ButtonStore.Press(work, card.AccountId + 1, "token.1", 7, Now));
            foreach (var strange in new[] { "another.1", "token", "token.2", "token.-1", "token.1.1", ".", "" })
                Assert.Null(ButtonStore.Press(work, card.AccountId, strange, 7, Now));
            Assert.DoesNotContain("basra", System.Text.Encoding.UTF8.GetString(work.Value<byte[]>("select does from buttons")!), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_button_of_an_earlier_version_or_a_closed_card_is_stale()
    {
        _here.Write(work =>
        {
            var card = AddCard(work);
            ButtonStore.Add(work, card.Id, 1, "old", [("a", "", "A")]);
            ButtonStore.Add(work, card.Id, 2, "new", [("a", "", "A")]);
            CardStore.Show(work, card with { Version = 2 });
            Assert.False(ButtonStore.Press(work, card.AccountId, "old.0", 7, Now)!.IsCurrent);
            Assert.True(ButtonStore.Press(work, card.AccountId, "new.0", 7, Now)!.IsCurrent);
            CardStore.Close(work, card.Id, Now);
            Assert.False(ButtonStore.Press(work, card.AccountId, "new.0", 7, Now)!.IsCurrent);

            ButtonStore.ForgetEarlier(work, card.Id, 2);
            Assert.Null(ButtonStore.Press(work, card.AccountId, "old.0", 7, Now));
            ButtonStore.ForgetClosed(work, card.AccountId, keptCardId: -1);
            Assert.Null(ButtonStore.Press(work, card.AccountId, "new.0", 7, Now));
        });
    }

    [Fact]
    public void A_closed_card_is_forgotten_in_time_with_its_buttons_but_not_while_something_waits()
    {
        _here.Write(work =>
        {
            var card = AddCard(work);
            ButtonStore.Add(work, card.Id, 1, "token", [("a", "", "A")]);
            var row = OutboxStore.Add(work, card.AccountId, 0, OutboxKind.Collapse, "{}", card.Id);
            CardStore.Close(work, card.Id, Now);
            CardStore.ForgetClosedBefore(work, Now.AddDays(2));
            Assert.NotNull(CardStore.ById(work, card.Id));
            OutboxStore.Finish(work, row, "sent", Now);
            OutboxStore.ForgetDoneBefore(work, Now.AddDays(2));
            CardStore.ForgetClosedBefore(work, Now.AddDays(2));
            Assert.Null(CardStore.ById(work, card.Id));
            Assert.Equal(0, work.Value<long>("select count(*) from buttons"));
        });
    }

    [Fact]
    public void A_sent_file_is_found_by_what_it_is_of()
    {
        _here.Write(work =>
        {
            SentFileStore.Keep(work, "ticket", 17, "ar", "first", isPhoto: true);
            SentFileStore.Keep(work, "ticket", 17, "ar", "second", isPhoto: true);
            Assert.Equal(new SentFile("second", true), SentFileStore.Find(work, "ticket", 17, "ar"));
            Assert.Null(SentFileStore.Find(work, "ticket", 17, "en"));
            SentFileStore.Forget(work, "ticket", 17, "ar");
            Assert.Null(SentFileStore.Find(work, "ticket", 17, "ar"));
        });
    }

    private static Card AddCard(UnitOfWork work)
    {
        var account = PeopleStore.Meet(work, 7, hasStarted: true, Now);
        var card = new Card { Id = work.NewId(), AccountId = account.Id, About = Card.Living, Version = 1 };
        CardStore.Add(work, card);
        return card;
    }
}
