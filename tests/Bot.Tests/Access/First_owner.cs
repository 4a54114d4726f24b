using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkshopBot.Commands;
using WorkshopBot.Hosting;
using WorkshopBot.Playground;
using WorkshopBot.Tests.Support;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Tests.Access;

/// <summary>An installation without an owner: the console shows a code, and whoever sends it first is the owner.</summary>
public sealed partial class First_owner : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _console = new();

    public void Dispose()
    {
        _console.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Is_whoever_sends_the_code_that_the_console_showed()
    {
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0", Lean = true, WaitAfterSameOffset = false });
        var (clare, baran) = (server.World.AddPerson("Clare", languageCode: "en").Id, server.World.AddPerson("Baran", languageCode: "ku").Id);
        var words = Catalogue.Embedded.In("en");
        string code;
        await using (var bot = await Start(server))
        {
            code = Code().Match(_console.ToString()).Value;
            Assert.NotEmpty(code);
            // somebody new to the bot is asked for a language first; the claim is made all the same
            await Do(bot, () => server.World.Start(clare, code));
            await Do(bot, () => server.World.Say(clare, "English"));
            Assert.Equal(words["owner.claimed.first"], Bidi.Strip(Last(server, clare)));
            Assert.Contains("organize", server.World.CommandsFor(clare).Select(entry => entry.Command));

            await Do(bot, () => server.World.Start(baran, code));
            await Do(bot, () => server.World.Say(baran, "English"));
            Assert.Equal(words["link.dead"], Bidi.Strip(Last(server, baran)));
            Assert.DoesNotContain("organize", server.World.CommandsFor(baran).Select(entry => entry.Command));
        }

        _console.GetStringBuilder().Clear();
        await using var again = await Start(server);
        Assert.Equal("", _console.ToString());
    }

    [Fact]
    public async Task Gets_a_new_code_at_each_start_until_there_is_one()
    {
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0", Lean = true, WaitAfterSameOffset = false });
        await (await Start(server)).DisposeAsync();
        await (await Start(server)).DisposeAsync();
        Assert.Equal(2, Code().Matches(_console.ToString()).Select(match => match.Value).Distinct().Count());
    }

    private static string Last(PlaygroundServer server, long id) => server.World.Chat(id).Messages.Last(message => message.FromBot).Text!;

    private static async Task Do(BotHost bot, Action act)
    {
        act();
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await bot.Quiet(patience.Token);
    }

    private async Task<BotHost> Start(PlaygroundServer server)
    {
        var context = new CommandContext(_console, TextWriter.Null, new ConfigurationBuilder().Build(), TimeProvider.System, Catalogue.Embedded.In("en"));
        var bot = BotHost.Build(new BotHostOptions
        {
            Settings = new Dictionary<string, string?>
            {
                ["Telegram:Token"] = server.Token,
                ["Telegram:BaseUrl"] = server.Address.ToString().TrimEnd('/'),
                ["ConnectionStrings:Workshop"] = $"Data Source={_folder.At("workshop.db")}",
            },
            AddProduct = services =>
            {
                Product.Add(services);
                services.AddSingleton<IFirstOwner>(provider =>
                    new FirstOwner(context, provider.GetRequiredService<BotOptions>(), provider.GetRequiredService<IChance>()));
            },
            Logging = logging => logging.ClearProviders(),
        });
        await bot.StartAsync();
        return bot;
    }

    [GeneratedRegex("o_[0-9A-Z]{16}(?= |\r|\n)")]
    private static partial Regex Code();
}
