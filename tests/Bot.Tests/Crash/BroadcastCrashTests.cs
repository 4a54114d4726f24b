using System.Globalization;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Playground;
using WorkshopBot.Tests.Faults;
using Xunit.Abstractions;

namespace WorkshopBot.Tests.Crash;

/// <summary>
/// A broadcast at Telegram's own pace, with people who blocked the bot, answers that get lost and five kills on the way: nobody is missed, and whoever got it
/// twice is one of those that the report names. In <c>./check</c> to 500 people, with <c>--long</c> to 10,000.
/// </summary>
[Trait("Category", "Crash")]
public sealed class BroadcastCrashTests(ITestOutputHelper output)
{
    private const int Kills = 5;
    private const int MostInFlight = 32;
    private const string Text = "Bring your notebooks tomorrow.";

    [Fact]
    public async Task Everybody_gets_a_broadcast_though_the_program_is_killed_five_times()
    {
        var isLong = int.Parse(Environment.GetEnvironmentVariable("WORKSHOPBOT_CRASHES") ?? "5", CultureInfo.InvariantCulture) > 5;
        var count = isLong ? 10_000 : 500;
        var chance = new Random(Environment.TickCount);
        using var time = new CancellationTokenSource(TimeSpan.FromMinutes(isLong ? 20 : 4), TimeProvider.System);
        await using var town = await Town.Build(seats: count, time.Token, hasRates: true);
        var people = await Populate(town, count);
        var sender = people[^1];
        var typist = people[^2];
        var blocked = people.Take(count / 20).ToList();
        foreach (var person in blocked)
            await town.World.Block(person);
        await town.World.ForgetUpdates();
        town.Owners = sender.ToString(CultureInfo.InvariantCulture);
        // Telegram is as far away as it is, so that something is in flight; one in a hundred arrives, and its answer does not
        await town.World.Add(new() { Kind = FaultKind.Latency, Latency = TimeSpan.FromMilliseconds(400), Method = "sendMessage", Times = null });
        await town.World.Add(new() { Kind = FaultKind.ResetAfter, Method = "sendMessage", Probability = 0.01, Seed = chance.Next(), Times = null });

        var bot = await town.StartBot(time.Token);
        try
        {
            var start = TimeProvider.System.GetTimestamp();
            await Compose(town, sender, time.Token);
            await Until(() => Open(town) > 0, time.Token);
            var struck = 0;
            var questions = 0;
            for (var kill = 0; kill < Kills; kill++)
            {
                var until = (kill + 1) * count / (Kills + 2);
                await Until(() => Delivered(town) >= until || Open(town) == 0, time.Token);
                struck += Open(town) > 0 ? 1 : 0;
                await bot.DisposeAsync();
                bot = await town.StartBot(time.Token);
                await Until(() => Delivered(town) > until || Open(town) == 0, time.Token);
                await town.World.Say(typist, "/help");
                questions++;
            }

            await Until(() => Open(town) == 0 && town.Count("select count(*) from broadcasts where status = 'sent'") == 1, time.Token);
            await Until(() => Report(town, sender)?.Contains("Reached", StringComparison.Ordinal) == true && town.Count("select count(*) from outbox where done_at is null") == 0, time.Token);
            output.WriteLine($"{count} people in {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s");
            Assert.Equal(Kills, struck);
            Judge(town, people, blocked, sender, typist, questions);
            await bot.Stop();
        }
        finally
        {
            await bot.DisposeAsync();
        }
    }

    private void Judge(Town town, List<long> people, List<long> blocked, long sender, long typist, int questions)
    {
        var messages = town.World.Messages();
        var copies = messages.Where(IsCopy).GroupBy(change => change.ChatId).ToDictionary(chat => chat.Key, chat => chat.Count());
        var doubled = town.Count("select sum(doubled) from deliveries");
        var twice = copies.Count(chat => chat.Value > 1);
        var ambiguous = town.Count("select coalesce(sum(possibly_doubled), 0) from outbox");
        output.WriteLine($"{copies.Count} got it, {twice} more than once; {doubled} may have, {ambiguous} sends were repeated");

        // nobody missed, nobody reached who blocked the bot
        Assert.Equal(people.Except(blocked).Order(), copies.Keys.Order());
        Assert.Equal(people.Count - blocked.Count, Delivered(town));
        Assert.Equal(blocked.Count, town.Count("select count(*) from deliveries where status = 'blocked'"));

        // nobody twice but those who are counted, and those are no more than were in flight at a kill, or whose answer was lost
        Assert.InRange(twice, 0, doubled);
        Assert.InRange(doubled, 0, (Kills * MostInFlight) + (people.Count / 25));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"May have come twice: {doubled}"), Report(town, sender), StringComparison.Ordinal);

        // no refusal for rate: none of them was ever told to wait
        Assert.Equal(0, town.Count("select count(*) from accounts where not_before is not null"));

        // whoever writes meanwhile is answered before more than a second's worth of copies, with one more for what was on its way
        var asked = messages.FindAll(change => change.ChatId == typist && change is { Kind: "said", Message.Text: "/help" });
        Assert.Equal(questions, asked.Count);
        Assert.All(asked, question =>
        {
            var answer = messages.Find(change => change.ChatId == typist && change.Kind == "sent" && change.Number > question.Number && !IsCopy(change));
            Assert.NotNull(answer);
            var between = messages.Count(change => IsCopy(change) && change.Number > question.Number && change.Number < answer.Number);
            output.WriteLine($"{between} copies went before the answer");
            Assert.InRange(between, 0, 2 * 25);
        });
    }

    private static bool IsCopy(Change change) => change.Kind == "sent" && change.Message!.Text.StartsWith(Text, StringComparison.Ordinal);

    private static long Delivered(Town town) => town.Count("select count(*) from deliveries where status = 'delivered'");

    private static long Open(Town town) => town.Count("select count(*) from deliveries where status in ('waiting', 'queued')");

    private static string? Report(Town town, long sender) => town.World.ChangesOf(sender)
        .LastOrDefault(change => change.Message is { } message && (message.Text.Contains("Reached", StringComparison.Ordinal) || message.Text.StartsWith("Sending", StringComparison.Ordinal))
            && !message.Text.StartsWith("Message", StringComparison.Ordinal))?.Message!.Text;

    private static async Task Until(Func<bool> isSo, CancellationToken cancellationToken)
    {
        while (!isSo())
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
    }

    /// <summary>As somebody of the team does it; urgent, so that it goes at any hour of the day.</summary>
    private static async Task Compose(Town town, long sender, CancellationToken cancellationToken)
    {
        await town.World.Say(sender, "/facilitate");
        await Tap(town, sender, "Write to people", cancellationToken);
        await Shown(town, sender, message => message.Text.StartsWith("Write the message", StringComparison.Ordinal), cancellationToken);
        await town.World.Say(sender, Text);
        await Tap(town, sender, "Options…", cancellationToken);
        await Tap(town, sender, "Urgent", cancellationToken);
        await Shown(town, sender, message => message.Buttons.Any(row => row.Any(button => button.Text == "✓ Urgent")), cancellationToken);
        await Tap(town, sender, "◂ Back", cancellationToken);
        await Tap(town, sender, "Send now", cancellationToken);
    }

    private static async Task Tap(Town town, long person, string label, CancellationToken cancellationToken)
    {
        var message = await Shown(town, person, one => one.Buttons.Any(row => row.Any(button => button.Text == label)), cancellationToken);
        await town.World.Tap(person, message.Id, label);
    }

    private static async Task<SeenMessage> Shown(Town town, long person, Func<SeenMessage, bool> isIt, CancellationToken cancellationToken)
    {
        while (true)
        {
            var chat = await town.World.Chat(person);
            if (chat.Messages.LastOrDefault(message => message.FromBot && isIt(message)) is { } found)
                return found;
            if (!await town.World.ChangedWithin(chat, TimeSpan.FromSeconds(15), cancellationToken))
                Assert.Fail($"{person} sees only:\n{string.Join('\n', chat.Messages.Select(message => $"{message.Text} {string.Join(' ', message.Buttons.SelectMany(row => row).Select(button => button.Text))}"))}");
        }
    }

    /// <summary>People with a confirmed registration, who opened the bot before.</summary>
    private static async Task<List<long>> Populate(Town town, int count)
    {
        var people = new List<long>();
        for (var i = 0; i < count; i++)
        {
            people.Add(await town.World.AddPerson("Reader"));
            await town.World.Start(people[^1], Town.Link);
        }

        using var database = Database.Open(new DatabaseOptions($"Data Source={town.DatabasePath};Pooling=False"));
        using var work = database.Begin();
        var now = TimeProvider.System.GetUtcNow();
        var workshop = WorkshopStore.All(work).Single();
        var form = FormStore.Of(work, workshop.Id).First(one => one.Purpose == FormPurpose.Registration);
        foreach (var telegramId in people)
        {
            var person = PeopleStore.Meet(work, telegramId, hasStarted: true, now).PersonId!.Value;
            PeopleStore.SetLanguage(work, person, "en");
            var submission = SubmissionStore.Add(work, person, form.Id, form.CurrentVersionId, "en", now, []);
            var id = work.NewId();
            RegistrationStore.Save(work, id, person, workshop.Id, submission, "confirmed", "1", now, now, new() { FullName = "Reader", Chosen = [] }, queued: id);
        }

        work.Commit();
        return people;
    }
}
