using System.Text.Json.Nodes;
using static WorkshopBot.Tests.Send;

namespace WorkshopBot.Tests;

/// <summary>Telegram's size limits, each from both sides where it has two.</summary>
public sealed class Sizes(Stage stage) : IClassFixture<Stage>
{
    private const string Bad = "400 Bad Request: ";

    private static readonly Row[] Table =
    [
        // message text: 1-4096 code points after parsing
        new("a text of 4096", "sendMessage", s => Text(s, X(4096))),
        new("a text of 4097", "sendMessage", s => Text(s, X(4097)), Bad + "message is too long"),
        new("4096 emoji are 8192 UTF-16 units", "sendMessage", s => Text(s, string.Concat(Enumerable.Repeat("😀", 4096)))),
        new("4096 after markup is taken off", "sendMessage", s => Html(s, $"<b>{X(4096)}</b>")),
        new("4097 after markup is taken off", "sendMessage", s => Html(s, $"<b>{X(4097)}</b>"), Bad + "message is too long"),
        new("no text", "sendMessage", s => new { chat_id = s.Dia }, Bad + "message text is empty"),
        new("an empty text", "sendMessage", s => Text(s, ""), Bad + "message text is empty"),
        new("a text of spaces", "sendMessage", s => Text(s, " \n "), Bad + "text must be non-empty"),
        new("a text of invisible characters", "sendMessage", s => Text(s, "\u200b\u200c\u200f"), Bad + "text must be non-empty"),
        new("an edit to 4097", "editMessageText", s => new { chat_id = s.Dia, message_id = s.Plain, text = X(4097) }, Bad + "message is too long"),

        // before parsing: 32768 bytes of UTF-8
        new("32768 bytes before parsing", "sendMessage", s => Html(s, $"<b>a</b>{new string(' ', 32_768 - 8)}")),
        new("32769 bytes before parsing", "sendMessage", s => Html(s, $"<b>a</b>{new string(' ', 32_769 - 8)}"), Bad + "text is too long"),
        new("16385 Arabic letters are 32770 bytes", "sendMessage", s => Text(s, new string('ب', 16_385)), Bad + "text is too long"),

        // caption: 0-1024
        new("a caption of 1024", "sendPhoto", s => new { chat_id = s.Dia, photo = s.FileId, caption = X(1024) }),
        new("a caption of 1025", "sendPhoto", s => new { chat_id = s.Dia, photo = s.FileId, caption = X(1025) }, Bad + "message caption is too long"),
        new("no caption", "sendPhoto", s => new { chat_id = s.Dia, photo = s.FileId }),
        new("an edit of a caption to 1025", "editMessageCaption", s => new { chat_id = s.Dia, message_id = s.Photo, caption = X(1025) }, Bad + "message caption is too long"),

        // callback data: 1-64 bytes
        new("64 bytes of callback data", "sendMessage", s => Button(s, new { text = "b", callback_data = X(64) })),
        new("65 bytes of callback data", "sendMessage", s => Button(s, new { text = "b", callback_data = X(65) }), Bad + "BUTTON_DATA_INVALID"),
        new("33 Arabic letters of callback data", "sendMessage", s => Button(s, new { text = "b", callback_data = new string('ب', 33) }), Bad + "BUTTON_DATA_INVALID"),
        new("empty callback data", "sendMessage", s => Button(s, new { text = "b", callback_data = "" }),
            Bad + "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),

        // inline keyboard: 100 buttons, 8 in a row, about 10 KB
        new("100 inline buttons", "sendMessage", s => Inline(s, [.. Enumerable.Range(0, 20).Select(_ => Buttons(5))])),
        new("101 inline buttons", "sendMessage", s => Inline(s, [.. Enumerable.Range(0, 20).Select(_ => Buttons(5)), Buttons(1)]), Bad + "reply markup is too long"),
        new("8 inline buttons in a row", "sendMessage", s => Inline(s, Buttons(8))),
        new("9 inline buttons in a row", "sendMessage", s => Inline(s, Buttons(9)), Bad + "reply markup is too long"),
        new("an inline keyboard of more than 10 KB", "sendMessage",
            s => Inline(s, [.. Enumerable.Range(0, 100).Select(_ => (object[])[new { text = X(60), callback_data = X(64) }])]), Bad + "reply markup is too long"),
        new("an edit to 9 inline buttons in a row", "editMessageReplyMarkup",
            s => new { chat_id = s.Dia, message_id = s.Card, reply_markup = new { inline_keyboard = new[] { Buttons(9) } } }, Bad + "reply markup is too long"),

        // copy_text: 1-256
        new("a copied text of 256", "sendMessage", s => Button(s, new { text = "b", copy_text = new { text = X(256) } })),
        new("a copied text of 257", "sendMessage", s => Button(s, new { text = "b", copy_text = new { text = X(257) } }), Bad + "BUTTON_COPY_TEXT_INVALID"),
        new("an empty copied text", "sendMessage", s => Button(s, new { text = "b", copy_text = new { text = "" } }), Bad + "BUTTON_COPY_TEXT_INVALID"),

        // placeholder: 1-64
        new("a placeholder of 64", "sendMessage", s => Keyboard(s.Dia, new { keyboard = new[] { new[] { "a" } }, input_field_placeholder = X(64) })),
        new("a placeholder of 65", "sendMessage", s => Keyboard(s.Dia, new { keyboard = new[] { new[] { "a" } }, input_field_placeholder = X(65) }),
            Bad + "input field placeholder is too long"),
        new("a forced reply's placeholder of 65", "sendMessage", s => Keyboard(s.Dia, new { force_reply = true, input_field_placeholder = X(65) }),
            Bad + "input field placeholder is too long"),

        // answer to a button press: 0-200
        new("an answer of 200", "answerCallbackQuery", s => new { callback_query_id = s.Playing.World.Tap(s.Dia, s.Card, "en"), text = X(200) }),
        new("an answer of 201", "answerCallbackQuery", s => new { callback_query_id = s.Playing.World.Tap(s.Dia, s.Card, "en"), text = X(201) }, Bad + "MESSAGE_TOO_LONG"),

        // commands: 1-32 of a-z 0-9 _, description 1-256, at most 100
        new("a command of 32", "setMyCommands", _ => Commands(X(32), "d")),
        new("a command of 33", "setMyCommands", _ => Commands(X(33), "d"), Bad + "BOT_COMMAND_INVALID"),
        new("a command with a capital", "setMyCommands", _ => Commands("Start", "d"), Bad + "BOT_COMMAND_INVALID"),
        new("a command in Arabic", "setMyCommands", _ => Commands("بدء", "d"), Bad + "BOT_COMMAND_INVALID"),
        new("a command without a name", "setMyCommands", _ => Commands("", "d"), Bad + "BOT_COMMAND_INVALID"),
        new("a description of 256", "setMyCommands", _ => Commands("a", X(256))),
        new("a description of 257", "setMyCommands", _ => Commands("a", X(257)), Bad + "BOT_COMMAND_DESCRIPTION_INVALID"),
        new("no description", "setMyCommands", _ => Commands("a", ""), Bad + "BOT_COMMAND_DESCRIPTION_INVALID"),
        new("100 commands", "setMyCommands", _ => ManyCommands(100)),
        new("101 commands", "setMyCommands", _ => ManyCommands(101), Bad + "BOT_COMMANDS_TOO_MUCH"),
        new("commands in a language of three letters", "setMyCommands", _ => new { commands = Array.Empty<object>(), language_code = "ckb" },
            Bad + "invalid language code specified"),
        new("commands in a language of two letters", "setMyCommands", _ => new { commands = Array.Empty<object>(), language_code = "ku" }),

        // the bot's name and descriptions: 64, 512, 120
        new("a name of 64", "setMyName", _ => new { name = X(64) }),
        new("a name of 65", "setMyName", _ => new { name = X(65) }, Bad + "name is too long"),
        new("a bot description of 512", "setMyDescription", _ => new { description = X(512) }),
        new("a bot description of 513", "setMyDescription", _ => new { description = X(513) }, Bad + "description is too long"),
        new("a short description of 120", "setMyShortDescription", _ => new { short_description = X(120) }),
        new("a short description of 121", "setMyShortDescription", _ => new { short_description = X(121) }, Bad + "short description is too long"),

        // album: 2-10, documents only with documents, no keyboard
        new("an album of one", "sendMediaGroup", s => Album(s, "photo"), Bad + "wrong number of items in the album"),
        new("an album of two", "sendMediaGroup", s => Album(s, "photo", "photo")),
        new("an album of ten", "sendMediaGroup", s => Album(s, [.. Enumerable.Repeat("photo", 10)])),
        new("an album of eleven", "sendMediaGroup", s => Album(s, [.. Enumerable.Repeat("photo", 11)]), Bad + "wrong number of items in the album"),
        new("an album of a photo and a document", "sendMediaGroup", s => Album(s, "photo", "document"), Bad + "documents and audio can't be mixed with other media types"),
        new("an album with a keyboard", "sendMediaGroup",
            s => new { chat_id = s.Dia, media = Items(s, "photo", "photo"), reply_markup = new { inline_keyboard = new[] { Buttons(1) } } },
            Bad + "reply markup can't be used in albums"),

        // poll
        new("a poll question of 300", "sendPoll", s => Poll(s, X(300), ["a", "b"])),
        new("a poll question of 301", "sendPoll", s => Poll(s, X(301), ["a", "b"]), Bad + "poll question length must not exceed 300"),
        new("a poll without a question", "sendPoll", s => Poll(s, "", ["a", "b"]), Bad + "poll question must be non-empty"),
        new("a poll of 12 options", "sendPoll", s => Poll(s, "q", [.. Enumerable.Repeat("a", 12)])),
        new("a poll of 13 options", "sendPoll", s => Poll(s, "q", [.. Enumerable.Repeat("a", 13)]), Bad + "poll can't have more than 12 options"),
        new("a poll without options", "sendPoll", s => Poll(s, "q", []), Bad + "poll must have at least 1 option"),
        new("a poll option of 101", "sendPoll", s => Poll(s, "q", ["a", X(101)]), Bad + "poll options length must not exceed 100"),
        new("a poll's explanation of 201", "sendPoll", s => Quiz(s, X(201), 60), Bad + "quiz explanation length must not exceed 200"),
        new("a poll's explanation of four lines", "sendPoll", s => Quiz(s, "a\nb\nc\nd", 60), Bad + "quiz explanation must contain at most 2 line feeds"),
        new("a poll open for 4 seconds", "sendPoll", s => Quiz(s, "", 4), Bad + "poll open period must be between 5 and 2628000 seconds"),
        new("a poll open for 2628000 seconds", "sendPoll", s => Quiz(s, "", 2_628_000)),

        // ids at once: 1-100, increasing for copies and forwards
        new("100 ids to delete", "deleteMessages", s => new { chat_id = s.Dia, message_ids = Enumerable.Range(1_000_000, 100) }),
        new("101 ids to delete", "deleteMessages", s => new { chat_id = s.Dia, message_ids = Enumerable.Range(1_000_000, 101) }, Bad + "too many message identifiers specified"),
        new("no ids to delete", "deleteMessages", s => new { chat_id = s.Dia, message_ids = Array.Empty<int>() }, Bad + "message identifiers are not specified"),
        new("increasing ids to copy", "copyMessages", s => Many(s, s.Card, s.Plain)),
        new("decreasing ids to copy", "copyMessages", s => Many(s, s.Plain, s.Card), Bad + "message identifiers must be in a strictly increasing order"),
        new("decreasing ids to forward", "forwardMessages", s => Many(s, s.Plain, s.Card), Bad + "message identifiers must be in a strictly increasing order"),

        // quote: an exact part of the message
        new("a quote that is there", "sendMessage", s => Quote(s, "lai")),
        new("a quote that is not there", "sendMessage", s => Quote(s, "line"), Bad + "QUOTE_TEXT_INVALID"),

        // files: 10 MB for photos, their sides; 50 MB for the rest
        new("a photo whose sides are 10000 together", "sendPhoto", s => Send.File(s, "photo", Files.Png(5000, 5000))),
        new("a photo whose sides are 10001 together", "sendPhoto", s => Send.File(s, "photo", Files.Png(5000, 5001)), Bad + "PHOTO_INVALID_DIMENSIONS"),
        new("a photo twenty times as wide as high", "sendPhoto", s => Send.File(s, "photo", Files.Png(2000, 100))),
        new("a photo even wider", "sendPhoto", s => Send.File(s, "photo", Files.Png(2001, 100)), Bad + "PHOTO_INVALID_DIMENSIONS"),
        new("a photo that is none", "sendPhoto", s => Send.File(s, "photo", [1, 2, 3]), Bad + "IMAGE_PROCESS_FAILED"),
        new("a photo above 10 MB", "sendPhoto", s => Send.File(s, "photo", [.. Files.Png(100, 100), .. new byte[10 << 20]]),
            Bad + "file is too big for a photo; the maximum size is 10485760 bytes"),
        new("an empty file", "sendDocument", s => Send.File(s, "document", []), Bad + "file must be non-empty"),
        new("a file above 50 MB", "sendDocument", s => Send.File(s, "document", new byte[(50 << 20) + 1]), "413 Request Entity Too Large"),
    ];

    public static TheoryData<string> Rows => Row.Names(Table);

    [Theory]
    [MemberData(nameof(Rows))]
    public Task A_limit_is_kept(string name) => stage.CheckAsync(Array.Find(Table, r => r.Name == name)!);

    [Fact]
    public async Task Of_more_than_100_entities_the_rest_is_dropped()
    {
        var scene = await stage.SetAsync();
        string text = string.Concat(Enumerable.Repeat("<b>a</b> ", 150));
        var sent = await stage.Playing.OkAsync("sendMessage", $$"""{"chat_id":{{scene.Dia}},"text":"{{text}}","parse_mode":"HTML"}""");
        Assert.Equal(100, sent["entities"]!.AsArray().Count);
    }

    [Fact]
    public async Task Reply_keyboards_lose_what_is_too_much_without_a_word()
    {
        var scene = await stage.SetAsync();
        var rows = Repeat(40, _ => Repeat(14, i => new JsonObject { ["text"] = i == 3 ? "" : $"{i}" }));
        await stage.Playing.SayAsync(scene.Dia, "t", $$""","reply_markup":{"keyboard":{{rows.ToJsonString()}}}""");
        var shown = stage.Playing.World.Chat(scene.Dia).Keyboard!.Rows;
        Assert.Equal(12, shown.Max(r => r.Count));
        Assert.Equal(300, shown.Sum(r => r.Count));
        Assert.DoesNotContain(shown[0], k => k.Text == "");
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("w_basra-2025", true)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123", true)]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234", false)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("بصرة", false)]
    [InlineData("a=b", false)]
    public async Task A_deep_links_payload_is_1_to_64_of_an_alphabet(string payload, bool opens)
    {
        var person = await stage.Playing.SomebodyAsync();
        var thrown = Record.Exception(() => stage.Playing.World.Start(person.Id, payload));
        Assert.Equal(opens, thrown is null);
    }

    private static object Commands(string command, string description) => new { commands = new[] { new { command, description } } };

    private static object ManyCommands(int count) =>
        new { commands = Enumerable.Range(0, count).Select(i => new { command = $"c{i}", description = "d" }) };

    private static object Album(Scene scene, params string[] types) => new { chat_id = scene.Dia, media = Items(scene, types) };

    private static IEnumerable<object> Items(Scene scene, params string[] types) => types.Select(type => new { type, media = scene.FileId });

    private static object Poll(Scene scene, string question, string[] options) =>
        new { chat_id = scene.Dia, question, options = options.Select(text => new { text }) };

    private static object Quiz(Scene scene, string explanation, int seconds) => new
    {
        chat_id = scene.Dia,
        question = "q",
        options = new[] { new { text = "a" }, new { text = "b" } },
        type = "quiz",
        correct_option_id = 0,
        explanation,
        open_period = seconds,
    };

    private static object Many(Scene scene, params int[] ids) => new { chat_id = scene.Dia, from_chat_id = scene.Dia, message_ids = ids };

    private static object Quote(Scene scene, string quote) =>
        new { chat_id = scene.Dia, text = "t", reply_parameters = new { message_id = scene.Plain, quote } };
}
