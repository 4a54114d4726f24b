using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Not a member (Bot API ChatMemberLeft).</summary>
public sealed class ChatMemberLeft : ChatMember
{
    /// <inheritdoc/>
    public override ChatMemberStatus Status => ChatMemberStatus.Left;
}
