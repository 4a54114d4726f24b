using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Hosting;
using WorkshopBot.Plans;
using WorkshopBot.Playground;
using WorkshopBot.Tests.Hosting;
using WorkshopBot.Tests.Plans;
using WorkshopBot.Tests.Support;
using Xunit.Abstractions;
using Calendar = WorkshopBot.Turns.Calendar;

namespace WorkshopBot.Tests.Feedback;

/// <summary>
/// Somebody has it all: database, log, backup, files, the bot's own log and the key, and saw who answered when. They look for traces, and try to join people
/// and answers.
/// </summary>
public sealed class Anonymity_attack(ITestOutputHelper output)
{
    private const int People = 10;
    private const int Rounds = 3;
    private static readonly DateTimeOffset Now = new(2025, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Finds_no_trace_and_joins_no_better_than_chance()
    {
        var seed = System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var hits = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (strategy, count) in await Round(random))
                hits[strategy] = hits.GetValueOrDefault(strategy) + count;
        }

        // a random order hits once on average, whatever the number of people, with a variance of one; a sure join hits all
        var most = Rounds + (4 * Math.Sqrt(Rounds));
        foreach (var (strategy, count) in hits)
            output.WriteLine($"{strategy}: {count} of {Rounds * People} joined, at most {most:0.0} by chance");
        Assert.All(hits, strategy => Assert.InRange(strategy.Value, 0, most));
    }

    private static async Task<Dictionary<string, int>> Round(Random random)
    {
        using var folder = new TemporaryFolder();
        var log = new LogLines();
        var calendar = Calendar.StandingAt(Now);
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0", WaitAfterSameOffset = false }, calendar);
        var everybody = Prepare(server.World, folder);

        // who answers when has nothing to do with who came first
        var order = everybody.OrderBy(_ => random.Next()).ToList();
        var said = order.ToDictionary(id => id, _ => $"remark {random.NextInt64():x16}");
        var nonces = new HashSet<string>(StringComparer.Ordinal);
        var bot = await Start(server, calendar, folder, log);
        try
        {
            foreach (var (place, id) in order.Index())
            {
                server.World.Say(id, "/feedback");
                await Quiet(bot);
                server.World.Tap(id, Last(server.World, id, "Useful").Id, "Useful");
                await Quiet(bot);
                server.World.Say(id, said[id]);
                await Quiet(bot);
                server.World.Tap(id, Last(server.World, id, "Send now").Id, "Send now");
                if (place is 2 or 6)
                {
                    // in the middle of it
                    await bot.DisposeAsync();
                    bot = await Start(server, calendar, folder, log);
                }

                await Quiet(bot);
                nonces.UnionWith(bot.Database.Read(session => session.Query<byte[]>("select sealed from anonymous_blocks")).Select(value => Convert.ToHexString(value.AsSpan(2, 12))));
            }
        }
        finally
        {
            await bot.StopAsync();
            await bot.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        return Attack(folder, log, server.World, order, said, nonces);
    }

    private static Dictionary<string, int> Attack(TemporaryFolder folder, LogLines log, World world, List<long> order, Dictionary<long, string> said, HashSet<string> nonces)
    {
        var options = new DatabaseOptions($"Data Source={folder.At("workshop.db")}");
        Backup.Write(options, folder.At("backup.db"));
        var bytes = Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".key", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(folder.Path, file), File.ReadAllBytes);
        bytes["log"] = Encoding.UTF8.GetBytes(string.Join('\n', log.Lines));
        var receipts = order.ConvertAll(id => world.Chat(id).Messages.Select(message => System.Text.RegularExpressions.Regex.Match(message.Text, "[0-9]{4}(?: · [0-9]{4}){3}")).FirstOrDefault(match => match.Success)?.Value);
        Assert.InRange(receipts.Count(receipt => receipt is not null), People - 2, People);

        // 1. in clear: who, the receipt in any form, what was said
        foreach (var (file, content) in bytes)
        {
            foreach (var (place, id) in order.Index())
            {
                IsAbsent(file, content, Encoding.UTF8.GetBytes(id.ToString(CultureInfo.InvariantCulture)), "an id");
                IsAbsent(file, content, Encoding.UTF8.GetBytes(said[id]), "what was said");
                if (receipts[place] is { } receipt)
                {
                    IsAbsent(file, content, Encoding.UTF8.GetBytes(receipt), "a receipt");
                    IsAbsent(file, content, Encoding.UTF8.GetBytes(string.Concat(receipt.Where(char.IsAsciiDigit))), "a receipt");
                }
            }
        }

        using var database = Database.Open(options);
        return database.Read(session =>
        {
            // 2. nothing of the way there: no draft, card, button, message or row of their chats, nothing kept aside
            foreach (var table in (string[])["interviews", "interview_answers", "answer_messages", "cards", "buttons", "outbox", "parked", "failed_updates", "attachments", "submissions", "timers where kind like 'interview%'"])
                Assert.True(session.Value<long>($"select count(*) from {table}") == 0, $"{table} still has rows.");

            // 3. no earlier state of a block, neither in free pages nor in the log
            var now = session.Query<byte[]>("select sealed from anonymous_blocks").ConvertAll(value => Convert.ToHexString(value.AsSpan(2, 12)));
            foreach (var nonce in nonces.Except(now))
            {
                foreach (var (file, content) in bytes)
                    IsAbsent(file, content, Convert.FromHexString(nonce), "an earlier state of a block");
            }

            // 4. with the key: the block holds what was said, and nobody's number
            var form = session.Value<long>("select form_id from anonymous_blocks limit 1");
            var answers = AnonymousStore.OfForm(session, form).Select(one => one.Answers.Single(answer => !answer.IsClosed).Value).ToList();
            Assert.Equal(said.Values.Order(StringComparer.Ordinal), answers.Order(StringComparer.Ordinal));
            var people = order.ConvertAll(id => PeopleStore.PersonOf(session, id)!.Value);
            Assert.All(people, person => Assert.True(ParticipationStore.Has(session, form, "", person)));

            // 5. joins: the answers as they stand, against the order of sending, of the marks, of the people's numbers; either way round
            var byMark = order.OrderBy(id => Convert.ToHexString(session.Sealer.LookupKey("participations", string.Create(CultureInfo.InvariantCulture, $"{form}:{PeopleStore.PersonOf(session, id)}:"))), StringComparer.Ordinal).ToList();
            var byPerson = order.OrderBy(id => PeopleStore.PersonOf(session, id)).ToList();
            return new Dictionary<string, int>
            {
                ["order of sending"] = Hits(order, answers),
                ["order of sending, backwards"] = Hits(Enumerable.Reverse(order), answers),
                ["order of the marks"] = Hits(byMark, answers),
                ["order of the people"] = Hits(byPerson, answers),
                ["order of sending in the marks"] = order.Zip(byMark).Count(pair => pair.First == pair.Second),
            };
        });

        int Hits(IEnumerable<long> who, List<string> what) => who.Zip(what).Count(pair => said[pair.First] == pair.Second);
    }

    [Fact]
    public void Learns_nothing_from_the_pages_of_many_blocks()
    {
        var seed = System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        const int Answers = 300;
        var total = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            using var folder = new TemporaryFolder();
            var path = folder.At("workshop.db");
            var order = new Dictionary<string, int>(StringComparer.Ordinal);
            long formId;
            using (var database = Database.Open(new DatabaseOptions($"Data Source={path}")))
            {
                using (var files = new PlanFiles())
                using (var work = database.Begin())
                {
                    Importer.Import(work, files.Read().Plan!, Now, force: false);
                    formId = FormStore.ByName(work, WorkshopStore.ByCode(work, "basra-2025")!.Id, "feedback")!.Id;
                    work.Commit();
                }

                for (var number = 0; number < Answers; number++)
                {
                    using var work = database.Begin();
                    var key = new byte[16];
                    random.NextBytes(key);
                    var text = new string('x', random.Next(200)) + number.ToString(CultureInfo.InvariantCulture);
                    order[text] = number;
                    AnonymousStore.Add(work, formId, key, new(1, [new("remark", text, false)]), []);
                    ParticipationStore.Add(work, formId, "", number);
                    work.Commit();
                    if (number % 10 == 0)
                        database.TruncateLog();
                }

                database.TruncateLog();
            }

            SqliteConnection.ClearAllPools();
            total += Rank(path, order, formId);
        }

        // a rank correlation of N by chance has a deviation of 1 / √(N − 1)
        var mean = Math.Abs(total / Rounds);
        var most = 4 / Math.Sqrt((Answers - 1) * Rounds);
        output.WriteLine($"correlation of page and time {mean:0.000}, at most {most:0.000} by chance");
        Assert.InRange(mean, 0, most);
    }

    // where each answer's block lies in the file, and its place in it, against when it came
    private static double Rank(string path, Dictionary<string, int> order, long formId)
    {
        var file = File.ReadAllBytes(path);
        NoOldPages(file);
        using var database = Database.Open(new DatabaseOptions($"Data Source={path}"));
        var places = new List<(long At, int Number)>();
        database.Read(session =>
        {
            var blocks = session.Query<byte[]>("select sealed from anonymous_blocks order by low");
            var texts = AnonymousStore.OfForm(session, formId).Select(one => one.Answers[0].Value).ToList();
            var held = session.Query<int>("select held from anonymous_blocks order by low");
            var next = 0;
            foreach (var (number, block) in blocks.Index())
            {
                var at = file.AsSpan().IndexOf(block.AsSpan(0, 14));
                Assert.True(at > 0);
                for (var place = 0; place < held[number]; place++)
                    places.Add(((long)at * 1000 + place, order[texts[next++]]));
            }

            return 0;
        });
        var ranked = places.OrderBy(place => place.At).Select(place => place.Number).ToList();
        var middle = (ranked.Count - 1) / 2.0;
        return ranked.Index().Sum(entry => (entry.Index - middle) * (entry.Item - middle)) / Enumerable.Range(0, ranked.Count).Sum(rank => (rank - middle) * (rank - middle));
    }

    // what SQLite has set free is empty (file format 1.5: trunk pages name the leaves)
    private static void NoOldPages(byte[] file)
    {
        var pageSize = (file[16] << 8) | file[17];
        var trunk = Number(32);
        while (trunk != 0)
        {
            var start = (trunk - 1) * pageSize;
            for (var leaf = 0; leaf < Number(start + 4); leaf++)
                Assert.True(file.AsSpan((Number(start + 8 + (4 * leaf)) - 1) * pageSize, pageSize).IndexOfAnyExcept((byte)0) < 0, "A free page holds something.");
            trunk = Number(start);
        }

        int Number(int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
    }

    private static void IsAbsent(string file, byte[] content, byte[] what, string name) =>
        Assert.True(content.AsSpan().IndexOf(what) < 0, $"{file} holds {name}.");

    private static List<long> Prepare(World world, TemporaryFolder folder)
    {
        using var files = new PlanFiles();
        files.With("| confirmed | 2025-11-14 11:15 | 2025-11-22 20:00 | no        |", "| everyone | 2025-10-14 11:15 | 2025-11-22 20:00 | yes       |");
        using var database = Database.Open(new DatabaseOptions($"Data Source={folder.At("workshop.db")}"));
        using var work = database.Begin();
        Importer.Import(work, files.Read().Plan!, Now, force: false);
        var everybody = new List<long>();
        for (var number = 0; number < People; number++)
        {
            var id = world.AddPerson("Somebody").Id;
            PeopleStore.SetLanguage(work, PeopleStore.Meet(work, id, hasStarted: true, Now).PersonId!.Value, "en");
            everybody.Add(id);
        }

        work.Commit();
        return everybody;
    }

    private static async Task<BotHost> Start(PlaygroundServer server, Calendar calendar, TemporaryFolder folder, LogLines log)
    {
        var bot = BotHost.Build(new BotHostOptions
        {
            Settings = new Dictionary<string, string?>
            {
                ["Telegram:Token"] = server.Token,
                ["Telegram:BaseUrl"] = server.Address.ToString().TrimEnd('/'),
                ["ConnectionStrings:Workshop"] = $"Data Source={folder.At("workshop.db")}",
                ["Limits:MessagesPerSecond"] = "0",
                ["Limits:MessagesPerSecondPerChat"] = "0",
            },
            AddProduct = Product.Add,
            Calendar = calendar,
            Logging = logging => logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace),
        });
        await bot.StartAsync();
        return bot;
    }

    private static async Task Quiet(BotHost bot)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await bot.Quiet(patience.Token);
    }

    private static SeenMessage Last(World world, long id, string label) =>
        world.Chat(id).Messages.Last(message => message.Buttons.Any(row => row.Any(button => button.Text == label)));
}
