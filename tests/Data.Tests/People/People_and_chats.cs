using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.People;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.People;

public sealed class People_and_chats : IDisposable
{
    private const long Amal = 5_080_000_007;
    private static readonly DateTimeOffset Now = new(2025, 11, 14, 6, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDatabase _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void Somebody_new_gets_a_person_and_is_known_the_second_time()
    {
        var first = Meet();
        var second = Meet();
        Assert.Equal(first, second);
        var person = _here.Database.Read(session => PeopleStore.ById(session, first.PersonId!.Value))!;
        Assert.Equal((null, null, null), (person.Language, person.PendingStart, person.OpenedWorkshopId));
        Assert.Equal(first.PersonId, _here.Database.Read(session => PeopleStore.PersonOf(session, Amal)));
        Assert.Null(_here.Database.Read(session => PeopleStore.PersonOf(session, Amal + 1)));
    }

    [Fact]
    public void Telegrams_id_lies_nowhere_in_the_file()
    {
        var account = Meet();
        Assert.Equal(Amal, _here.Database.Read(session => PeopleStore.ChatIdOf(session, account.Id)));
        var written = _here.Database.Read(session => session.Query<byte[]>("select telegram_id from accounts union all select telegram_key from accounts"));
        Assert.All(written, value => Assert.DoesNotContain("5080000007", System.Text.Encoding.Latin1.GetString(value), StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_person_chose_is_kept()
    {
        var id = Meet().PersonId!.Value;
        _here.Write(work =>
        {
            PeopleStore.SetLanguage(work, id, "ckb");
            PeopleStore.SetPendingStart(work, id, "w_basra-2025");
            PeopleStore.SetOpenedWorkshop(work, id, 4);
        });
        var person = _here.Database.Read(session => PeopleStore.ById(session, id))!;
        Assert.Equal(("ckb", "w_basra-2025", 4L), (person.Language, person.PendingStart, person.OpenedWorkshopId));
    }

    [Fact]
    public void Somebody_seen_in_a_group_only_cannot_be_written_to()
    {
        _here.Write(work => PeopleStore.Meet(work, Amal, hasStarted: false, Now));
        Assert.True(Meet().IsUnreachable);
    }

    [Fact]
    public void A_hold_is_never_shortened()
    {
        var account = Meet();
        _here.Write(work =>
        {
            PeopleStore.HoldUntil(work, account.Id, Now.AddMinutes(10));
            PeopleStore.HoldUntil(work, account.Id, Now.AddMinutes(1));
        });
        Assert.True(_here.Database.Read(session => OutboxStore.IsHeld(session, account.Id, Now.AddMinutes(9))));
        Assert.False(_here.Database.Read(session => OutboxStore.IsHeld(session, account.Id, Now.AddMinutes(11))));
    }

    [Fact]
    public void A_group_keeps_its_account_when_its_id_changes()
    {
        long id = 0;
        _here.Write(work =>
        {
            id = PeopleStore.MeetGroup(work, -5, Now).Id;
            PeopleStore.Migrate(work, id, -1005);
        });
        Assert.Equal(id, _here.Database.Read(session => PeopleStore.Find(session, -1005))!.Id);
        Assert.Null(_here.Database.Read(session => PeopleStore.Find(session, -5)));
    }

    [Fact]
    public void If_the_new_chat_spoke_first_what_waits_goes_there()
    {
        _here.Write(work =>
        {
            var old = PeopleStore.MeetGroup(work, -5, Now);
            var card = new Card { Id = work.NewId(), AccountId = old.Id, About = Card.Living, Version = 1 };
            CardStore.Add(work, card);
            OutboxStore.Add(work, old.Id, 0, OutboxKind.Card, "{}", card.Id);
            var other = PeopleStore.MeetGroup(work, -1005, Now);
            PeopleStore.Migrate(work, old.Id, -1005);
            Assert.Equal(other.Id, Assert.Single(OutboxStore.Sendable(work, Now, [], 10)).AccountId);
        });
        Assert.Equal(1, _here.Database.Read(session => session.Value<long>("select count(*) from accounts")));
    }

    [Fact]
    public void Whoever_was_erased_and_comes_back_is_somebody_new()
    {
        var before = Meet();
        _here.Write(work => PeopleStore.Erase(work, before.PersonId!.Value));
        var after = Meet();
        Assert.Equal(before.Id, after.Id);
        Assert.NotEqual(before.PersonId, after.PersonId);
        Assert.Null(_here.Database.Read(session => PeopleStore.ById(session, before.PersonId!.Value)));
        _here.Write(work => Assert.Equal(0, OutboxStore.EraseLeavers(work)));
    }

    private Account Meet()
    {
        Account? account = null;
        _here.Write(work => account = PeopleStore.Meet(work, Amal, hasStarted: true, Now));
        return account!;
    }
}
