using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>An administrator (Bot API ChatMemberAdministrator).</summary>
public sealed class ChatMemberAdministrator : ChatMember
{
    /// <inheritdoc/>
    public override ChatMemberStatus Status => ChatMemberStatus.Administrator;
}
