using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Tests.Serialization;

public sealed class Reading
{
    private const string Update =
        """
        {"update_id":10,"message":{"message_id":7,"from":{"id":1,"is_bot":false,"first_name":"باران","language_code":"ku","is_premium":true},
         "chat":{"id":1,"type":"private","first_name":"باران"},"date":1742367600,"text":"/start w_basra","future_field":{"a":[1,2]},
         "entities":[{"offset":0,"length":6,"type":"bot_command"},{"offset":7,"length":7,"type":"hologram"}],
         "forward_origin":{"date":1742367600,"sender_user_name":"X","type":"hidden_user"}}}
        """;

    private const string Blocked =
        """
        {"update_id":11,"my_chat_member":{"chat":{"id":1,"type":"private"},"from":{"id":1,"is_bot":false,"first_name":"A"},"date":1742367600,
         "old_chat_member":{"user":{"id":2,"is_bot":true,"first_name":"B"},"status":"member"},
         "new_chat_member":{"user":{"id":2,"is_bot":true,"first_name":"B"},"until_date":0,"status":"kicked"}}}
        """;

    /// <summary>The Bot API's own options, and a web framework's, which know nothing of it.</summary>
    public static TheoryData<JsonSerializerOptions> Ways => [JsonBotAPI.Options, JsonSerializerOptions.Web];

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_message_with_members_and_kinds_from_the_future(JsonSerializerOptions options)
    {
        var update = JsonSerializer.Deserialize<Update>(Update, options)!;
        Assert.Equal((10, UpdateType.Message), (update.Id, update.Type));
        var message = update.Message!;
        Assert.Equal((7, "ku", ChatType.Private), (message.Id, message.From!.LanguageCode, message.Chat.Type));
        Assert.Equal([MessageEntityType.BotCommand, default], message.Entities!.Select(entity => entity.Type));
        Assert.Equal(["/start", "w_basra"], message.EntityValues!);
        Assert.Equal(new DateTime(2025, 3, 19, 7, 0, 0), message.Date);
        Assert.Equal(DateTimeKind.Utc, message.Date.Kind);
        var origin = Assert.IsType<MessageOriginHiddenUser>(message.ForwardOrigin);
        Assert.Equal(("X", MessageOriginType.HiddenUser), (origin.SenderUserName, origin.Type));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_person_who_blocks_the_bot(JsonSerializerOptions options)
    {
        var change = JsonSerializer.Deserialize<Update>(Blocked, options)!.MyChatMember!;
        Assert.True(change.OldChatMember.IsInChat);
        var now = Assert.IsType<ChatMemberBanned>(change.NewChatMember);
        Assert.Equal((ChatMemberStatus.Kicked, false, null), (now.Status, now.IsInChat, now.ExpireDate));
    }

    [Theory]
    [InlineData("""{"user":{"id":1},"status":"creator"}""", true, true)]
    [InlineData("""{"status":"administrator","can_post":true,"user":{"id":1}}""", true, true)]
    [InlineData("""{"user":{"id":1},"status":"member"}""", false, true)]
    [InlineData("""{"user":{"id":1,"status":"creator"},"status":"restricted","is_member":false}""", false, false)]
    [InlineData("""{"user":{"id":1},"is_member":true,"status":"restricted"}""", false, true)]
    [InlineData("""{"user":{"id":1},"status":"left"}""", false, false)]
    public void Members_by_their_status(string json, bool isAdmin, bool isInChat)
    {
        var member = JsonSerializer.Deserialize<ChatMember>(json, JsonBotAPI.Options)!;
        Assert.Equal((isAdmin, isInChat, 1), (member.IsAdmin, member.IsInChat, member.User.Id));
    }

    [Theory]
    [InlineData("""{"user":{"id":1},"status":"astronaut"}""")]
    [InlineData("""{"user":{"id":1}}""")]
    [InlineData("""{"status":5}""")]
    [InlineData("[]")]
    public void A_status_from_the_future_cannot_be_read(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ChatMember>(json, JsonBotAPI.Options));

    [Theory]
    [InlineData("""{"update_id":1,"inline_query":{"id":"1"}}""", UpdateType.InlineQuery)]
    [InlineData("""{"update_id":1,"deleted_business_messages":{}}""", UpdateType.DeletedBusinessMessages)]
    [InlineData("""{"update_id":1,"telepathy":{"thought":"?"}}""", UpdateType.Unknown)]
    [InlineData("""{"update_id":1}""", UpdateType.Unknown)]
    public void Updates_of_other_kinds_are_let_pass_and_kept(string json, UpdateType type)
    {
        var update = JsonSerializer.Deserialize<Update>(json, JsonBotAPI.Options)!;
        Assert.Equal(type, update.Type);
        Assert.Equal(json, JsonSerializer.Serialize(update, JsonBotAPI.Options));
    }

    [Fact]
    public void Numbers_may_come_as_strings_and_zero_is_no_time()
    {
        var message = JsonSerializer.Deserialize<Message>(
            """{"message_id":"7","chat":{"id":"-1001","type":"supergroup"},"date":0,"edit_date":"1742367600"}""", JsonBotAPI.Options)!;
        Assert.Equal((7, -1001, default), (message.Id, message.Chat.Id, message.Date));
        Assert.Equal(new DateTime(2025, 3, 19, 7, 0, 0), message.EditDate);
    }

    [Theory]
    [InlineData("""{"date":99999999999999}""")]
    [InlineData("""{"date":"tomorrow"}""")]
    public void A_time_that_is_none_cannot_be_read(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Message>(json, JsonBotAPI.Options));

    [Fact]
    public void Markup_has_its_member_names_and_everything_else_is_snake_case()
    {
        Assert.Equal("\"MarkdownV2\"", JsonSerializer.Serialize(ParseMode.MarkdownV2, JsonBotAPI.Options));
        Assert.Equal("\"upload_video_note\"", JsonSerializer.Serialize(ChatAction.UploadVideoNote, JsonBotAPI.Options));
        Assert.Equal(default, JsonSerializer.Deserialize<ChatType>("{\"a\":1}", JsonBotAPI.Options));
    }

    [Fact]
    public void Other_options_can_be_set_up_the_same_way()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        JsonBotAPI.Configure(options);
        Assert.Equal("""{"chat_id":5}""", JsonSerializer.Serialize(new LeaveChatRequestOfOurs(5), options));
        Assert.Equal("""{"is_disabled":true}""", JsonSerializer.Serialize(new LinkPreviewOptions { IsDisabled = true }, options));
    }

    /// <summary>A type forgotten in the context would be read through reflection, slowly and unseen.</summary>
    [Fact]
    public void Every_request_and_what_it_returns_is_prepared_by_the_compiler()
    {
        var requests = typeof(TelegramBotClient).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && type.IsAssignableTo(typeof(IRequest)));
        var results = requests.Select(type => type.GetInterfaces().Single(one => one.IsGenericType).GetGenericArguments()[0])
            .Select(result => typeof(ApiResponse<>).MakeGenericType(result));
        IJsonTypeInfoResolver context = BotApiJsonContext.Default;
        Assert.DoesNotContain(requests.Concat(results).Append(typeof(Update)), type => context.GetTypeInfo(type, JsonBotAPI.Options) is null);
    }

    [Fact]
    public void Every_method_of_the_extensions_has_its_request()
    {
        var methods = typeof(TelegramBotClientExtensions).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name)
            .Except(["DropPendingUpdates", "GetInfoAndDownloadFile"]);
        var requests = typeof(TelegramBotClient).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(IRequest)))
            .Where(type => type.Name.EndsWith("Request", StringComparison.Ordinal) && !type.IsInterface)
            .ToDictionary(type => type.Name, type => ((IRequest)Activator.CreateInstance(type)!).MethodName);
        Assert.Equal(
            methods.Order(StringComparer.Ordinal).Select(name => (name + "Request", char.ToLowerInvariant(name[0]) + name[1..])),
            requests.OrderBy(pair => pair.Value, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)));
    }

    private sealed record LeaveChatRequestOfOurs(long ChatId);
}
