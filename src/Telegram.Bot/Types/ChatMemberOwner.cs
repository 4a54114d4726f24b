using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>The owner (Bot API ChatMemberOwner).</summary>
public sealed class ChatMemberOwner : ChatMember
{
    /// <inheritdoc/>
    public override ChatMemberStatus Status => ChatMemberStatus.Creator;
}
