using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Requests;

/// <summary>Sends a poll with 1 to 12 answers. Bot API sendPoll.</summary>
public sealed class SendPollRequest() : RequestBase<Message>("sendPoll")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>What is asked, 1 to 300 characters.</summary>
    public required string Question { get; set; }

    /// <summary>The answers, 1 to 12.</summary>
    public required IEnumerable<InputPollOption> Options { get; set; }

    /// <summary>Nobody sees who voted for what, the bot included; default true.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool IsAnonymous { get; set; } = true;

    /// <summary>A vote or a quiz.</summary>
    public PollType? Type { get; set; }

    /// <summary>One may choose several.</summary>
    public bool AllowsMultipleAnswers { get; set; }

    /// <summary>A quiz's right answers, from 0.</summary>
    public IEnumerable<int>? CorrectOptionIds { get; set; }

    /// <summary>What it answers.</summary>
    public ReplyParameters? ReplyParameters { get; set; }

    /// <summary>What stands under it.</summary>
    public ReplyMarkup? ReplyMarkup { get; set; }

    /// <summary>What a wrong answer in a quiz shows, up to 200 characters.</summary>
    public string? Explanation { get; set; }

    /// <summary>How the explanation is marked up.</summary>
    public ParseMode ExplanationParseMode { get; set; }

    /// <summary>What in the explanation is bold …</summary>
    public IEnumerable<MessageEntity>? ExplanationEntities { get; set; }

    /// <summary>A file with the explanation.</summary>
    public InputPollMedia? ExplanationMedia { get; set; }

    /// <summary>How the question is marked up; custom emoji only.</summary>
    public ParseMode QuestionParseMode { get; set; }

    /// <summary>Which custom emoji the question holds.</summary>
    public IEnumerable<MessageEntity>? QuestionEntities { get; set; }

    /// <summary>What it is about.</summary>
    public string? Description { get; set; }

    /// <summary>How the description is marked up.</summary>
    public ParseMode DescriptionParseMode { get; set; }

    /// <summary>What in the description is bold …</summary>
    public IEnumerable<MessageEntity>? DescriptionEntities { get; set; }

    /// <summary>A file with the question.</summary>
    public InputPollMedia? Media { get; set; }

    /// <summary>Seconds it is open.</summary>
    public int? OpenPeriod { get; set; }

    /// <summary>When it closes.</summary>
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime? CloseDate { get; set; }

    /// <summary>Closed from the start, to be looked at.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Which topic.</summary>
    public int? MessageThreadId { get; set; }

    /// <summary>Arrives without a sound.</summary>
    public bool DisableNotification { get; set; }

    /// <summary>Can't be forwarded or saved.</summary>
    public bool ProtectContent { get; set; }

    /// <summary>An effect; private chats only.</summary>
    public string? MessageEffectId { get; set; }

    /// <summary>On behalf of which business account.</summary>
    public string? BusinessConnectionId { get; set; }

    /// <summary>Up to 1,000 a second, paid for.</summary>
    public bool AllowPaidBroadcast { get; set; }

    /// <summary>A vote can be changed.</summary>
    public bool AllowsRevoting { get; set; }

    /// <summary>Everyone sees another order.</summary>
    public bool ShuffleOptions { get; set; }

    /// <summary>People may add answers.</summary>
    public bool AllowAddingOptions { get; set; }

    /// <summary>Nobody sees the result before the end.</summary>
    public bool HideResultsUntilCloses { get; set; }

    /// <summary>Only members may vote.</summary>
    public bool MembersOnly { get; set; }

    /// <summary>Only people of these countries may vote.</summary>
    public IEnumerable<string>? CountryCodes { get; set; }
}
