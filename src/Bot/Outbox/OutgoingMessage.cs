using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkshopBot.Chat;

namespace WorkshopBot.Outbox;

/// <summary>What an outbox row says: a screen whose buttons have their tokens.</summary>
/// <remarks>Stored as JSON, sealed: <c>{"v":1,"text":"…","rows":[[{"label":"Basra","token":"…"}]]}</c>.</remarks>
internal sealed record OutgoingMessage(string Text)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        // sealed bytes: nobody can mistake them for HTML, and Arabic stays a third as long
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public int V { get; init; } = 1;

    public IReadOnlyList<TextMark> Marks { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<OutgoingButton>> Rows { get; init; } = [];

    public ReplyKeys? Keys { get; init; }

    public MadeFile? File { get; init; }

    public Place? Place { get; init; }

    public string? PlainForm { get; init; }

    public bool IsProtected { get; init; }

    /// <summary>The card's message is deleted.</summary>
    public bool Deletes { get; init; }

    /// <summary>A new message is pinned in its chat, without a notification.</summary>
    public bool Pins { get; init; }

    /// <summary>The card's message is pinned no longer, and stays as it is.</summary>
    public bool Unpins { get; init; }

    /// <summary>It goes with a broadcast's copy (its pin), and its end is not the copy's.</summary>
    public bool IsPart { get; init; }

    /// <summary>Takes a reply keyboard away.</summary>
    public bool RemovesKeys { get; init; }

    /// <summary>Where <see cref="Gap"/> stands in the text, the sender puts what it holds in memory under this name; it is written nowhere.</summary>
    public string? Hole { get; init; }

    /// <summary>What is said instead when the program has forgotten it.</summary>
    public string? Lost { get; init; }

    /// <summary>Stands in a text for what the sender puts there: a character that no text has (private use).</summary>
    public const string Gap = "\uE0F1";

    /// <summary>The text with its hole filled; as it was lost when nothing is known.</summary>
    public OutgoingMessage Filled(string? with) => Hole is null ? this
        : this with { Text = with is null ? Lost ?? Text : Text.Replace(Gap, with, StringComparison.Ordinal) };

    /// <summary>What is sent when Telegram refuses this for good; null when there is nothing plainer.</summary>
    public OutgoingMessage? Plainer() => PlainForm is null ? null : new(PlainForm) { IsProtected = IsProtected };

    /// <summary>The same without anything that can be tapped.</summary>
    public OutgoingMessage WithoutButtons(string? text) => this with { Text = text ?? Text, Marks = text is null ? Marks : [], Rows = [], Keys = null, PlainForm = null };

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static OutgoingMessage Read(string body) => JsonSerializer.Deserialize<OutgoingMessage>(body, Json)!;
}

/// <summary>A button with what it carries: a token, or a link.</summary>
internal sealed record OutgoingButton(string Label, string? Token, string? Url);
