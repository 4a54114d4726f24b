using System.Text.Json;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Tests.Types;

public sealed class TypeTests
{
    [Theory]
    [InlineData("""{"text":"t"}""", MessageType.Text)]
    [InlineData("""{"animation":{},"document":{"file_id":"F"}}""", MessageType.Animation)]
    [InlineData("""{"document":{"file_id":"F"}}""", MessageType.Document)]
    [InlineData("""{"photo":[{"file_id":"F"}],"caption":"c"}""", MessageType.Photo)]
    [InlineData("""{"venue":{"title":"T"},"location":{"latitude":1,"longitude":2}}""", MessageType.Venue)]
    [InlineData("""{"location":{"latitude":1,"longitude":2}}""", MessageType.Location)]
    [InlineData("""{"contact":{"phone_number":"1"}}""", MessageType.Contact)]
    [InlineData("""{"sticker":{}}""", MessageType.Sticker)]
    [InlineData("""{"voice":{"file_id":"F"}}""", MessageType.Voice)]
    [InlineData("""{"video":{"file_id":"F"}}""", MessageType.Video)]
    [InlineData("""{"video_note":{}}""", MessageType.VideoNote)]
    [InlineData("""{"audio":{}}""", MessageType.Audio)]
    [InlineData("""{"story":{}}""", MessageType.Story)]
    [InlineData("""{"dice":{}}""", MessageType.Dice)]
    [InlineData("""{"poll":{"id":"1"}}""", MessageType.Poll)]
    [InlineData("""{"new_chat_members":[{"id":1}]}""", MessageType.NewChatMembers)]
    [InlineData("""{"left_chat_member":{"id":1}}""", MessageType.LeftChatMember)]
    [InlineData("""{"migrate_to_chat_id":-100}""", MessageType.MigrateToChatId)]
    [InlineData("""{"migrate_from_chat_id":-100}""", MessageType.MigrateFromChatId)]
    [InlineData("""{"group_chat_created":true}""", MessageType.GroupChatCreated)]
    [InlineData("""{"pinned_message":{"message_id":1}}""", MessageType.PinnedMessage)]
    [InlineData("""{"users_shared":{}}""", MessageType.UsersShared)]
    [InlineData("""{"chat_shared":{}}""", MessageType.ChatShared)]
    [InlineData("""{"write_access_allowed":{}}""", MessageType.WriteAccessAllowed)]
    [InlineData("""{"web_app_data":{}}""", MessageType.WebAppData)]
    [InlineData("""{"telepathy":{}}""", MessageType.Unknown)]
    public void A_message_is_what_it_holds(string json, MessageType type) =>
        Assert.Equal(type, JsonSerializer.Deserialize<Message>(json, JsonBotAPI.Options)!.Type);

    [Fact]
    public void Only_channels_and_supergroups_have_links()
    {
        Assert.Equal("https://t.me/c/1234567890/7", Link(-1001234567890, ChatType.Supergroup));
        Assert.Equal("https://t.me/news/7", Link(-1001234567890, ChatType.Channel, "news"));
        Assert.Null(Link(5, ChatType.Private, "amal"));
        Assert.Null(Link(-5, ChatType.Group));

        static string? Link(long id, ChatType type, string? name = null) =>
            new Message { Id = 7, Chat = new Chat { Id = id, Type = type, Username = name } }.MessageLink();
    }

    [Fact]
    public void A_chat_is_a_number_or_a_name()
    {
        Assert.Equal(new ChatId("@News"), new ChatId("@news"));
        Assert.Equal(new ChatId("@News").GetHashCode(), new ChatId("@news").GetHashCode());
        Assert.True(new ChatId("-1001") == -1001);
        Assert.True(new ChatId("@news") != 5);
        ChatId ofUser = new User { Id = 5, FirstName = "A" };
        Assert.Equal("5", ofUser.ToString());
        Assert.All(["", "@", "news"], name => Assert.Throws<ArgumentException>(() => new ChatId(name)));
        Assert.Equal("[5,\"@news\"]", JsonSerializer.Serialize<ChatId[]>([5, "@news"], JsonBotAPI.Options));
        Assert.Equal([5, "@news"], JsonSerializer.Deserialize<ChatId[]>("[5,\"@news\"]", JsonBotAPI.Options)!);
    }

    [Fact]
    public void A_file_to_send_is_bytes_an_id_or_an_address()
    {
        Assert.Equal(FileType.Url, InputFile.FromString("https://example.org/a.png").FileType);
        Assert.Equal(FileType.Id, InputFile.FromString("AgACAgIAAxkBAAM").FileType);
        InputFile known = new PhotoSize { FileId = "F" };
        Assert.Equal("F", Assert.IsType<InputFileId>(known).Id);

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        InputFile stream = file;
        Assert.Equal(Path.GetFileName(path), Assert.IsType<InputFileStream>(stream).FileName);
    }

    [Fact]
    public void A_button_tells_addresses_from_data()
    {
        Assert.Equal("tg://user?id=5", new InlineKeyboardButton("A", "tg://user?id=5").Url);
        Assert.Equal("HTTPS://example.org", new InlineKeyboardButton("A", "HTTPS://example.org").Url);
        Assert.Equal("https", new InlineKeyboardButton("A", "https").CallbackData);
        Assert.Equal("A", InlineKeyboardButton.WithCallbackData("A").CallbackData);
    }

    [Fact]
    public void Only_a_keyboard_begun_empty_or_with_a_row_grows()
    {
        var button = InlineKeyboardButton.WithCallbackData("A");
        Assert.Equal([2, 1], Rows(new InlineKeyboardMarkup(button).AddButton("B", "b").AddNewRow(button)));
        Assert.Equal([3], Rows(new InlineKeyboardMarkup(button, button).AddButton(button)));
        Assert.Equal([1], Rows(InlineKeyboardMarkup.Empty().AddButton(button)));
        InlineKeyboardButton[][] rows = [[button], [button]];
        Assert.Throws<InvalidOperationException>(() => new InlineKeyboardMarkup(rows).AddButton(button));
        Assert.Equal([2], new ReplyKeyboardMarkup(new KeyboardButton("A")).AddButton("B").Keyboard.Select(row => row.Count()));

        static IEnumerable<int> Rows(InlineKeyboardMarkup keyboard) => keyboard.InlineKeyboard.Select(row => row.Count());
    }

    [Fact]
    public void A_received_keyboard_is_read()
    {
        var message = JsonSerializer.Deserialize<Message>(
            """
            {"message_id":1,"reply_markup":{"inline_keyboard":[[{"text":"A","callback_data":"a"},{"text":"B","url":"https://example.org"}]]}}
            """,
            JsonBotAPI.Options)!;
        var row = Assert.Single(message.ReplyMarkup!.InlineKeyboard);
        Assert.Equal(
            [("A", "a", null), ("B", null, "https://example.org")],
            row.Select(button => (button.Text, button.CallbackData, button.Url)));
    }

    [Fact]
    public void All_kinds_of_updates_are_listed_but_the_unknown() =>
        Assert.Equal(Enumerable.Range(1, 26), Update.AllTypes.Select(type => (int)type));

    [Fact]
    public void Small_conversions()
    {
        MessageId id = new Message { Id = 7 };
        Assert.Equal(7, (int)id);
        ReplyParameters reply = new Message { Id = 7 };
        Assert.Equal(7, reply.MessageId);
        BotCommand command = ("start", "Begin");
        Assert.Equal(("start", "Begin"), (command.Command, command.Description));
        Assert.Equal("@amal (5)", new User { Id = 5, FirstName = "Amal", Username = "amal" }.ToString());
        Assert.Equal("Amal Kareem (5)", new User { Id = 5, FirstName = "Amal", LastName = "Kareem" }.ToString());
        string name = JsonSerializer.Deserialize<BotName>("""{"name":"W"}""", JsonBotAPI.Options)!;
        Assert.Equal("W", name);
        Assert.IsType<MenuButtonCommands>(JsonSerializer.Deserialize<MenuButton>("""{"type":"commands"}""", JsonBotAPI.Options));
    }
}
