using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Plans;
using WorkshopBot.Tests.Support;
using WorkshopBot.Turns;

namespace WorkshopBot.Tests.Broadcasts;

/// <summary>Whom a broadcast is for, and what becomes of its copies.</summary>
public sealed class Broadcast_rows : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 11, 8, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly Database _database;
    private readonly UnitOfWork _work;
    private readonly Workshop _workshop;
    private readonly IReadOnlyList<WorkshopForm> _forms;
    private readonly Dictionary<string, long> _people = [];

    public Broadcast_rows()
    {
        _database = EmptyDatabase.OpenIn(_folder);
        _work = _database.Begin();
        var plan = PlanReader.Read(PlanFolder.Open(Repository.At("samples", "basra-2025"), out _)!, TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad")).Plan!;
        Importer.Import(_work, plan, Now, force: false);
        _workshop = WorkshopStore.ByCode(_work, "basra-2025")!;
        _forms = FormStore.Of(_work, _workshop.Id);
        Register("amal", "ar", "confirmed", "women", "basra");
        Register("baran", "ckb", "confirmed", "workers", "karbala");
        Register("clare", "en", "waitlisted", null, "basra");
        Register("dia", "ar", "confirmed", "women", "karbala");
    }

    public void Dispose()
    {
        _work.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("", "amal baran clare dia")]
    [InlineData("status=confirmed", "amal baran dia")]
    [InlineData("status=confirmed status=waitlisted", "amal baran clare dia")]
    [InlineData("status=confirmed group=women", "amal dia")]
    [InlineData("governorate=basra", "amal clare")]
    [InlineData("governorate=basra governorate=karbala language=ckb", "baran")]
    [InlineData("coming=yes", "amal")]
    [InlineData("coming=silent", "baran clare dia")]
    [InlineData("answered=feedback", "baran")]
    [InlineData("unanswered=feedback status=confirmed", "amal dia")]
    public void Audiences_fit_every_filter(string filters, string readers)
    {
        var form = _forms.First(one => one.Purpose == FormPurpose.Feedback);
        AttendanceStore.Told(_work, RegistrationOf("amal"), new(2025, 11, 7));
        AttendanceStore.AskedAbout(_work, RegistrationOf("amal"), _workshop.FirstDay);
        AttendanceStore.Answer(_work, RegistrationOf("amal"), "yes", Now);
        SubmissionStore.Add(_work, _people["baran"], form.Id, form.CurrentVersionId, "ckb", Now, []);
        var audience = filters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(filter => filter.Split('='))
            .Aggregate(new Audience(), (all, filter) => all.Toggled(filter[0], filter[1] == "feedback" ? $"{form.Id}" : filter[1]));

        var broadcast = Add(Audience.Read(audience.Write()));

        Assert.Equal(readers.Split(' '), Readers(broadcast));
        Assert.Equal(readers.Split(' ').Length, DeliveryStore.ByLanguage(_work, _workshop.Id, audience).Sum(row => row.Count));
    }

    [Fact]
    public void News_do_not_go_to_those_who_switched_them_off()
    {
        PeopleStore.SetWithoutNews(_work, _people["dia"], true);

        Assert.Equal(["amal", "baran"], Readers(Add(Audience.Confirmed, topic: "news")));
        Assert.Equal(["amal", "baran", "dia"], Readers(Add(Audience.Confirmed)));
    }

    [Fact]
    public void Readers_of_a_language_without_a_text_are_left_out() => Assert.Equal(["amal", "dia"], Readers(Add(Audience.Confirmed, languages: ["ar"])));

    [Fact]
    public void Copies_that_nobody_tried_to_send_are_taken_back()
    {
        var broadcast = Add(Audience.Confirmed);
        var turn = NewTurn();
        foreach (var name in (string[])["amal", "baran", "dia"])
        {
            DeliveryStore.SetQueued(_work, broadcast.Id, new() { PersonId = _people[name], Language = "ar" }, Now);
            turn.ChatOf(_people[name])!.Deliver(broadcast.Id, new Screen("x"));
        }

        // one is in flight, one is to be tried again
        _work.Execute("update outbox set in_flight_since = @Now where account_id = (select id from accounts where person_id = @person)", new { Now, person = _people["amal"] });
        _work.Execute("update outbox set possibly_doubled = 1 where account_id = (select id from accounts where person_id = @person)", new { person = _people["baran"] });
        DeliveryStore.TakeBack(_work, broadcast.Id, Now);

        Assert.Equal(2, _work.Value<int>("select count(*) from outbox where done_at is null"));
        Assert.Equal(2, _work.Value<int>("select count(*) from cards where name like 'copy:%'"));
        var progress = DeliveryStore.Progress(_work, broadcast.Id);
        Assert.Equal((1, 2), (progress.Waiting, progress.Queued));

        // and what waited never went can be cancelled
        DeliveryStore.CancelRest(_work, broadcast.Id, Now);
        Assert.Equal(1, DeliveryStore.Progress(_work, broadcast.Id).Cancelled);
    }

    [Fact]
    public void Copies_older_than_Telegram_allows_are_not_deleted()
    {
        var broadcast = Add(Audience.Confirmed);
        DeliveryStore.SetDelivered(_work, broadcast.Id, _people["amal"], Now.AddHours(-49), doubled: false);
        DeliveryStore.SetDelivered(_work, broadcast.Id, _people["baran"], Now.AddHours(-47), doubled: false);

        DeliveryStore.ChangeAll(_work, broadcast.Id, Now.AddHours(-48));

        Assert.Equal([_people["baran"]], DeliveryStore.ToChange(_work, broadcast.Id, 10).Select(reader => reader.PersonId));
    }

    [Fact]
    public void Nothing_is_left_of_somebody_who_was_erased()
    {
        var broadcast = Add(Audience.Confirmed);
        DeliveryStore.SetDelivered(_work, broadcast.Id, _people["amal"], Now, doubled: false);
        ReplyStore.Add(_work, broadcast.Id, _people["amal"], "Is there parking?", Now);
        var draft = broadcast with { Id = _work.NewId(), Status = "draft", SenderId = _people["amal"] };
        BroadcastStore.Add(_work, draft);

        ErasureStore.Erase(_work, _people["amal"]);

        Assert.False(DeliveryStore.Has(_work, broadcast.Id, _people["amal"]));
        Assert.Equal(0, ReplyStore.CountOpen(_work, _workshop.Id));
        Assert.Null(BroadcastStore.ById(_work, draft.Id));
        Assert.NotNull(BroadcastStore.ById(_work, broadcast.Id));
    }

    private Turn NewTurn() => new(_work, Now, Now, new CountedChance(1));

    private Broadcast Add(Audience audience, string topic = "logistics", string[]? languages = null)
    {
        var content = new BroadcastContent { Texts = (languages ?? ["ar", "ckb", "en"]).ToDictionary(language => language, _ => new BroadcastText("x", [])) };
        var broadcast = new Broadcast { Id = _work.NewId(), WorkshopId = _workshop.Id, Kind = "message", Status = "sending", Audience = audience, Content = content, Topic = topic, CreatedAt = Now };
        BroadcastStore.Add(_work, broadcast);
        DeliveryStore.AddReaders(_work, broadcast, content.Texts.Keys, Now);
        return BroadcastStore.ById(_work, broadcast.Id)!;
    }

    private List<string> Readers(Broadcast broadcast) =>
        [.. DeliveryStore.Waiting(_work, broadcast.Id, Now, 10).Select(reader => _people.First(person => person.Value == reader.PersonId).Key).Order()];

    private long RegistrationOf(string name) => RegistrationStore.Of(_work, _people[name], _workshop.Id)!.Id;

    private void Register(string name, string language, string status, string? group, string governorate)
    {
        var id = _people[name] = PeopleStore.Meet(_work, Cast.Named(name).TelegramId, hasStarted: true, Now).PersonId!.Value;
        PeopleStore.SetLanguage(_work, id, language);
        var form = _forms.First(one => one.Purpose == FormPurpose.Registration);
        var submission = SubmissionStore.Add(_work, id, form.Id, form.CurrentVersionId, language, Now, []);
        var registration = _work.NewId();
        RegistrationStore.Save(
            _work, registration, id, _workshop.Id, submission, status, "1", Now, Now,
            new() { FullName = name, Governorate = governorate, Group = group, Chosen = [new("governorate", governorate)] }, queued: registration);
    }
}
