using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Turns;
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
    private const string Blocks = "select sealed from anonymous_blocks";
    private const string Waiting = "select body from outbox where body is not null";
    private static readonly DateTimeOffset Now = new(2025, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // beside answers and marks only that something came, of nobody
    private static readonly string[] MayChange = ["anonymous_blocks", "participations", "updates", "installation: 'next_id'"];

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
        var everybody = Prepare(server.World, folder, People);

        // who answers when has nothing to do with who came first; some speak
        var order = everybody.OrderBy(_ => random.Next()).ToList();
        var said = order.Index().ToDictionary(entry => entry.Item, entry => entry.Index is 3 or 7 ? Spoken(random) : Encoding.UTF8.GetBytes($"remark {random.NextInt64():x16}"));
        var nonces = new HashSet<string>(StringComparer.Ordinal);
        var bot = await Start(server, calendar, folder, log);
        try
        {
            foreach (var id in everybody)
                server.World.Say(id, "/help");
            await Quiet(bot);

            // something of theirs went wrong before, and is kept aside
            await bot.Loop.Run(turn => order.ForEach(id => UpdateStore.KeepFailed(turn.Work, null, "message", "Trouble", Convert.ToHexString(said[id]), id, Now)));
            var before = Rows(bot);
            foreach (var (place, id) in order.Index())
            {
                await Answer(server.World, bot, id, said[id], () => nonces.UnionWith(Nonces(bot, "select value from interview_answers")));
                if (place is 2 or 6)
                {
                    // in the middle of it
                    await bot.DisposeAsync();
                    bot = await Start(server, calendar, folder, log);
                }

                await Quiet(bot);
                before = LeftOnlyBlocksAndMarks(before, Rows(bot));
                LeftNothingBehind(bot, folder, nonces, said.Values);
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

    // up to the tap on Send
    private static async Task Answer(World world, BotHost bot, long id, byte[] said, Action? beforeSending = null)
    {
        world.Say(id, "/feedback");
        await Quiet(bot);
        world.Tap(id, Last(world, id, "Useful").Id, "Useful");
        await Quiet(bot);
        if (IsSpoken(said))
        {
            // the first is answered with a warning
            world.SendVoice(id, said, seconds: 4);
            await Quiet(bot);
            world.SendVoice(id, said, seconds: 4);
        }
        else
        {
            world.Say(id, Encoding.UTF8.GetString(said));
        }

        await Quiet(bot);
        beforeSending?.Invoke();
        world.Tap(id, Last(world, id, "Send now").Id, "Send now");
    }

    private static byte[] Spoken(Random random)
    {
        var sound = new byte[200];
        random.NextBytes(sound);
        "OggS"u8.CopyTo(sound);
        return sound;
    }

    private static bool IsSpoken(byte[] said) => said.AsSpan().StartsWith("OggS"u8);

    /// <summary>Every row of every table, as SQL would write it.</summary>
    private static Dictionary<string, HashSet<string>> Rows(BotHost bot) => bot.Database.Read(session =>
        session.Query<string>("select name from sqlite_schema where type = 'table'").ToDictionary(
            table => table,
            table =>
            {
                var columns = session.Query<string>("select name from pragma_table_info(@table)", new { table });
                return session.Query<string>($"select concat_ws('|', {string.Join(", ", columns.Select(column => $"quote(\"{column}\")"))}) from \"{table}\"").ToHashSet(StringComparer.Ordinal);
            }));

    /// <summary>What an answer changed, from the first word to the receipt: only tables that have to change, whatever was said.</summary>
    private static Dictionary<string, HashSet<string>> LeftOnlyBlocksAndMarks(Dictionary<string, HashSet<string>> before, Dictionary<string, HashSet<string>> after)
    {
        var left = after.SelectMany(table => table.Value.Except(before[table.Key]).Select(row => $"{table.Key}: {row}"));
        Assert.Equal([], left.Where(row => !MayChange.Any(allowed => row.StartsWith(allowed, StringComparison.Ordinal))));
        return after;
    }

    /// <summary>While the bot runs: nothing of what was said, and of no earlier state of a block, in file or log.</summary>
    private static void LeftNothingBehind(BotHost bot, TemporaryFolder folder, HashSet<string> nonces, IEnumerable<byte[]> said)
    {
        var now = Nonces(bot, Blocks);
        nonces.UnionWith(now);
        foreach (var file in (string[])["workshop.db", "workshop.db-wal"])
        {
            var content = File.ReadAllBytes(folder.At(file));
            foreach (var nonce in nonces.Except(now))
                IsAbsent(file, content, Convert.FromHexString(nonce), "a draft, or an earlier state of a block");
            foreach (var words in said)
                IsAbsent(file, content, words, "what was said");
        }
    }

    // twelve bytes of what is sealed, that no two states of it have in common
    private static List<string> Nonces(BotHost bot, string sql) => bot.Database.Read(session => Nonces(session, sql));

    private static List<string> Nonces(ReadSession session, string sql) => session.Query<byte[]>(sql).ConvertAll(value => Convert.ToHexString(value.AsSpan(2, 12)));

    private static Dictionary<string, int> Attack(TemporaryFolder folder, LogLines log, World world, List<long> order, Dictionary<long, byte[]> said, HashSet<string> nonces)
    {
        var options = new DatabaseOptions($"Data Source={folder.At("workshop.db")}");
        Backup.Write(options, folder.At("backup.db"));
        var bytes = Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".key", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(folder.Path, file), File.ReadAllBytes);
        Assert.All(bytes.Keys, file => Assert.Matches(@"^(backup|workshop)\.db(-shm|-wal|\.lock)?$", file));
        bytes["log"] = Encoding.UTF8.GetBytes(string.Join('\n', log.Lines));
        var receipts = order.ConvertAll(id => world.Chat(id).Messages.Select(message => Regex.Match(message.Text, "[0-9]{4}(?: · [0-9]{4}){3}")).FirstOrDefault(match => match.Success)?.Value);
        Assert.InRange(receipts.Count(receipt => receipt is not null), People - 2, People);
        using var database = Database.Open(options);
        return database.Read(session =>
        {
            var people = order.ConvertAll(id => PeopleStore.PersonOf(session, id)!.Value);
            var secrets = receipts.OfType<string>().Select(receipt => (Shown: receipt, Digits: string.Concat(receipt.Where(char.IsAsciiDigit))))
                .Select(receipt => (receipt.Shown, receipt.Digits, Key: Receipt.KeyOf(session.Sealer, receipt.Digits))).ToList();

            // 1. in clear: who, what was said, the receipt and the key made of it, in any form
            foreach (var (file, content) in bytes)
            {
                foreach (var id in order)
                {
                    IsAbsent(file, content, Encoding.UTF8.GetBytes(id.ToString(CultureInfo.InvariantCulture)), "an id");
                    IsAbsent(file, content, said[id], "what was said");
                }

                foreach (var (shown, digits, key) in secrets)
                {
                    foreach (var text in (string[])[shown, digits, Convert.ToHexString(key), Convert.ToHexStringLower(key), Convert.ToBase64String(key)])
                        IsAbsent(file, content, Encoding.UTF8.GetBytes(text), "a receipt");
                    IsAbsent(file, content, key, "a receipt's key");
                }
            }

            // the log names none of those who answered by the number they have here, either
            Assert.All(people, person => IsAbsent("log", bytes["log"], Encoding.UTF8.GetBytes(person.ToString(CultureInfo.InvariantCulture)), "a person's number"));

            // 2. nothing of the way there: no draft, card, button, message or row of their chats, nothing kept aside
            foreach (var table in (string[])["interviews", "interview_answers", "answer_messages", "cards", "buttons", "outbox", "parked", "failed_updates", "attachments", "submissions", "timers where kind like 'interview%'"])
                Assert.True(session.Value<long>($"select count(*) from {table}") == 0, $"{table} still has rows.");

            // 3. no earlier state of a block, neither in free pages nor in the log
            foreach (var nonce in nonces.Except(Nonces(session, Blocks)))
            {
                foreach (var (file, content) in bytes)
                    IsAbsent(file, content, Convert.FromHexString(nonce), "an earlier state of a block");
            }

            // 4. with the key: the blocks hold what was said and not a byte more, the marks those of the ten and not a byte more
            var form = session.Value<long>("select distinct form_id from anonymous_blocks");
            var answers = OpenBlocks(session, form, said.Values);
            Assert.Equal(said.Values.Select(Convert.ToHexString).Order(StringComparer.Ordinal), answers.Order(StringComparer.Ordinal));
            var marked = OpenMarks(session, form, people).ConvertAll(person => order[people.IndexOf(person)]);

            // 5. joins: the answers as they stand, against the order of sending, of the marks, of the people's numbers; either way round
            var byPerson = order.OrderBy(id => PeopleStore.PersonOf(session, id)).ToList();
            return new Dictionary<string, int>
            {
                ["order of sending"] = Hits(order, answers),
                ["order of sending, backwards"] = Hits(Enumerable.Reverse(order), answers),
                ["order of the marks"] = Hits(marked, answers),
                ["order of the people"] = Hits(byPerson, answers),
                ["order of sending in the marks"] = order.Zip(marked).Count(pair => pair.First == pair.Second),
                ["order of sending in the marks, backwards"] = Enumerable.Reverse(order).Zip(marked).Count(pair => pair.First == pair.Second),
            };
        });

        int Hits(IEnumerable<long> who, List<string> what) => who.Zip(what).Count(pair => Convert.ToHexString(said[pair.First]) == pair.Second);
    }

    /// <summary>Reads the blocks as decision 11 describes them, without the program: a file's or an answer's bytes are known whole.</summary>
    /// <returns>What was said, in the order in which it stands.</returns>
    private static List<string> OpenBlocks(ReadSession session, long form, IReadOnlyCollection<byte[]> said)
    {
        var version = session.Value<long>("select distinct id from form_versions where form_id = @form", new { form });
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in Opened(session, form, "file"))
        {
            using var reader = new BinaryReader(new MemoryStream(value));
            var name = reader.ReadString();
            var content = said.Single(words => value.AsSpan().EndsWith(words));
            Assert.Equal(Written(name, "", content.Length, content), value);
            Assert.Matches("^remark-[a-z0-9]{8}\\.ogg$", name);
            names[name] = Convert.ToHexString(content);
        }

        var expected = said.Where(words => !IsSpoken(words)).Select(words => (Said: Convert.ToHexString(words), Value: Written(0, version, 2, "useful", "2", true, "remark", Encoding.UTF8.GetString(words), false)))
            .Concat(names.Select(file => (Said: file.Value, Value: Written(1, file.Key, version, 2, "useful", "2", true, "remark", file.Key, false))))
            .ToDictionary(one => Convert.ToHexString(one.Value), one => one.Said);
        return [.. Opened(session, form, "answer").Select(value => expected.GetValueOrDefault(Convert.ToHexString(value)) ?? throw new Xunit.Sdk.XunitException("An answer holds something more."))];
    }

    private static IEnumerable<byte[]> Opened(ReadSession session, long form, string kind)
    {
        foreach (var low in session.Query<byte[]>("select low from anonymous_blocks where kind = @kind order by low", new { kind }))
        {
            var block = session.Sealer.OpenBytes(
                "anonymous_blocks", form, $"{kind}/{Convert.ToHexStringLower(low)}", session.Value<byte[]>("select sealed from anonymous_blocks where kind = @kind and low = @low", new { kind, low })!);
            using var reader = new BinaryReader(new MemoryStream(block));
            while (reader.BaseStream.Position < block.Length)
            {
                reader.ReadBytes(16);
                yield return reader.ReadBytes(reader.Read7BitEncodedInt());
            }
        }
    }

    /// <summary>Whose the marks are, in the order in which they stand. Without the key they are noise; nothing stands beside them.</summary>
    private static List<long> OpenMarks(ReadSession session, long form, List<long> people)
    {
        var rows = session.Query<string>("select quote(form_id) || ' ' || quote(about) || ' ' || quote(low) || ' ' || hex(marks) from participations");
        Assert.StartsWith($"{form} '' X'' ", Assert.Single(rows), StringComparison.Ordinal);
        var owners = people.ToDictionary(person => Convert.ToHexString(
            session.Sealer.LookupKey("participations", string.Create(CultureInfo.InvariantCulture, $"{form}:{person}:"))[..8]));
        return [.. rows[0].Split(' ')[3].Chunk(16).Select(mark => owners[new string(mark)])];
    }

    private static byte[] Written(params object[] values)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var value in values)
        {
            switch (value)
            {
                case int number:
                    writer.Write7BitEncodedInt(number);
                    break;
                case long number:
                    writer.Write7BitEncodedInt64(number);
                    break;
                case bool isSo:
                    writer.Write(isSo);
                    break;
                case string text:
                    writer.Write(text);
                    break;
                case byte[] content:
                    writer.Write(content);
                    break;
            }
        }

        writer.Flush();
        return bytes.ToArray();
    }

    [Fact]
    public async Task Finds_no_receipt_in_a_thank_you_that_waits()
    {
        using var folder = new TemporaryFolder();
        var calendar = Calendar.StandingAt(Now);
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0", WaitAfterSameOffset = false }, calendar);
        var id = Prepare(server.World, folder, people: 1)[0];
        var traces = new HashSet<string>(StringComparer.Ordinal);
        await using (var bot = await Start(server, calendar, folder, new LogLines()))
        {
            await Answer(server.World, bot, id, "remark"u8.ToArray(), () =>
            {
                traces.UnionWith(Nonces(bot, "select value from interview_answers"));
                server.Faults.Add(new Fault { Kind = FaultKind.TooManyRequests, Person = id, Times = null, RetryAfter = 3600 });
            });
            await Quiet(bot);
            LeftNothingBehind(bot, folder, [.. traces], []);
            traces.UnionWith(Nonces(bot, Waiting));
        }

        // the key is at hand: every text in the outbox is opened. Then Telegram waits no longer
        using (var database = Database.Open(new DatabaseOptions($"Data Source={folder.At("workshop.db")}")))
        {
            using var work = database.Begin();
            var waiting = work.Query<long>("select id from outbox where body is not null").ConvertAll(row =>
                work.Sealer.Open("outbox", row, "body", work.Value<byte[]>("select body from outbox where id = @row", new { row })!));
            Assert.Contains(waiting, text => text.Contains("Your receipt", StringComparison.Ordinal));
            Assert.All(waiting, text => Assert.DoesNotMatch("[0-9]{4}(\\W{1,5}[0-9]{4}){3}|[0-9]{16}", text));
            work.Execute("update accounts set not_before = null; update outbox set not_before = null");
            work.Commit();
        }

        server.Faults.Clear();
        await using var again = await Start(server, calendar, folder, new LogLines());
        await Quiet(again);
        Assert.Contains(server.World.Chat(id).Messages, message => message.Text.Contains("Its receipt was lost", StringComparison.Ordinal));
        LeftNothingBehind(again, folder, traces, []);
    }

    [Fact]
    public async Task Finds_nothing_in_the_log_that_a_kill_left_full()
    {
        using var folder = new TemporaryFolder();
        using var copy = new TemporaryFolder();
        var calendar = Calendar.StandingAt(Now);
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0", WaitAfterSameOffset = false }, calendar);
        Prepare(server.World, folder, people: 1);
        string before;
        using (var database = Database.Open(new DatabaseOptions($"Data Source={folder.At("workshop.db")}")))
        {
            var formId = database.Read(session => FormStore.ByName(session, WorkshopStore.ByCode(session, "basra-2025")!.Id, "feedback")!.Id);
            before = Add(1);
            Add(2);

            // between the commit and what empties the log
            foreach (var file in (string[])["workshop.db", "workshop.db-wal", "workshop.key"])
                File.Copy(folder.At(file), copy.At(file));

            string Add(byte number)
            {
                using (var work = database.Begin())
                {
                    AnonymousStore.Add(work, formId, [.. Enumerable.Repeat(number, 16)], new(1, [new("remark", "text", false)]), []);
                    work.Commit();
                }

                return database.Read(session => Nonces(session, Blocks))[0];
            }
        }

        Assert.True(File.ReadAllBytes(copy.At("workshop.db-wal")).AsSpan().IndexOf(Convert.FromHexString(before)) > 0);
        await using var bot = await Start(server, calendar, copy, new LogLines());
        await Quiet(bot);
        LeftNothingBehind(bot, copy, [before], []);
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

    private static List<long> Prepare(World world, TemporaryFolder folder, int people)
    {
        using var files = new PlanFiles();
        files.With("| confirmed | 2025-11-14 11:15 | 2025-11-22 20:00 | no        |", "| everyone | 2025-10-14 11:15 | 2025-11-22 20:00 | yes       |");
        var options = new DatabaseOptions($"Data Source={folder.At("workshop.db")}");
        using (var first = Database.Open(options))
        {
            // people get numbers that stand nowhere by chance
            using var far = first.Begin();
            far.Execute("update installation set value = 7300000001 where name = 'next_id'");
            far.Commit();
        }

        using var database = Database.Open(options);
        using var work = database.Begin();
        Importer.Import(work, files.Read().Plan!, Now, force: false);
        var everybody = new List<long>();
        for (var number = 0; number < people; number++)
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
