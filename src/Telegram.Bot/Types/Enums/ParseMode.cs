using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>How a text to send is marked up (Bot API parameter <c>parse_mode</c>).</summary>
/// <remarks>The wire value is the member name; None is never written.</remarks>
[JsonConverter(typeof(MemberNameEnumConverter<ParseMode>))]
public enum ParseMode
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>The old Markdown.</summary>
    Markdown = 1,

    /// <summary>HTML, a few tags of it.</summary>
    Html = 2,

    /// <summary>Markdown.</summary>
    MarkdownV2 = 3,
}
