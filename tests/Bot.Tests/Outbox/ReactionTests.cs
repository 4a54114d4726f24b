using WorkshopBot.Data.Outbox;
using WorkshopBot.Outbox;
using WorkshopBot.Turns;

namespace WorkshopBot.Tests.Outbox;

/// <summary>One row for each error that the Bot API is known to answer with.</summary>
public sealed class Reaction_to_an_error
{
    [Theory]
    [InlineData(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same", "AlreadySo")]
    [InlineData(400, "Bad Request: message to edit not found", "SendAnew")]
    [InlineData(400, "Bad Request: MESSAGE_ID_INVALID", "SendAnew")]
    [InlineData(400, "Bad Request: message can't be edited", "SendAnew")]
    [InlineData(400, "Bad Request: there is no text in the message to edit", "EditCaption")]
    [InlineData(400, "Bad Request: wrong file identifier/HTTP URL specified", "UploadAgain")]
    [InlineData(400, "Bad Request: wrong file_id or the file is temporarily unavailable", "UploadAgain")]
    [InlineData(400, "Bad Request: chat not found", "gone")]
    [InlineData(400, "Bad Request: private chat not found", "gone")]
    [InlineData(400, "USER_IS_BLOCKED", "blocked")]
    [InlineData(400, "Bad Request: not enough rights to send text messages to the chat", "no_rights")]
    [InlineData(400, "Bad Request: have no write access to the chat", "no_rights")]
    [InlineData(400, "Bad Request: CHAT_WRITE_FORBIDDEN", "no_rights")]
    [InlineData(400, "Bad Request: TOPIC_CLOSED", "no_rights")]
    [InlineData(400, "Bad Request: message thread not found", "no_rights")]
    [InlineData(403, "Forbidden: bot was blocked by the user", "blocked")]
    [InlineData(403, "Forbidden: user is deactivated", "deactivated")]
    [InlineData(403, "Forbidden: bot can't initiate conversation with a user", "not_started")]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", "gone")]
    [InlineData(403, "Forbidden: bot can't send messages to bots", "gone")]
    [InlineData(400, "Bad Request: can't parse entities: unsupported start tag", "Refused")]
    [InlineData(400, "Bad Request: message is too long", "Refused")]
    [InlineData(400, "Bad Request: message text is empty", "Refused")]
    [InlineData(400, "Bad Request: BUTTON_DATA_INVALID", "Refused")]
    [InlineData(400, "Bad Request: text buttons are unallowed in the inline keyboard", "Refused")]
    [InlineData(413, "Request Entity Too Large", "Refused")]
    [InlineData(401, "Unauthorized", "TokenRefused")]
    [InlineData(404, "Not Found", "TokenRefused")]
    [InlineData(500, "Internal Server Error", "TryAgain")]
    [InlineData(502, "unreadable answer", "TryAgain")]
    [InlineData(504, "Gateway Timeout", "TryAgain")]
    [InlineData(0, "no answer", "NoAnswer")]
    public void Is_decided_by_code_and_text(int code, string text, string expected)
    {
        var reaction = Reaction.To(new SendError(code, text));
        Assert.Equal(expected, reaction is Reaction.Unreachable unreachable ? unreachable.Reason : reaction.GetType().Name);
    }

    [Fact]
    public void Waits_as_long_as_Telegram_says() =>
        Assert.Equal(new Reaction.Wait(TimeSpan.FromSeconds(17)), Reaction.To(new SendError(429, "Too Many Requests: retry after 17") { RetryAfterSeconds = 17 }));

    [Fact]
    public void Follows_a_group_to_its_new_id() =>
        Assert.Equal(
            new Reaction.Migrate(-1001),
            Reaction.To(new SendError(400, "Bad Request: group chat was upgraded to a supergroup chat") { MigrateToChatId = -1001 }));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Knows_whether_a_request_can_have_arrived(bool neverArrived, bool mayHaveArrived) =>
        Assert.Equal(new Reaction.NoAnswer(mayHaveArrived), Reaction.To(new SendError(0, "no answer") { NeverArrived = neverArrived }));
}

public sealed class Send_plan
{
    [Theory]
    [InlineData(OutboxKind.Message, null, null, "text", SendPlan.SendText)]
    [InlineData(OutboxKind.Card, null, "text", "text", SendPlan.SendText)]
    [InlineData(OutboxKind.Card, 5, "text", "text", SendPlan.EditText)]
    [InlineData(OutboxKind.Card, 5, "file", "text", SendPlan.EditCaption)]
    [InlineData(OutboxKind.Card, 5, "keys", "text", SendPlan.SendText)]
    [InlineData(OutboxKind.Collapse, null, "text", "text", SendPlan.Nothing)]
    [InlineData(OutboxKind.Collapse, 5, "text", "text", SendPlan.EditText)]
    [InlineData(OutboxKind.Collapse, 5, "file", "text", SendPlan.EditCaption)]
    [InlineData(OutboxKind.Collapse, 5, "file", "", SendPlan.StripButtons)]
    [InlineData(OutboxKind.Collapse, 5, "text", "", SendPlan.StripButtons)]
    public void Is_decided_by_what_is_known_of_the_message(OutboxKind kind, int? messageId, string? shape, string text, object plan) =>
        Assert.Equal(plan, SendPlans.Decide(kind, messageId, shape, new OutgoingMessage(text)));

    [Fact]
    public void A_file_not_sent_yet_is_sent()
    {
        var message = new OutgoingMessage("Your ticket") { File = new("ticket", 17, "ar") };
        Assert.Equal(SendPlan.SendFile, SendPlans.Decide(OutboxKind.Card, null, "file", message));
        Assert.Equal(SendPlan.SendFile, SendPlans.Decide(OutboxKind.Message, null, null, message));
        Assert.Equal(SendPlan.EditCaption, SendPlans.Decide(OutboxKind.Card, 5, "file", message));
    }
}

public sealed class Back_off
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(7, 60)]
    [InlineData(100, 60)]
    public void Doubles_up_to_a_minute_with_a_quarter_of_jitter(int failures, double seconds)
    {
        Assert.Equal(seconds * 0.75, Backoff.After(failures, new Fixed(0)).TotalSeconds, 3);
        Assert.Equal(seconds * 1.25, Backoff.After(failures, new Fixed(500)).TotalSeconds, 3);
    }

    private sealed class Fixed(int value) : IChance
    {
        public int Next(int limit) => Math.Min(value, limit - 1);
    }
}
