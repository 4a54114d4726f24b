using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Turns;
using WorkshopBot.Turns;

namespace WorkshopBot.Tests.Turns;

public sealed class House_keeping : IDisposable
{
    private static readonly DateTimeOffset Start = new(2025, 11, 14, 6, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workshopbot-");
    private readonly Database _database;

    public House_keeping() => _database = Database.Open(new DatabaseOptions($"Data Source={Path.Combine(_folder.FullName, "workshop.db")}"));

    public void Dispose()
    {
        _database.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Keeps_updates_48_hours_delivered_rows_a_day_closed_cards_two_and_failures_thirty()
    {
        var clock = Calendar.StandingAt(Start);
        var housekeeping = new Housekeeping(clock);
        using var work = _database.Begin();
        var account = PeopleStore.Meet(work, 7, hasStarted: true, Start);
        var card = new Card { Id = work.NewId(), AccountId = account.Id, About = Card.Living, Version = 1 };
        CardStore.Add(work, card);
        CardStore.Close(work, card.Id, Start);
        UpdateStore.Remember(work, 1, Start);
        OutboxStore.Finish(work, OutboxStore.Add(work, account.Id, 0, OutboxKind.Card, "{}", card.Id), "sent", Start);
        OutboxStore.Add(work, account.Id, 0, OutboxKind.Message, "{}");

        Assert.Equal((1, 2, 1), After(TimeSpan.FromHours(23)));
        Assert.Equal((1, 1, 1), After(TimeSpan.FromHours(25)));
        Assert.Equal((0, 1, 0), After(TimeSpan.FromHours(49)));

        UpdateStore.KeepFailed(work, 2, "message", "InvalidOperationException", "{}", userId: 7, Start);
        OutboxStore.Park(work, OutboxStore.Add(work, account.Id, 0, OutboxKind.Message, "{}"), "{}", "refused", Start);
        After(TimeSpan.FromDays(29));
        Assert.Equal((1, 1), (Count("failed_updates"), Count("parked")));
        After(TimeSpan.FromDays(31));
        Assert.Equal((0, 0), (Count("failed_updates"), Count("parked")));

        (long Updates, long Rows, long Cards) After(TimeSpan time)
        {
            clock.Set(Start + time);
            housekeeping.Run(work, []);
            return (Count("updates"), Count("outbox"), Count("cards"));
        }

        long Count(string table) => work.Value<long>($"select count(*) from {table}");
    }
}
