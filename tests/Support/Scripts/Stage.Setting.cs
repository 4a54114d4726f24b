using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkshopBot.Commands;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Hosting;
using WorkshopBot.Plans;
using WorkshopBot.Playground;
using WorkshopBot.Texts;
using Calendar = WorkshopBot.Turns.Calendar;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>How a stage is set: the server, the cast, the samples, the bot.</summary>
internal sealed partial class Stage
{
    private const int Seed = 20251114;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly LogCollector _log = new();
    private readonly CountedChance _chance = new(Seed);
    private readonly Calendar _calendar;
    private readonly PlaygroundServer _server;
    private readonly Dictionary<long, string> _people = [];
    private readonly StringWriter _console = new();
    private readonly CountedChance _ownersChance = new(Seed);
    private bool _hasOwners;
    private BotHost? _bot;

    private Stage(PlaygroundServer server, Calendar calendar)
    {
        _server = server;
        _calendar = calendar;
    }

    private string DatabasePath => _folder.At("workshop.db");

    /// <summary>Sets the stage a header describes.</summary>
    public static async Task<Stage> SetAsync(ScriptHeader header, IReadOnlyList<CastMember> people)
    {
        var calendar = Calendar.StandingAt(header.Clock);
        var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0", WaitAfterSameOffset = false }, calendar);
        var stage = new Stage(server, calendar) { _hasOwners = header.HasOwners };
        try
        {
            foreach (var member in Cast.All)
                server.World.AddPerson(member.FirstName, username: member.Username, languageCode: member.Language, id: member.TelegramId, phone: member.Phone);
            stage.Prepare(header, people);
            await stage.StartAsync();
            await stage.QuietAsync();
            stage.Look("");
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the bot in good order and starts another on the same database; the server goes on.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Ends the bot as a crash would, the last updates unconfirmed at the server, and starts another.</summary>
    public async Task CrashAsync()
    {
        await _bot!.DisposeAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _server.DisposeAsync();
        await _console.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Imports the samples as the header wants them, and lets those choose their language who have.</summary>
    private void Prepare(ScriptHeader header, IReadOnlyList<CastMember> people)
    {
        EmptyDatabase.CopyTo(_folder.Path);
        using var database = Database.Open(new DatabaseOptions($"Data Source={DatabasePath}"));
        using var work = database.Begin();
        _sample = header.Samples.FirstOrDefault("");
        foreach (var code in header.Samples)
            Import(work, code, header);
        foreach (var member in people.Where(_ => header.Language is not null))
        {
            var account = PeopleStore.Meet(work, member.TelegramId, hasStarted: true, header.Clock);
            PeopleStore.SetLanguage(work, account.PersonId!.Value, header.Language == "own" ? member.Language : header.Language!);
        }
        work.Commit();
    }

    private void Import(UnitOfWork work, string code, ScriptHeader header)
    {
        var folder = Directory.CreateDirectory(_folder.At("samples", code)).FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.At("samples", code)))
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), Changed(File.ReadAllText(file), header));
        if (header.Asked.Count > 0)
            Shorten(Path.Combine(folder, "registration.md"), header.Asked);
        Importer.Import(work, Read(code), header.Clock, force: false);
    }

    private static string Changed(string workbook, ScriptHeader header) =>
        header.Plan.Aggregate(workbook, (text, row) => row.Key == "feedback"
            ? Regex.Replace(Regex.Replace(text, @"\| yes \|( \|)? session \|", "| no |$1 |"), @"(?m)^(\|  \| text \| comment \|.*\|) \|$", "$1 multiline |")
            : PlanRow(row.Key).Replace(text, $"$1 {row.Value} "));

    private async Task StartAsync()
    {
        _bot = BotHost.Build(new BotHostOptions
        {
            Settings = new Dictionary<string, string?>
            {
                ["Telegram:Token"] = _server.Token,
                ["Telegram:BaseUrl"] = _server.Address.ToString().TrimEnd('/'),
                ["ConnectionStrings:Workshop"] = $"Data Source={DatabasePath}",
                ["Bot:Owners"] = !_hasOwners ? "" : string.Join(',', Cast.Owners.Select(owner => owner.TelegramId.ToString(CultureInfo.InvariantCulture))),
                ["Limits:MessagesPerSecond"] = "0",
                ["Limits:MessagesPerSecondPerChat"] = "0",
                ["Limits:MessagesPerMinutePerGroup"] = "0",
            },
            AddProduct = services =>
            {
                Product.Add(services);
                if (!_hasOwners)
                {
                    services.AddSingleton<IFirstOwner>(provider => new FirstOwner(
                        new CommandContext(_console, TextWriter.Null, new ConfigurationBuilder().Build(), _calendar, Catalogue.Embedded.In("en")), provider.GetRequiredService<BotOptions>(), _ownersChance));
                }
            },
            Calendar = _calendar,
            Chance = _chance,
            Logging = logging => logging.ClearProviders().AddProvider(_log),
        });
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await _bot.StartAsync(patience.Token);
    }

    /// <summary>What somebody says or does, with the codes that the script has names for.</summary>
    private string Fill(string text) => _tickets.Fill(text.Replace("{owner}", OwnerCode().Matches(_console.ToString()).LastOrDefault()?.Value, StringComparison.Ordinal));

    [GeneratedRegex("o_[0-9A-Z]{16}(?= |\r|\n)")]
    private static partial Regex OwnerCode();

    private async Task StopAsync()
    {
        if (_bot is not { } bot)
            return;
        _bot = null;
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await bot.StopAsync(patience.Token);
        await bot.DisposeAsync();
    }

    private async Task QuietAsync()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        try
        {
            await _bot!.Quiet(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new ScriptException($"The bot is still busy after {Patience.TotalSeconds} seconds.\n{_log}");
        }
        if (_bot.Counters.FailedTurns > 0 || _bot.Counters.Parked > 0)
            throw new ScriptException($"{_bot.Counters.FailedTurns} turns have failed, {_bot.Counters.Parked} messages were refused for good.\n{_log}");
    }

    /// <summary>Rows of a query: columns by spaces, rows by <c>·</c>; people by name, nothing of what is sealed.</summary>
    private string Ask(string query)
    {
        Recognise();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = DatabasePath, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(column => Shown(reader.GetName(column), reader.GetValue(column)))));
        return rows.Count == 0 ? "nothing" : string.Join(" · ", rows);
    }

    private string Shown(string column, object value) => value switch
    {
        long id when column == "person_id" => _people.GetValueOrDefault(id, "somebody"),
        DBNull => "–",
        byte[] => "{sealed}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private void Recognise() => _bot!.Database.Read(session =>
    {
        foreach (var member in Cast.All)
        {
            if (PeopleStore.PersonOf(session, member.TelegramId) is { } person)
                _people[person] = member.Name;
        }
        return true;
    });
}
