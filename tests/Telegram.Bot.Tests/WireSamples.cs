using System.Text;
using Telegram.Bot.Tests.Server;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Tests;

/// <summary>What calls look like on the wire: bodies measured at the package, byte for byte.</summary>
public sealed class WireSamples : IDisposable
{
    private readonly RawServer _server = new();
    private readonly TelegramBotClient _bot;

    public WireSamples() => _bot = Some.Client(_server);

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_message_with_everything()
    {
        _server.ThenResult(Some.Message);

        var sent = await _bot.SendMessage(
            chatId: 1,
            text: "t",
            parseMode: ParseMode.Html,
            replyParameters: 5,
            replyMarkup: new InlineKeyboardMarkup(InlineKeyboardButton.WithCallbackData("A", "r:1")),
            linkPreviewOptions: new LinkPreviewOptions { IsDisabled = true });

        Assert.Equal(7, sent.Id);
        Assert.Equal(new DateTime(2025, 3, 19, 7, 0, 0, DateTimeKind.Utc), sent.Date);
        Same(
            """
            {"chat_id":1,"text":"t","parse_mode":"Html","link_preview_options":{"is_disabled":true},
            "reply_parameters":{"message_id":5},"reply_markup":{"inline_keyboard":[[{"text":"A","callback_data":"r:1"}]]}}
            """);
        Assert.Equal("POST", _server.Last.Method);
        Assert.Equal($"/bot{Some.Token}/sendMessage", _server.Last.Path);
        Assert.Equal("application/json; charset=utf-8", _server.Last.Headers["Content-Type"]);
        Assert.False(_server.Last.Headers.ContainsKey("Transfer-Encoding"));
    }

    [Fact]
    public async Task Buttons_are_taken_away_by_leaving_them_out()
    {
        _server.ThenResult(Some.Message);
        await _bot.EditMessageReplyMarkup(chatId: 1, messageId: 2, replyMarkup: null);
        Same("""{"chat_id":1,"message_id":2}""");
    }

    [Fact]
    public async Task An_empty_address_and_an_empty_list_are_sent()
    {
        await _bot.SetWebhook(url: "", allowedUpdates: []);
        Same("""{"url":"","allowed_updates":[]}""");
    }

    [Fact]
    public async Task Commands_of_one_chat_in_one_language()
    {
        await _bot.SetMyCommands([new BotCommand("start", "d")], scope: BotCommandScope.Chat(5), languageCode: "fa");
        Same("""{"commands":[{"command":"start","description":"d"}],"scope":{"type":"chat","chat_id":5},"language_code":"fa"}""");
    }

    [Fact]
    public async Task Letters_beyond_ASCII_are_escaped()
    {
        await _bot.SetMessageReaction(chatId: 1, messageId: 2, reaction: ["👍"]);
        Same("""{"chat_id":1,"message_id":2,"reaction":[{"type":"emoji","emoji":"\uD83D\uDC4D"}]}""");
    }

    [Fact]
    public async Task A_question_without_parameters_has_no_body()
    {
        _server.ThenResult("""{"id":123456,"is_bot":true,"first_name":"W","username":"w_bot"}""");
        var me = await _bot.GetMe();
        Assert.Equal("w_bot", me.Username);
        Assert.Empty(_server.Last.Body);
        Assert.Equal("0", _server.Last.Headers["Content-Length"]);
    }

    [Fact]
    public async Task Kinds_of_updates_are_asked_for_by_their_names()
    {
        _server.ThenResult("[]");
        await _bot.GetUpdates(offset: 0, limit: 1, timeout: 0, allowedUpdates: [UpdateType.Message, UpdateType.MyChatMember]);
        Same("""{"offset":0,"limit":1,"timeout":0,"allowed_updates":["message","my_chat_member"]}""");
    }

    private void Same(string json)
    {
        // members may come in any order; what each holds may not differ by a byte
        var expected = json.ReplaceLineEndings("");
        Assert.Equal(Members(expected), Members(_server.Last.Text));
        Assert.Equal(Encoding.UTF8.GetByteCount(expected), _server.Last.Body.Length);
    }

    private static SortedDictionary<string, string> Members(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return new(document.RootElement.EnumerateObject().ToDictionary(m => m.Name, m => m.Value.GetRawText()));
    }
}
