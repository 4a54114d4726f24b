using System.Text;
using System.Text.Json;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Tests.Requests;

/// <summary>What calls look like on the wire; the first five bodies were measured at the package, byte for byte.</summary>
public sealed class WireSamples : ClientTestBase
{
    [Fact]
    public async Task A_message_with_everything()
    {
        Server.ThenResult(Some.Message);

        var sent = await Bot.SendMessage(
            chatId: 1,
            text: "t",
            parseMode: ParseMode.Html,
            replyParameters: 5,
            replyMarkup: new InlineKeyboardMarkup(InlineKeyboardButton.WithCallbackData("A", "r:1")),
            linkPreviewOptions: new LinkPreviewOptions { IsDisabled = true });

        Assert.Equal(7, sent.Id);
        Sent(
            """
            {"chat_id":1,"text":"t","parse_mode":"Html","link_preview_options":{"is_disabled":true},
            "reply_parameters":{"message_id":5},"reply_markup":{"inline_keyboard":[[{"text":"A","callback_data":"r:1"}]]}}
            """);
        Assert.Equal("POST", Server.Last.Method);
        Assert.Equal($"/bot{Some.Token}/sendMessage", Server.Last.Path);
        Assert.Equal("application/json; charset=utf-8", Server.Last.Headers["Content-Type"]);
        Assert.False(Server.Last.Headers.ContainsKey("Transfer-Encoding"));
    }

    [Fact]
    public async Task Buttons_are_taken_away_by_leaving_them_out()
    {
        Server.ThenResult(Some.Message);
        await Bot.EditMessageReplyMarkup(chatId: 1, messageId: 2, replyMarkup: null);
        Sent("""{"chat_id":1,"message_id":2}""");
    }

    [Fact]
    public async Task An_empty_address_and_an_empty_list_are_sent()
    {
        await Bot.SetWebhook(url: "", allowedUpdates: []);
        Sent("""{"url":"","allowed_updates":[]}""");
    }

    [Fact]
    public async Task Commands_of_one_chat_in_one_language()
    {
        await Bot.SetMyCommands([new BotCommand("start", "d")], scope: BotCommandScope.Chat(5), languageCode: "fa");
        Sent("""{"commands":[{"command":"start","description":"d"}],"scope":{"type":"chat","chat_id":5},"language_code":"fa"}""");
    }

    [Fact]
    public async Task Letters_beyond_ASCII_are_escaped()
    {
        await Bot.SetMessageReaction(chatId: 1, messageId: 2, reaction: ["👍"]);
        Sent("""{"chat_id":1,"message_id":2,"reaction":[{"type":"emoji","emoji":"\uD83D\uDC4D"}]}""");
    }

    [Fact]
    public async Task A_question_without_parameters_has_no_body()
    {
        Server.ThenResult("""{"id":123456,"is_bot":true,"first_name":"W","username":"w_bot"}""");
        var me = await Bot.GetMe();
        Assert.Equal("w_bot", me.Username);
        Assert.Empty(Server.Last.Body);
        Assert.Equal("0", Server.Last.Headers["Content-Length"]);
    }

    [Fact]
    public async Task Kinds_of_updates_are_asked_for_by_their_names_and_an_optional_zero_is_sent()
    {
        Server.ThenResult("[]");
        await Bot.GetUpdates(offset: 0, limit: 1, timeout: 0, allowedUpdates: [UpdateType.Message, UpdateType.MyChatMember]);
        Sent("""{"offset":0,"limit":1,"timeout":0,"allowed_updates":["message","my_chat_member"]}""");
    }

    [Fact]
    public async Task An_entity_at_the_beginning_says_so()
    {
        Server.ThenResult(Some.Message);
        await Bot.SendMessage("@channel", "t", entities: [new MessageEntity { Type = MessageEntityType.ExpandableBlockquote, Length = 1 }]);
        Sent("""{"chat_id":"@channel","text":"t","entities":[{"type":"expandable_blockquote","offset":0,"length":1}]}""");
    }

    [Fact]
    public async Task The_equator_is_a_place()
    {
        Server.ThenResult(Some.Message);
        await Bot.SendVenue(1, latitude: 0, longitude: 0, title: "Null Island", address: "Gulf of Guinea");
        Sent("""{"chat_id":1,"latitude":0,"longitude":0,"title":"Null Island","address":"Gulf of Guinea"}""");
    }

    [Fact]
    public async Task A_poll_can_be_public_and_closes_at_a_second_in_UTC()
    {
        Server.ThenResult(Some.Message);
        await Bot.SendPoll(1, "q", ["a", "b"], isAnonymous: false, type: PollType.Quiz, closeDate: new DateTime(2025, 3, 19, 7, 0, 0));
        Sent(
            """
            {"chat_id":1,"question":"q","options":[{"text":"a"},{"text":"b"}],"is_anonymous":false,"type":"quiz","close_date":1742367600}
            """);
    }

    [Fact]
    public async Task A_reply_keyboard_asks_for_the_phone_number()
    {
        Server.ThenResult(Some.Message);
        var keyboard = new ReplyKeyboardMarkup(resizeKeyboard: true) { OneTimeKeyboard = true }
            .AddButton(KeyboardButton.WithRequestContact("Phone"))
            .AddNewRow("Skip", "Back");
        await Bot.SendMessage(1, "t", replyMarkup: keyboard);
        Sent(
            """
            {"chat_id":1,"text":"t","reply_markup":{"keyboard":[[{"text":"Phone","request_contact":true}],[{"text":"Skip"},{"text":"Back"}]],
            "resize_keyboard":true,"one_time_keyboard":true}}
            """);
    }

    [Fact]
    public async Task A_reply_keyboard_is_removed_and_a_reply_is_forced()
    {
        Server.ThenResult(Some.Message).ThenResult(Some.Message);
        await Bot.SendMessage(1, "t", replyMarkup: new ReplyKeyboardRemove());
        Sent("""{"chat_id":1,"text":"t","reply_markup":{"remove_keyboard":true}}""");
        await Bot.SendMessage(1, "t", replyMarkup: new ForceReplyMarkup { InputFieldPlaceholder = "p" });
        Sent("""{"chat_id":1,"text":"t","reply_markup":{"force_reply":true,"input_field_placeholder":"p"}}""");
    }

    [Fact]
    public async Task Buttons_copy_colour_and_open()
    {
        Server.ThenResult(Some.Message);
        var keyboard = new InlineKeyboardMarkup()
            .AddButtons(InlineKeyboardButton.WithCopyText("Copy", "T-123"), new InlineKeyboardButton("Map", "https://example.org/"))
            .AddNewRow(new InlineKeyboardButton("Go") { CallbackData = "g", Style = KeyboardButtonStyle.Success });
        await Bot.EditMessageText(1, 2, "t", replyMarkup: keyboard);
        Sent(
            """
            {"chat_id":1,"message_id":2,"text":"t","reply_markup":{"inline_keyboard":[[{"text":"Copy","copy_text":{"text":"T-123"}},
            {"text":"Map","url":"https://example.org/"}],[{"text":"Go","callback_data":"g","style":"success"}]]}}
            """);
    }

    [Fact]
    public async Task A_file_known_by_id_or_address_needs_no_multipart()
    {
        Server.ThenResult(Some.Message).ThenResult($"[{Some.Message}]");
        await Bot.SendDocument(1, InputFile.FromFileId("AgAC"));
        Sent("""{"chat_id":1,"document":"AgAC"}""");
        await Bot.SendMediaGroup(1, [new InputMediaPhoto("https://example.org/1.jpg") { Caption = "c" }, new InputMediaVideo("BAAC")]);
        Sent(
            """
            {"chat_id":1,"media":[{"type":"photo","media":"https://example.org/1.jpg","caption":"c"},{"type":"video","media":"BAAC"}]}
            """);
    }

    [Fact]
    public void A_request_can_answer_a_webhook_call()
    {
        var request = new SendChatActionRequest { ChatId = 1, Action = ChatAction.UploadDocument, IsWebhookResponse = true };
        Assert.Equal(
            """{"method":"sendChatAction","chat_id":1,"action":"upload_document"}""",
            JsonSerializer.Serialize(request, JsonBotAPI.Options));
    }

    [Fact]
    public async Task Waiting_updates_are_forgotten_in_two_steps()
    {
        Server.ThenResult("""[{"update_id":41,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}}}]""").ThenResult("[]");
        await Bot.DropPendingUpdates();
        Assert.Equal(["""{"offset":-1,"limit":1}""", """{"offset":42,"limit":1}"""], Server.Requests.Select(request => request.Text));
    }

    private void Sent(string json)
    {
        // members may come in any order; what each holds may not differ by a byte
        var expected = json.ReplaceLineEndings("");
        Assert.Equal(Members(expected), Members(Server.Last.Text));
        Assert.Equal(Encoding.UTF8.GetByteCount(expected), Server.Last.Body.Length);
    }

    private static SortedDictionary<string, string> Members(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new(document.RootElement.EnumerateObject().ToDictionary(m => m.Name, m => m.Value.GetRawText()));
    }
}
