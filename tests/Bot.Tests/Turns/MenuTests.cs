using Microsoft.Extensions.Logging;
using WorkshopBot.Hosting;
using WorkshopBot.Playground;
using WorkshopBot.Tests.Support;
using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Turns;

/// <summary>The menu of commands behind the button beside the text field: in the language that was chosen, and with the tools for owners.</summary>
public sealed class MenuTests : IDisposable
{
    private const long Owner = 7_005;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Owners_have_their_tools_in_the_language_they_chose()
    {
        await using var server = await Serve();
        server.World.AddPerson("Omar", languageCode: "ar", id: Owner);
        await using var bot = await Start(server);
        await Choose(bot, server.World, Owner, "العربية");
        Assert.Equal(["organize", "facilitate", "workshops", "me", "agenda", "help"], Names(server.World, Owner));
        Assert.Equal("أدوات التيسير", server.World.CommandsFor(Owner)[1].Description);

        await Do(bot, () => server.World.Say(Owner, "/language"));
        await Do(bot, () => server.World.Say(Owner, "کوردی"));
        Assert.Equal("ئامرازەکانی ئاسانکار", server.World.CommandsFor(Owner)[1].Description);
    }

    [Fact]
    public async Task Whoever_chose_another_language_than_their_app_s_has_the_menu_in_it_and_gives_it_back()
    {
        await using var server = await Serve();
        var baran = server.World.AddPerson("Baran", languageCode: "en-GB").Id;
        await using var bot = await Start(server);
        await Choose(bot, server.World, baran, "کوردی");
        Assert.Equal(Catalogue.Embedded.In("ckb")["command.workshops"], server.World.CommandsFor(baran)[0].Description);
        Assert.Equal(6, server.World.CommandsFor(baran).Count);

        await Do(bot, () => server.World.Say(baran, "/language"));
        await Do(bot, () => server.World.Say(baran, "English"));
        Assert.Equal("Workshops", server.World.CommandsFor(baran)[0].Description);
    }

    [Fact]
    public async Task A_menu_that_Telegram_did_not_take_is_tried_again_with_the_next_thing_somebody_does()
    {
        await using var server = await Serve();
        var baran = server.World.AddPerson("Baran", languageCode: "en").Id;
        await using var bot = await Start(server);
        server.Faults.Add(new() { Kind = FaultKind.ServerError, Method = "setMyCommands", Status = 502 });
        await Choose(bot, server.World, baran, "کوردی");
        Assert.Equal((1, "Workshops"), (bot.Counters.FailedMenus, server.World.CommandsFor(baran)[0].Description));

        await Do(bot, () => server.World.Say(baran, "/help"));
        Assert.Equal(Catalogue.Embedded.In("ckb")["command.workshops"], server.World.CommandsFor(baran)[0].Description);
    }

    private static Task<PlaygroundServer> Serve() =>
        PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0", Lean = true, WaitAfterSameOffset = false });

    private static IEnumerable<string> Names(World world, long id) => world.CommandsFor(id).Select(entry => entry.Command);

    private static async Task Choose(BotHost bot, World world, long id, string language)
    {
        await Do(bot, () => world.Start(id));
        await Do(bot, () => world.Say(id, language));
    }

    private static async Task Do(BotHost bot, Action act)
    {
        act();
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await bot.Quiet(patience.Token);
    }

    private async Task<BotHost> Start(PlaygroundServer server)
    {
        var bot = BotHost.Build(new BotHostOptions
        {
            Settings = new Dictionary<string, string?>
            {
                ["Telegram:Token"] = server.Token,
                ["Telegram:BaseUrl"] = server.Address.ToString().TrimEnd('/'),
                ["ConnectionStrings:Workshop"] = $"Data Source={_folder.At("workshop.db")}",
                ["Bot:Owners"] = $"{Owner}",
            },
            AddProduct = Product.Add,
            Logging = logging => logging.ClearProviders(),
        });
        await bot.StartAsync();
        // the menus for everybody are set beside the start
        var everybody = server.World.AddPerson("Everybody", languageCode: "en").Id;
        var since = TimeProvider.System.GetTimestamp();
        while (server.World.CommandsFor(everybody).Count == 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience);
            await Task.Yield();
        }

        return bot;
    }
}
