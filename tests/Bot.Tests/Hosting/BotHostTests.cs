using WorkshopBot.Chat;
using WorkshopBot.Data.Storage;
using WorkshopBot.Hosting;

namespace WorkshopBot.Tests.Hosting;

public sealed class Bot_host
{
    [Fact]
    public async Task A_message_is_answered_over_real_http()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");

        var card = await bot.StartChat(amal);
        Assert.Equal("Count 0", card.Text);
        Assert.Equal(["More", "Same"], card.Buttons[0].Select(button => button.Text));
        Assert.All(card.Buttons[0], button => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(button.Data!), 11, 64));

        card = await bot.Tap(amal, card, "More");
        Assert.Equal("Count 1", card.Text);
        Assert.True(card.Edited);

        Assert.Equal("You said: مرحبا", (await bot.Say(amal, "مرحبا")).Text);
        Assert.Equal(["Count 1", "You said: مرحبا"], bot.Texts(amal));
        Assert.DoesNotContain(bot.Log.Lines, line => !line.StartsWith("Information", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_goes_on_after_a_restart()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        var card = await bot.StartChat(amal);
        await bot.Stop();

        bot.World.Tap(amal, card.Id, "More");
        await bot.Run();
        await bot.Quiet();

        Assert.Equal(["Count 1"], bot.Texts(amal));
    }

    [Fact]
    public async Task What_was_handled_is_confirmed_at_the_end()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.World.Start(amal);
        await bot.Until(() => bot.Host.Counters.Turns > 0);
        await bot.Stop();
        Assert.Equal(0, bot.World.WaitingUpdates);
    }

    [Theory]
    [InlineData("5080:wrong")]
    [InlineData("77:unknown")]
    public async Task A_refused_token_says_what_to_do(string token)
    {
        await using var bot = await TestBot.Prepare();
        bot.Settings["Telegram:Token"] = token;
        await using var host = bot.Build();
        var refused = await Assert.ThrowsAsync<BotStartException>(() => host.StartAsync());
        Assert.Contains("Telegram:Token", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_another_bot_is_refused()
    {
        await using var bot = await TestBot.Start();
        await bot.Turn(turn => Installation.Write(turn.Work, "bot_id", "99"));
        await bot.Stop();
        var refused = await Assert.ThrowsAsync<BotStartException>(bot.Run);
        Assert.Contains("belongs to the bot with id 99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_bot_on_the_same_database_is_refused()
    {
        await using var bot = await TestBot.Start();
        await using var second = bot.Build();
        await Assert.ThrowsAsync<StorageException>(() => second.StartAsync());
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_waited_for_and_said()
    {
        await using var bot = await TestBot.Prepare();
        bot.Settings["Telegram:BaseUrl"] = "http://127.0.0.1:1";
        await using var host = bot.Build();
        using var enough = new CancellationTokenSource();
        var starting = host.StartAsync(enough.Token);
        await bot.Until(() => bot.Log.Lines.Any(line => line.Contains("cannot be reached", StringComparison.Ordinal)));
        Assert.False(starting.IsCompleted);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
    }

    [Theory]
    [InlineData("Telegram:Token", "", "Telegram:Token")]
    [InlineData("Telegram:Token", "token", "Telegram:Token")]
    [InlineData("Telegram:BaseUrl", "nowhere", "Telegram:BaseUrl")]
    [InlineData("Telegram:Proxy", "nowhere", "Telegram:Proxy")]
    [InlineData("Limits:InFlight", "0", "Limits:InFlight")]
    [InlineData("Limits:InFlight", "many", "Limits:InFlight")]
    [InlineData("Limits:MessagesPerSecond", "-1", "Limits:MessagesPerSecond")]
    [InlineData("Bot:Owners", "@omar", "Bot:Owners")]
    [InlineData("Bot:TimeZone", "Mars/Olympus", "Bot:TimeZone")]
    [InlineData("Bot:DefaultLanguage", "fr", "Bot:DefaultLanguage")]
    public async Task A_setting_that_cannot_be_used_is_named(string key, string value, string named)
    {
        await using var bot = await TestBot.Prepare();
        bot.Settings[key] = value;
        var refused = Assert.Throws<BotStartException>(bot.Build);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_of_commands_is_set_in_each_language()
    {
        await using var bot = await TestBot.Prepare();
        bot.Menu = new TestMenu();
        var amal = bot.World.AddPerson("Amal", languageCode: "ar").Id;
        var zoe = bot.World.AddPerson("Zoe", languageCode: "fr").Id;
        await bot.Run();
        await bot.Until(() => bot.World.CommandsFor(amal).SequenceEqual([("help", "مساعدة")]));
        Assert.Equal([("help", "Help")], bot.World.CommandsFor(zoe));
    }

    [Fact]
    public async Task Neither_token_nor_what_people_write_is_ever_logged()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal-Secret");
        bot.Conversation.On("leak", turn => turn.Chat.Say(new Screen("broken") { File = new MadeFile("broken", 1, "ar") }));
        await bot.StartChat(amal);
        bot.Server.Faults.Add(new() { Kind = Playground.FaultKind.ServerError, Method = "sendMessage", Status = 502 });
        bot.World.Say(amal, "My-Secret");
        bot.World.Say(amal, "boom");
        bot.World.Say(amal, "/leak");
        await bot.Until(() => bot.Texts(amal).Contains("Sorry, that was our fault.") && bot.Host.Counters.Parked == 1);
        await bot.Stop();
        var log = string.Join('\n', bot.Log.Lines);
        Assert.Contains("A turn failed", log, StringComparison.Ordinal);
        foreach (var secret in (string[])["Secret", "boom", bot.Server.Token, amal.ToString(System.Globalization.CultureInfo.InvariantCulture)])
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
    }

    private sealed class TestMenu : IMenu
    {
        public IReadOnlyDictionary<string, IReadOnlyList<(string Command, string Description)>> Commands { get; } =
            new Dictionary<string, IReadOnlyList<(string, string)>>
            {
                [""] = [("help", "Help")],
                ["ar"] = [("help", "مساعدة")],
                ["ku"] = [("help", "یارمەتی")],
            };
    }
}
