using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Outbox;

public sealed class Outbox_rows : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 11, 14, 6, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDatabase _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void Go_out_by_lane_and_then_in_the_order_they_were_written()
    {
        _here.Write(work =>
        {
            var broadcast = Add(work, chat: 1, lane: 2);
            var notification = Add(work, chat: 1, lane: 1);
            var answer = Add(work, chat: 1, lane: 0);
            var secondAnswer = Add(work, chat: 1, lane: 0);
            var others = Add(work, chat: 2, lane: 0);
            Assert.Equal([answer, others, notification, broadcast], Sendable(work));

            OutboxStore.Finish(work, answer, "sent", Now);
            Assert.Equal([secondAnswer, others, notification, broadcast], Sendable(work));
            Assert.Equal([secondAnswer], Sendable(work, limit: 1));
        });
    }

    [Fact]
    public void Wait_for_the_one_before_while_it_is_in_flight_or_held()
    {
        _here.Write(work =>
        {
            var first = Add(work, chat: 1, lane: 0);
            Add(work, chat: 1, lane: 0);
            OutboxStore.MarkInFlight(work, first, Now);
            Assert.Empty(Sendable(work));
            OutboxStore.Again(work, first, Now.AddSeconds(5));
            Assert.Empty(Sendable(work));
            Assert.False(OutboxStore.HasDue(work, Now));
            Assert.Equal(Now.AddSeconds(5), OutboxStore.NextDelayed(work, Now));
            Assert.Equal([first], OutboxStore.Sendable(work, Now.AddSeconds(5), [], 10).Select(row => row.Id));
        });
    }

    [Fact]
    public void Of_one_card_keep_their_order_across_lanes()
    {
        _here.Write(work =>
        {
            var card = AddCard(work, chat: 1);
            var slow = Add(work, chat: 1, lane: 1, card);
            Add(work, chat: 1, lane: 0, card);
            Assert.Equal([slow], Sendable(work));
        });
    }

    [Fact]
    public void Of_a_held_chat_wait_and_others_go()
    {
        _here.Write(work =>
        {
            var held = Add(work, chat: 1, lane: 0);
            var free = Add(work, chat: 2, lane: 2);
            PeopleStore.HoldUntil(work, Account(work, 1), Now.AddHours(1));
            Assert.Equal([free], Sendable(work));
            Assert.Equal([held, free], OutboxStore.Sendable(work, Now.AddHours(2), [], 10).Select(row => row.Id));
            Assert.Equal([held], OutboxStore.Sendable(work, Now.AddHours(2), [Account(work, 2)], 10).Select(row => row.Id));
        });
    }

    [Fact]
    public void Lie_sealed_and_are_erased_when_done()
    {
        _here.Write(work =>
        {
            var id = Add(work, chat: 7, lane: 0);
            var row = Assert.Single(OutboxStore.Sendable(work, Now, [], 10));
            Assert.Equal((7L, "Amal's answer"), (row.ChatId(work), row.OpenBody(work)));
            Assert.DoesNotContain("Amal", System.Text.Encoding.UTF8.GetString(work.Value<byte[]>("select body from outbox")!), StringComparison.Ordinal);
            OutboxStore.Finish(work, id, "sent", Now);
            Assert.Equal(1, work.Value<long>("select body is null from outbox"));
            OutboxStore.ForgetDoneBefore(work, Now.AddDays(1));
            Assert.Equal(0, work.Value<long>("select count(*) from outbox"));
        });
    }

    [Fact]
    public void In_flight_at_a_crash_are_doubtful_only_if_they_would_appear_twice()
    {
        _here.Write(work =>
        {
            var unsent = AddCard(work, chat: 1);
            var shown = AddCard(work, chat: 2);
            CardStore.Learn(work, shown, 55);
            long[] rows = [Add(work, 1, 0, unsent), Add(work, 2, 0, shown), Add(work, 3, 0)];
            foreach (var row in rows)
                OutboxStore.MarkInFlight(work, row, Now);
            Assert.Empty(Sendable(work));

            Assert.Equal(3, OutboxStore.RetryInterrupted(work));
            Assert.Equal([true, false, true], OutboxStore.Sendable(work, Now, [], 10).Select(row => row.PossiblyDoubled));
        });
    }

    [Fact]
    public void Refused_for_good_lie_aside_with_their_reason()
    {
        _here.Write(work =>
        {
            var id = Add(work, chat: 1, lane: 0);
            OutboxStore.Park(work, id, "Amal's answer", "BUTTON_URL_INVALID", Now);
            Assert.Empty(Sendable(work));
            Assert.Equal("BUTTON_URL_INVALID", work.Value<string>("select reason from parked"));
            Assert.Equal("Amal's answer", work.Sealer.Open("parked", id, "body", work.Value<byte[]>("select body from parked")!));
        });
    }

    [Fact]
    public void Of_somebody_who_is_gone_are_dropped_and_named()
    {
        _here.Write(work =>
        {
            var card = AddCard(work, chat: 1);
            Add(work, 1, 0, card);
            OutboxStore.Add(work, Account(work, 1), 2, OutboxKind.Message, "{}", broadcastId: 9);
            var stays = Add(work, chat: 2, lane: 0);
            var dropped = OutboxStore.DropAll(work, Account(work, 1), Now);
            Assert.Equal([(card, null), (null, 9L)], dropped.OrderBy(row => row.Id).Select(row => (row.CardId, row.BroadcastId)));
            Assert.Equal([stays], Sendable(work));
        });
    }

    [Fact]
    public void That_wait_may_be_replaced_in_flight_ones_may_not()
    {
        _here.Write(work =>
        {
            var card = AddCard(work, chat: 1);
            var row = Add(work, 1, 1, card);
            var state = OutboxStore.StateOf(work, card);
            Assert.Equal((row, false), (state.WaitingId, state.IsInFlight));
            Assert.True(state.IsUnsent(CardStore.ById(work, card)!));
            OutboxStore.Replace(work, row, 0, "newer");
            Assert.Equal("newer", OutboxStore.ReadBody(work, row));
            Assert.Equal(0, work.Value<long>("select lane from outbox"));

            OutboxStore.MarkInFlight(work, row, Now);
            state = OutboxStore.StateOf(work, card);
            Assert.Equal((null, true), (state.WaitingId, state.IsInFlight));
        });
    }

    private static List<long> Sendable(UnitOfWork work, int limit = 10) => [.. OutboxStore.Sendable(work, Now, [], limit).Select(row => row.Id)];

    private static long Account(UnitOfWork work, long chat) => PeopleStore.Meet(work, chat, hasStarted: true, Now).Id;

    private static long Add(UnitOfWork work, long chat, int lane, long? card = null) =>
        OutboxStore.Add(work, Account(work, chat), lane, card is null ? OutboxKind.Message : OutboxKind.Card, "Amal's answer", card);

    private static long AddCard(UnitOfWork work, long chat)
    {
        var card = new Card { Id = work.NewId(), AccountId = Account(work, chat), About = Card.Living, Version = 1 };
        CardStore.Add(work, card);
        return card.Id;
    }
}
