using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using WorkshopBot.Playground;

namespace WorkshopBot.Bench;

/// <summary>
/// The published bot in a process of its own against <c>playground --lean</c> in this one: 200 people who act as soon as they are answered,
/// synchronous=FULL, limits off; then the same program with one commit for each update.
/// </summary>
internal static partial class TurnsBench
{
    private const int People = 200;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(15);
    private static readonly string[] Ways = ["English", "I agree, register me", "Send now", "My answers"];

    public static void Run()
    {
        var program = Program();
        Console.WriteLine($"{People} people, {Time.TotalSeconds} s each             updates/s     p50     p99  updates/commit   bot CPU/update   rest CPU/update   bot memory");
        var grouped = Measure(program, turnsPerCommit: 256).GetAwaiter().GetResult();
        Console.WriteLine(grouped.Line("updates share commits"));
        var single = Measure(program, turnsPerCommit: 1).GetAwaiter().GetResult();
        Console.WriteLine(single.Line("one commit an update"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sharing commits: {grouped.Rate / single.Rate:0.0} times the updates"));
    }

    /// <summary>
    /// Two hundred people stand before the last fifteen seats and tap Send at the same moment; limits off. Measured is when each has been told.
    /// </summary>
    public static void RunSeats()
    {
        const int seats = 15;
        var program = Program();
        Console.WriteLine($"{People} people, {seats} seats       confirmed  waiting in the order of taps   told: half      all");
        for (var round = 0; round < 3; round++)
            Console.WriteLine(MeasureSeats(program, seats).GetAwaiter().GetResult());
    }

    private static async Task<string> MeasureSeats(string program, int seats)
    {
        var folder = Directory.CreateTempSubdirectory("seats").FullName;
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0", Lean = true });
        try
        {
            await Import(program, folder, server, turnsPerCommit: 256, seats);
            using var bot = Start(program, folder, server, 256, "run");
            var said = bot.StandardOutput.ReadToEndAsync();
            var crowd = new Crowd(server.World) { HoldsAtSend = true };
            await crowd.Act(_ => crowd.Held.Count == People, TimeSpan.FromMinutes(2));
            var told = await crowd.SendAll();
            await Stop(bot);
            await said;
            var texts = crowd.Held.ConvertAll(held => told[held.PersonId].Text);
            var inOrder = texts.Skip(seats).Select((text, index) => text.Contains(string.Create(CultureInfo.InvariantCulture, $"waiting list: {index + 1}\n"), StringComparison.Ordinal)).Count(isInOrder => isInOrder);
            var sorted = told.Values.Select(one => one.After).Order().ToList();
            return string.Create(CultureInfo.InvariantCulture,
                $"{"",-30} {texts.Take(seats).Count(text => text.Contains("Entry code", StringComparison.Ordinal)),6} {inOrder,30} {sorted[sorted.Count / 2].TotalMilliseconds,14:0} ms {sorted[^1].TotalMilliseconds,5:0} ms");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static string Program() => Path.GetFullPath("artifacts/publish/WorkshopBot.dll") is var program && File.Exists(program)
        ? program
        : throw new FileNotFoundException($"There is no {program}: dotnet publish src/Bot -c Release -o artifacts/publish");

    private static async Task Import(string program, string folder, PlaygroundServer server, int turnsPerCommit, int seats)
    {
        var starts = TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var plan = Path.Combine(folder, "plan");
        Directory.CreateDirectory(plan);
        foreach (var file in Directory.EnumerateFiles("samples/basra-2025"))
            File.WriteAllText(Path.Combine(plan, Path.GetFileName(file)), SeatsRow().Replace(File.ReadAllText(file), string.Create(CultureInfo.InvariantCulture, $"$1 {seats} ")));
        using var import = Start(program, folder, server, turnsPerCommit, "import", plan, "--starts", starts);
        await import.WaitForExitAsync();
    }

    private static async Task Stop(Process bot)
    {
        using (var stop = Process.Start("kill", ["-TERM", bot.Id.ToString(CultureInfo.InvariantCulture)]))
            await stop.WaitForExitAsync();
        await bot.WaitForExitAsync();
    }

    private static async Task<Figures> Measure(string program, int turnsPerCommit)
    {
        var folder = Directory.CreateTempSubdirectory("turns").FullName;
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0", Lean = true });
        try
        {
            await Import(program, folder, server, turnsPerCommit, seats: 100_000);
            using var bot = Start(program, folder, server, turnsPerCommit, "run");
            var said = bot.StandardOutput.ReadToEndAsync();
            var crowd = new Crowd(server.World);
            var registering = await crowd.Act(until => crowd.Registered == People, TimeSpan.FromMinutes(2));
            var (botBefore, restBefore) = (bot.TotalProcessorTime, Process.GetCurrentProcess().TotalProcessorTime);
            crowd.Forget();
            var acting = await crowd.Act(elapsed => elapsed >= Time, Time + TimeSpan.FromMinutes(1));
            bot.Refresh();
            var botTime = bot.TotalProcessorTime - botBefore;
            var restTime = Process.GetCurrentProcess().TotalProcessorTime - restBefore;
            var memory = bot.PeakWorkingSet64;
            var (count, latencies) = (crowd.Acts, crowd.Latencies);
            await Stop(bot);
            var counted = Counted().Match(await said);
            double Number(string name) => double.Parse(counted.Groups[name].Value, CultureInfo.InvariantCulture);
            return new(
                count / acting.TotalSeconds,
                latencies,
                counted.Success ? Number("turns") / Number("commits") : double.NaN,
                botTime / count,
                restTime / count,
                memory,
                registering);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Process Start(string program, string folder, PlaygroundServer server, int turnsPerCommit, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["Telegram__Token"] = server.Token;
        start.Environment["Telegram__BaseUrl"] = server.Address.GetLeftPart(UriPartial.Authority);
        start.Environment["Limits__MessagesPerSecond"] = "0";
        start.Environment["Limits__MessagesPerSecondPerChat"] = "0";
        start.Environment["Limits__TurnsPerCommit"] = turnsPerCommit.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }

    [GeneratedRegex(@"^(\|  \| capacity \|) [^|]*", RegexOptions.Multiline)]
    private static partial Regex SeatsRow();

    [GeneratedRegex(@"(?<turns>[0-9]+) turns in (?<commits>[0-9]+) commits")]
    private static partial Regex Counted();

    /// <summary>People who register, and then look at their answers again and again, each as soon as the bot has answered.</summary>
    private sealed class Crowd
    {
        private readonly World _world;
        private readonly Dictionary<long, Person> _people;
        private long _seen;

        public Crowd(World world)
        {
            _world = world;
            _people = Enumerable.Range(0, People).Select(_ => world.AddPerson("Somebody", languageCode: "en").Id).ToDictionary(id => id, id => new Person(id));
            foreach (var person in _people.Values)
            {
                person.Since = Stopwatch.GetTimestamp();
                world.Start(person.Id, "w_basra-2025");
            }
        }

        public int Registered { get; private set; }

        /// <summary>They wait before the last button, all of them, until <see cref="SendAll"/>.</summary>
        public bool HoldsAtSend { get; init; }

        public List<(long PersonId, int MessageId)> Held { get; } = [];

        public int Acts { get; private set; }

        public List<TimeSpan> Latencies { get; } = [];

        public void Forget()
        {
            Acts = 0;
            Latencies.Clear();
        }

        /// <summary>Everybody taps at once; what each was told, and how long after their tap.</summary>
        public async Task<Dictionary<long, (string Text, TimeSpan After)>> SendAll()
        {
            var tapped = new Dictionary<long, long>();
            foreach (var (personId, messageId) in Held)
            {
                tapped[personId] = Stopwatch.GetTimestamp();
                _world.Tap(personId, messageId, "Send now");
            }

            var told = new Dictionary<long, (string Text, TimeSpan After)>();
            while (told.Count < Held.Count)
            {
                foreach (var change in await _world.WaitForChangesAsync(_seen, TimeSpan.FromSeconds(1)))
                {
                    _seen = change.Number;
                    if (change is { Kind: "sent" or "edited", Message: { FromBot: true } message } && (message.Text.Contains("Entry code", StringComparison.Ordinal) || message.Text.Contains("waiting list", StringComparison.Ordinal)))
                        told.TryAdd(change.ChatId, (message.Text, Stopwatch.GetElapsedTime(tapped[change.ChatId])));
                }
            }

            return told;
        }

        public async Task<TimeSpan> Act(Func<TimeSpan, bool> isOver, TimeSpan most)
        {
            var from = Stopwatch.GetTimestamp();
            while (!isOver(Stopwatch.GetElapsedTime(from)))
            {
                if (Stopwatch.GetElapsedTime(from) > most)
                    throw new TimeoutException($"Only {Registered} people were registered after {most}.");
                foreach (var change in await _world.WaitForChangesAsync(_seen, TimeSpan.FromSeconds(1)))
                {
                    _seen = change.Number;
                    if (change is { Kind: "sent" or "edited", Message: { FromBot: true } message } && _people.TryGetValue(change.ChatId, out var person))
                        Answer(person, message);
                }
            }

            return Stopwatch.GetElapsedTime(from);
        }

        private void Answer(Person person, SeenMessage message)
        {
            if (!person.IsRegistered && message.Kind == "photo")
            {
                person.IsRegistered = true;
                Registered++;
                Next(person, () => _world.Say(person.Id, "/me"));
                return;
            }

            var labels = message.Buttons.SelectMany(row => row).Select(button => button.Text).ToList();
            if (labels.Count == 0)
            {
                if (message.Text.StartsWith("Question", StringComparison.Ordinal))
                    Next(person, () => _world.Say(person.Id, "Skip"));
            }
            else if (HoldsAtSend && labels.Contains("Send now"))
            {
                if (Held.TrueForAll(held => held.PersonId != person.Id))
                    Held.Add((person.Id, message.Id));
            }
            else if (labels.Find(label => Ways.Contains(label)) is { } way)
            {
                Next(person, () => _world.Tap(person.Id, message.Id, way));
            }
            else if (labels.Find(label => label.EndsWith("Back", StringComparison.Ordinal)) is { } back && labels.Count == 1)
            {
                Next(person, () => { if (person.IsRegistered) _world.Tap(person.Id, message.Id, back); else _world.Say(person.Id, "Somebody With A Name"); });
            }
            else if (labels.Contains("Skip"))
            {
                Next(person, () => _world.Tap(person.Id, message.Id, "Skip"));
            }
            else if (labels[0] is not ("Undo" or "More"))
            {
                Next(person, () => _world.Tap(person.Id, message.Id, labels[0]));
            }
        }

        private void Next(Person person, Action act)
        {
            Latencies.Add(Stopwatch.GetElapsedTime(person.Since));
            Acts++;
            person.Since = Stopwatch.GetTimestamp();
            act();
        }
    }

    private sealed class Person(long id)
    {
        public long Id => id;

        public long Since { get; set; }

        public bool IsRegistered { get; set; }
    }

    private sealed record Figures(
        double Rate, List<TimeSpan> Latencies, double PerCommit, TimeSpan BotTime, TimeSpan RestTime, long Memory, TimeSpan Registering)
    {
        public string Line(string name)
        {
            var sorted = Latencies.Order().ToList();
            return string.Create(CultureInfo.InvariantCulture,
                $"{name,-30} {Rate,12:0} {sorted[sorted.Count / 2].TotalMilliseconds,4:0} ms {sorted[sorted.Count * 99 / 100].TotalMilliseconds,4:0} ms {PerCommit,15:0.0} {BotTime.TotalMilliseconds,13:0.00} ms {RestTime.TotalMilliseconds,14:0.00} ms {Memory >> 20,9} MB")
                + string.Create(CultureInfo.InvariantCulture, $"   ({People} registered in {Registering.TotalSeconds:0.0} s)");
        }
    }
}
