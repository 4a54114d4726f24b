using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Types;
using WorkshopBot.Chat;
using WorkshopBot.Inbox;
using WorkshopBot.Turns;

namespace WorkshopBot.Tests.Inbox;

/// <summary>Updates as the server writes them, and what becomes of them.</summary>
public sealed class Translation_of_an_update
{
    private const string Amal = """{"id":7,"is_bot":false,"first_name":"Amal"}""";
    private const string Private = """{"id":7,"type":"private","first_name":"Amal"}""";
    private const string Group = """{"id":-5,"type":"group","title":"Basra"}""";
    private const string Bot = """{"id":5080,"is_bot":true,"first_name":"Bot","username":"workshop_bot"}""";

    public static TheoryData<string, Incoming?> InPrivate => new()
    {
        { "\"text\":\"/start\"", new Incoming.Started("") },
        { "\"text\":\"/start w_basra-2025\"", new Incoming.Started("w_basra-2025") },
        { "\"text\":\"/Start@workshop_bot  f_1 \"", new Incoming.Started("f_1") },
        { "\"text\":\"/me\"", new Incoming.Commanded("me", "") },
        { "\"text\":\"/Feedback@workshop_bot two\\nlines\"", new Incoming.Commanded("feedback", "two\nlines") },
        { "\"text\":\"مرحبا\"", new Incoming.Said(11, "مرحبا", null) },
        { "\"text\":\"/ 5\"", new Incoming.Said(11, "/ 5", null) },
        { "\"text\":\"5 /me\"", new Incoming.Said(11, "5 /me", null) },
        { "\"text\":\"/مساعدة\"", new Incoming.Said(11, "/مساعدة", null) },
        { $"\"text\":\"yes\",\"reply_to_message\":{{\"message_id\":4,\"date\":1,\"chat\":{Private}}}", new Incoming.Said(11, "yes", 4) },
        { "\"text\":\"news\",\"forward_origin\":{\"type\":\"hidden_user\",\"date\":1,\"sender_user_name\":\"X\"}", new Incoming.Said(11, "news", null) },
        { "\"contact\":{\"phone_number\":\"9647701234567\",\"first_name\":\"Amal\",\"user_id\":7}", new Incoming.SharedContact("9647701234567", true) },
        { "\"contact\":{\"phone_number\":\"1\",\"first_name\":\"B\",\"user_id\":8}", new Incoming.SharedContact("1", false) },
        { "\"contact\":{\"phone_number\":\"1\",\"first_name\":\"B\"}", new Incoming.SharedContact("1", false) },
        { "\"location\":{\"latitude\":30.5,\"longitude\":47.8,\"horizontal_accuracy\":12}", new Incoming.SharedLocation(30.5, 47.8, 12) },
        {
            "\"location\":{\"latitude\":30.5,\"longitude\":47.8},\"venue\":{\"title\":\"Hall\",\"address\":\"A\",\"location\":{\"latitude\":30.5,\"longitude\":47.8}}",
            new Incoming.SharedLocation(30.5, 47.8, null)
        },
        {
            "\"caption\":\"me\",\"media_group_id\":\"g\",\"photo\":[{\"file_id\":\"s\",\"file_unique_id\":\"a\",\"width\":1,\"height\":1},{\"file_id\":\"l\",\"file_unique_id\":\"b\",\"width\":9,\"height\":9,\"file_size\":5}]",
            new Incoming.SentFile(FileKind.Photo, "l", null, "image/jpeg", 5, "me", "g")
        },
        {
            "\"document\":{\"file_id\":\"d\",\"file_unique_id\":\"u\",\"file_name\":\"plan.xlsx\",\"mime_type\":\"application/x\",\"file_size\":9}",
            new Incoming.SentFile(FileKind.Document, "d", "plan.xlsx", "application/x", 9, null, null)
        },
        {
            "\"voice\":{\"file_id\":\"v\",\"file_unique_id\":\"u\",\"duration\":3,\"mime_type\":\"audio/ogg\"}",
            new Incoming.SentFile(FileKind.Voice, "v", null, "audio/ogg", null, null, null, 3)
        },
        {
            "\"audio\":{\"file_id\":\"a\",\"file_unique_id\":\"u\",\"duration\":200,\"file_name\":\"song.mp3\",\"mime_type\":\"audio/mpeg\"}",
            new Incoming.SentFile(FileKind.Audio, "a", "song.mp3", "audio/mpeg", null, null, null, 200)
        },
        {
            "\"video_note\":{\"file_id\":\"n\",\"file_unique_id\":\"u\",\"length\":240,\"duration\":9}",
            new Incoming.SentFile(FileKind.VideoNote, "n", null, "video/mp4", null, null, null, 9)
        },
        {
            "\"animation\":{\"file_id\":\"g\",\"file_unique_id\":\"u\",\"duration\":1,\"mime_type\":\"video/mp4\"},\"document\":{\"file_id\":\"g\",\"file_unique_id\":\"u\"}",
            new Incoming.SentFile(FileKind.Animation, "g", null, "video/mp4", null, null, null, 1)
        },
        { "\"sticker\":{\"file_id\":\"s\",\"file_unique_id\":\"u\",\"type\":\"regular\",\"width\":1,\"height\":1}", new Incoming.SentOther("sticker") },
        { "\"poll\":{\"id\":\"1\",\"question\":\"?\",\"options\":[],\"total_voter_count\":0,\"is_closed\":false,\"is_anonymous\":true,\"type\":\"regular\",\"allows_multiple_answers\":false}", new Incoming.SentOther("poll") },
        { $"\"pinned_message\":{{\"message_id\":4,\"date\":1,\"chat\":{Private}}}", null },
    };

    [Theory]
    [MemberData(nameof(InPrivate))]
    public void In_a_private_chat_everything_counts(string content, object? expected)
    {
        var read = Read($$$"""{"update_id":1,"message":{"message_id":11,"date":1700000000,"chat":{{{Private}}},"from":{{{Amal}}},{{{content}}}}}""");
        Assert.Equal(expected, read.Incoming);
        Assert.Equal((7L, 7L, false, "message"), (read.ChatId, read.UserId, read.IsGroup, read.Kind));
    }

    public static TheoryData<string, Incoming?> InGroup => new()
    {
        { "\"text\":\"/agenda@workshop_bot\"", new Incoming.Commanded("agenda", "") },
        { "\"text\":\"/agenda@WORKSHOP_BOT now\"", new Incoming.Commanded("agenda", "now") },
        { "\"text\":\"/agenda\"", null },
        { "\"text\":\"/agenda@other_bot\"", null },
        { "\"text\":\"hello\"", null },
        { $"\"text\":\"thanks\",\"reply_to_message\":{{\"message_id\":4,\"date\":1,\"chat\":{Group},\"from\":{Bot}}}", new Incoming.Said(11, "thanks", 4) },
        { $"\"text\":\"thanks\",\"reply_to_message\":{{\"message_id\":4,\"date\":1,\"chat\":{Group},\"from\":{Amal}}}", null },
        { $"\"text\":\"/agenda@workshop_bot\",\"sender_chat\":{Group}", null },
        { "\"photo\":[{\"file_id\":\"s\",\"file_unique_id\":\"a\",\"width\":1,\"height\":1}]", null },
        { $"\"new_chat_members\":[{Bot}]", null },
    };

    [Theory]
    [MemberData(nameof(InGroup))]
    public void In_a_group_only_what_is_meant_for_us_counts(string content, object? expected)
    {
        var read = Read($$$"""{"update_id":1,"message":{"message_id":11,"date":1700000000,"chat":{{{Group}}},"from":{{{Amal}}},{{{content}}}}}""");
        Assert.Equal(expected, read.Incoming);
        Assert.True(read.IsGroup);
    }

    [Fact]
    public void A_group_that_became_a_supergroup_names_its_new_id()
    {
        var read = Read($$$"""{"update_id":1,"message":{"message_id":11,"date":1,"chat":{{{Group}}},"from":{{{Amal}}},"migrate_to_chat_id":-1005}}""");
        Assert.Equal((-5L, -1005L), (read.ChatId, read.MigratedTo));
    }

    [Fact]
    public void An_edited_message_is_told_in_private_only()
    {
        Assert.Equal(
            new Incoming.Edited(11, "better"),
            Read($$$"""{"update_id":1,"edited_message":{"message_id":11,"date":1,"edit_date":2,"chat":{{{Private}}},"from":{{{Amal}}},"text":"better"}}""").Incoming);
        Assert.Null(Read($$$"""{"update_id":1,"edited_message":{"message_id":11,"date":1,"edit_date":2,"chat":{{{Group}}},"from":{{{Amal}}},"text":"better"}}""").Incoming);
    }

    [Theory]
    [InlineData(1700000000, 4)]
    [InlineData(0, null)]
    public void A_tap_names_its_message_if_that_can_be_reached(long date, int? messageId)
    {
        var read = Read($$$"""{"update_id":1,"callback_query":{"id":"q","from":{{{Amal}}},"chat_instance":"c","data":"token","message":{"message_id":4,"date":{{{date}}},"chat":{{{Private}}} } } }""");
        Assert.Equal(new TapData("q", "token", messageId), read.Tap);
        Assert.Equal(new Incoming.Tapped(null), read.Incoming);
    }

    [Theory]
    [InlineData("member", "kicked", false)]
    [InlineData("kicked", "member", true)]
    [InlineData("left", "member", null)]
    public void Blocking_and_coming_back_are_told(string before, string after, bool? isReachable)
    {
        var read = Read(Membership(Private, before, after));
        Assert.Equal(isReachable, (read.Incoming as Incoming.ReachableChanged)?.IsReachable);
    }

    [Theory]
    [InlineData("left", "member", true)]
    [InlineData("member", "left", false)]
    [InlineData("administrator", "kicked", false)]
    public void Coming_into_a_group_and_out_of_it_is_no_affair_of_the_product(string before, string after, bool isMember)
    {
        var read = Read(Membership(Group, before, after));
        Assert.Equal(isMember, read.IsMember);
        Assert.Null(read.Incoming);
    }

    [Fact]
    public void Coming_into_a_channel_makes_it_known()
    {
        var read = Read(Membership("""{"id":-1009,"type":"channel","title":"News"}""", "left", "administrator"));
        Assert.Equal((-1009, true, true, "News"), (read.ChatId, read.IsGroup, read.IsMember, read.Title));
    }

    [Theory]
    [InlineData("""{"update_id":1,"channel_post":{"message_id":11,"date":1,"chat":{"id":-9,"type":"channel","title":"C"},"text":"/start"}}""")]
    [InlineData("""{"update_id":1,"poll_answer":{"poll_id":"1","option_ids":[]}}""")]
    [InlineData("""{"update_id":1,"something_new":{"x":1}}""")]
    public void What_means_nothing_to_us_is_only_remembered(string json)
    {
        var read = Read(json);
        Assert.Null(read.Incoming);
        Assert.Null(read.Tap);
        Assert.Equal(1, read.Id);
    }

    private static string Membership(string chat, string before, string after)
    {
        static string Member(string status) => $$$"""{"status":"{{{status}}}","user":{{{Bot}}},"until_date":0}""";
        return $$$"""{"update_id":1,"my_chat_member":{"chat":{{{chat}}},"from":{{{Amal}}},"date":1,"old_chat_member":{{{Member(before)}}},"new_chat_member":{{{Member(after)}}}}}""";
    }

    private static ChatUpdate Read(string json) =>
        Translation.Read(JsonSerializer.Deserialize<Update>(json, JsonBotAPI.Options)!, new User { Id = 5080, Username = "workshop_bot" });
}
