using static WorkshopBot.Tests.Send;

namespace WorkshopBot.Tests;

/// <summary>What Telegram answers to requests that go wrong, by code and text.</summary>
public sealed class Errors(Stage stage) : IClassFixture<Stage>
{
    private const string Bad = "400 Bad Request: ";
    private const string NotModified = Bad
        + "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

    private static readonly Row[] Table =
    [
        // editing
        new("an edit without a change", "editMessageText", s => Edit(s, s.Plain, "plain"), NotModified),
        new("an edit that changes only white space around", "editMessageText", s => Edit(s, s.Plain, " plain\n"), NotModified),
        new("an edit that changes only the markup's spelling", "editMessageText",
            s => new { chat_id = s.Dia, message_id = s.Plain, text = "pl&#97;in", parse_mode = "HTML" }, NotModified),
        new("a keyboard edit without a change", "editMessageReplyMarkup", s => new { chat_id = s.Dia, message_id = s.Plain }, NotModified),
        new("an edit of a deleted message", "editMessageText", s => Edit(s, s.Deleted, "x"), Bad + "message to edit not found"),
        new("an edit without an id", "editMessageText", s => new { chat_id = s.Dia, text = "x" }, Bad + "message identifier is not specified"),
        new("an edit of somebody's message", "editMessageText", s => Edit(s, s.Theirs, "x"), Bad + "message can't be edited"),
        new("an edit of a forward", "editMessageText", s => Edit(s, s.Forward, "x"), Bad + "message can't be edited"),
        new("an edit of a message that brought a reply keyboard", "editMessageText", s => Edit(s, s.Keys, "x"), Bad + "message can't be edited"),
        new("a text edit of a photo", "editMessageText", s => Edit(s, s.Photo, "x"), Bad + "there is no text in the message to edit"),
        new("a caption edit of a text", "editMessageCaption", s => new { chat_id = s.Dia, message_id = s.Plain, caption = "x" },
            Bad + "there is no caption in the message to edit"),
        new("an edit with a reply keyboard", "editMessageText",
            s => new { chat_id = s.Dia, message_id = s.Plain, text = "x", reply_markup = new { keyboard = new[] { new[] { "a" } } } }, Bad + "inline keyboard expected"),
        new("an edit of an inline message", "editMessageText", _ => new { inline_message_id = "AAA", text = "x" }, Bad + "MESSAGE_ID_INVALID"),

        // deleting, answering, replying
        new("deleting a deleted message", "deleteMessage", s => new { chat_id = s.Dia, message_id = s.Deleted }, Bad + "message to delete not found"),
        new("deleting without an id", "deleteMessage", s => new { chat_id = s.Dia }, Bad + "message identifier is not specified"),
        new("a reply to a deleted message", "sendMessage", s => new { chat_id = s.Dia, text = "x", reply_parameters = new { message_id = s.Deleted } },
            Bad + "message to be replied not found"),
        new("the same, sent all the same", "sendMessage",
            s => new { chat_id = s.Dia, text = "x", reply_parameters = new { message_id = s.Deleted, allow_sending_without_reply = true } }),
        new("a reply without an id", "sendMessage", s => new { chat_id = s.Dia, text = "x", reply_parameters = new { quote = "x" } },
            Bad + "can't find field \"message_id\""),
        new("an answer to an unknown press", "answerCallbackQuery", _ => new { callback_query_id = "17" }, TooOld),
        new("a copy of a deleted message", "copyMessage", s => new { chat_id = s.Dia, from_chat_id = s.Dia, message_id = s.Deleted }, Bad + "message to copy not found"),
        new("a forward of a deleted message", "forwardMessage", s => new { chat_id = s.Dia, from_chat_id = s.Dia, message_id = s.Deleted },
            Bad + "message to forward not found"),

        // chats
        new("no chat", "sendMessage", _ => new { text = "x" }, Bad + "chat_id is empty"),
        new("an unknown chat", "sendMessage", _ => new { chat_id = 999_999_999, text = "x" }, Bad + "chat not found"),
        new("a chat that is no number", "sendMessage", _ => new { chat_id = "dia", text = "x" }, Bad + "chat not found"),
        new("an unknown channel", "sendMessage", _ => new { chat_id = "@nobody", text = "x" }, Bad + "chat not found"),
        new("somebody who never pressed Start", "sendMessage", s => new { chat_id = s.Stranger, text = "x" }, "403 Forbidden: bot can't initiate conversation with a user"),
        new("somebody who blocked the bot", "sendMessage", s => new { chat_id = s.Blocked, text = "x" }, "403 Forbidden: bot was blocked by the user"),
        new("an album to somebody who blocked the bot", "sendMediaGroup", s => new { chat_id = s.Blocked, media = Array.Empty<object>() },
            "403 Forbidden: bot was blocked by the user"),
        new("a chat action to somebody who blocked the bot", "sendChatAction", s => new { chat_id = s.Blocked, action = "typing" },
            "403 Forbidden: bot was blocked by the user"),
        new("a deleted account", "sendMessage", s => new { chat_id = s.Gone, text = "x" }, "403 Forbidden: user is deactivated"),
        new("the bot itself", "sendMessage", s => new { chat_id = s.Playing.World.BotId, text = "x" }, "403 Forbidden: bot can't send messages to bots"),
        new("an unknown member", "getChatMember", s => new { chat_id = s.Group, user_id = 77 }, Bad + "user not found"),
        new("administrators of a private chat", "getChatAdministrators", s => new { chat_id = s.Dia }, Bad + "there are no administrators in the private chat"),
        new("leaving a private chat", "leaveChat", s => new { chat_id = s.Dia }, Bad + "chat member status can't be changed in private chats"),
        new("pinning in a group without the right", "pinChatMessage", s => new { chat_id = s.Group, message_id = 1 },
            Bad + "not enough rights to manage pinned messages in the chat"),
        new("pinning a deleted message", "pinChatMessage", s => new { chat_id = s.Dia, message_id = s.Deleted }, Bad + "message to pin not found"),

        new("a topic in a chat without topics", "sendMessage", s => new { chat_id = s.Dia, text = "x", message_thread_id = 7 }, Bad + "message thread not found"),

        // markup
        new("an unknown parse mode", "sendMessage", s => new { chat_id = s.Dia, text = "x", parse_mode = "RTF" }, Bad + "unsupported parse_mode"),
        new("an open tag", "sendMessage", s => Html(s, "<b>x"), Bad + "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        new("an unknown tag", "sendMessage", s => Html(s, "<script>x</script>"), Bad + "can't parse entities: Unsupported start tag \"script\" at byte offset 0"),
        new("an unescaped less-than sign", "sendMessage", s => Html(s, "ب 1 < 2"), Bad + "can't parse entities: Unsupported start tag \"\" at byte offset 5"),
        new("crossed tags", "sendMessage", s => Html(s, "<b><i>test</b></i>"),
            Bad + "can't parse entities: Unmatched end tag at byte offset 10, expected \"</i>\", found \"</b>\""),
        new("an end tag alone", "sendMessage", s => Html(s, "x</b>"), Bad + "can't parse entities: Unexpected end tag at byte offset 1"),
        new("a tag that never closes", "sendMessage", s => Html(s, "x <b"), Bad + "can't parse entities: Unclosed start tag at byte offset 2"),
        new("an unescaped dot in MarkdownV2", "sendMessage", s => Markdown(s, "hello."),
            Bad + "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'"),
        new("an open mark in MarkdownV2", "sendMessage", s => Markdown(s, "*x"), Bad + "can't parse entities: Can't find end of Bold entity at byte offset 0"),
        new("an open mark in the old Markdown", "sendMessage", s => new { chat_id = s.Dia, text = "ب *x", parse_mode = "Markdown" },
            Bad + "can't parse entities: Can't find end of the entity starting at byte offset 3"),
        new("an entity beyond the text", "sendMessage", s => Entity(s, "hello", new { type = "bold", offset = 100, length = 1 }),
            Bad + "entity begins after the end of the text at UTF-16 offset 100"),
        new("an entity that ends beyond the text", "sendMessage", s => Entity(s, "hello", new { type = "bold", offset = 0, length = 100 }),
            Bad + "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100"),
        new("an entity at a negative place", "sendMessage", s => Entity(s, "hello", new { type = "bold", offset = -1, length = 1 }),
            Bad + "receive an entity with incorrect offset -1"),
        new("an entity inside a surrogate pair", "sendMessage", s => Entity(s, "😀😀", new { type = "bold", offset = 1, length = 2 }),
            Bad + "entity begins in a middle of a UTF-16 symbol at byte offset 3"),
        new("an entity of no known type", "sendMessage", s => Entity(s, "hello", new { type = "loud", offset = 0, length = 1 }),
            Bad + "can't parse MessageEntity: Unsupported type specified"),
        new("a link entity without a link", "sendMessage", s => Entity(s, "hello", new { type = "text_link", offset = 0, length = 1 }),
            Bad + "can't parse MessageEntity: Can't find field \"url\""),
        new("a link entity to nowhere", "sendMessage", s => Entity(s, "hello", new { type = "text_link", offset = 0, length = 1, url = "nowhere" }),
            Bad + "entity URL 'nowhere' is invalid: Wrong HTTP URL"),

        // keyboards
        new("a button to no host", "sendMessage", s => Button(s, new { text = "b", url = "not-a-url" }),
            Bad + "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL"),
        new("a button to ftp", "sendMessage", s => Button(s, new { text = "b", url = "ftp://example.com" }),
            Bad + "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol"),
        new("a button to a host that cannot be", "sendMessage", s => Button(s, new { text = "b", url = "https://example.c" }), Bad + "BUTTON_URL_INVALID"),
        new("a button to a deep link", "sendMessage", s => Button(s, new { text = "b", url = "https://t.me/some_bot?start=w_1" })),
        new("a button without an action", "sendMessage", s => Button(s, new { text = "b" }),
            Bad + "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        new("a button without a text", "sendMessage", s => Button(s, new { callback_data = "b" }), Bad + "can't parse inline keyboard button: Can't find field \"text\""),
        new("a Web App without TLS", "sendMessage", s => Button(s, new { text = "b", web_app = new { url = "http://example.com" } }),
            Bad + "inline keyboard button Web App URL 'http://example.com' is invalid: Only HTTPS links are allowed"),
        new("a pay button outside an invoice", "sendMessage", s => Button(s, new { text = "b", pay = true }), Bad + "BUTTON_TYPE_INVALID"),
        new("a keyboard that is no array", "sendMessage", s => Keyboard(s.Dia, new { inline_keyboard = "no" }), Bad + "field \"inline_keyboard\" must be of type Array"),
        new("a flag that is no flag", "sendMessage", s => Keyboard(s.Dia, new { remove_keyboard = "yes" }), Bad + "field \"remove_keyboard\" must be of type Boolean"),
        new("a keyboard that is no object", "sendMessage", s => new { chat_id = s.Dia, text = "x", reply_markup = new[] { 1 } }, Bad + "object expected as reply markup"),
        new("a request for a contact in a group", "sendMessage", s => Keyboard(s.Group, Asking("request_contact")), Bad + "phone number can be requested in private chats only"),
        new("a request for a place in a group", "sendMessage", s => Keyboard(s.Group, Asking("request_location")), Bad + "location can be requested in private chats only"),
        new("a request for a contact in private", "sendMessage", s => Keyboard(s.Dia, Asking("request_contact"))),

        // a JSON null is not an absent member
        new("a null parse mode", "sendMessage", s => $$"""{"chat_id":{{s.Dia}},"text":"x","parse_mode":null}""", Bad + "unsupported parse_mode"),
        new("a null keyboard", "sendMessage", s => $$"""{"chat_id":{{s.Dia}},"text":"x","reply_markup":null}""", Bad + "object expected as reply markup"),
        new("a null inside a button", "sendMessage", s => $$"""{"chat_id":{{s.Dia}},"text":"x","reply_markup":{"inline_keyboard":[[{"text":"b","callback_data":"c","url":null}]] } }""",
            Bad + "can't parse \"url\": null is not a value"),
        new("a body that is no JSON", "sendMessage", _ => "{", Bad + "can't parse JSON object"),

        // files
        new("no file", "sendPhoto", s => new { chat_id = s.Dia }, Bad + "there is no photo in the request"),
        new("a file id that is none", "sendDocument", s => new { chat_id = s.Dia, document = "qr.png" }, Bad + "wrong file identifier/HTTP URL specified"),
        new("a file id of another bot", "sendPhoto", s => new { chat_id = s.Dia, photo = "AgACAgIAAxkAAAAAAAAAAAAAA" },
            Bad + "wrong file_id or the file is temporarily unavailable"),
        new("a photo sent as a document", "sendDocument", s => new { chat_id = s.Dia, document = s.FileId }, Bad + "can't use file of type Photo as Document"),
        new("an attachment that is missing", "sendPhoto", s => new { chat_id = s.Dia, photo = "attach://qr" }, Bad + "wrong file identifier/HTTP URL specified"),
        new("a link to a file", "sendPhoto", s => new { chat_id = s.Dia, photo = "https://example.com/a.png" }, Bad + "failed to get HTTP URL content"),
        new("a file nobody sent", "getFile", _ => new { file_id = "x" }, Bad + "invalid file_id"),

        // webhook and the rest
        new("a webhook elsewhere", "setWebhook", _ => new { url = "ftp://example.com" }, Bad + "bad webhook: An HTTPS URL must be provided for webhook"),
        new("a secret with other characters", "setWebhook", _ => new { url = "https://127.0.0.1:1/", secret_token = "a b" }, Bad + "secret token contains unallowed characters"),
        new("commands for an unknown scope", "setMyCommands", _ => new { commands = Array.Empty<object>(), scope = new { type = "moon" } },
            Bad + "can't parse BotCommandScope: Unsupported type specified"),
        new("an unknown chat action", "sendChatAction", s => new { chat_id = s.Dia, action = "dancing" }, Bad + "wrong parameter action in request"),
        new("a place beyond the pole", "sendLocation", s => new { chat_id = s.Dia, latitude = 91, longitude = 0 }, Bad + "wrong latitude or longitude specified"),
        new("an unknown method", "sendPigeon", _ => new { }, "404 Not Found"),
        new("a method in other letters", "SENDMESSAGE", s => Text(s, "x")),
    ];

    private const string TooOld = Bad + "query is too old and response timeout expired or query ID is invalid";

    public static TheoryData<string> Rows => Row.Names(Table);

    [Theory]
    [MemberData(nameof(Rows))]
    public Task An_error_says_what_Telegram_says(string name) => stage.CheckAsync(Array.Find(Table, r => r.Name == name)!);

    [Theory]
    [InlineData("5080:another", "getMe", 401, "Unauthorized")]
    [InlineData("nonsense", "getMe", 404, "Not Found")]
    [InlineData(":", "getMe", 404, "Not Found")]
    public async Task A_wrong_token_is_refused(string token, string method, int status, string text)
    {
        var answer = await stage.Playing.SendAsync(method, null, token);
        Assert.Equal((status, text), ((int)answer.Status, answer.Description));
    }

    private static object Edit(Scene scene, int id, string text) => new { chat_id = scene.Dia, message_id = id, text };

    private static object Markdown(Scene scene, string text) => new { chat_id = scene.Dia, text, parse_mode = "MarkdownV2" };

    private static object Entity(Scene scene, string text, object entity) => new { chat_id = scene.Dia, text, entities = new[] { entity } };

    private static object Asking(string request) =>
        new { keyboard = new[] { new[] { new Dictionary<string, object> { ["text"] = "b", [request] = true } } } };
}
