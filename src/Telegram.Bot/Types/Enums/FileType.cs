namespace Telegram.Bot.Types.Enums;

/// <summary>How a file to send is named (not a Bot API field).</summary>
public enum FileType
{
    /// <summary>By its bytes.</summary>
    Stream = 1,

    /// <summary>By its id on Telegram's servers.</summary>
    Id = 2,

    /// <summary>By its address on the web.</summary>
    Url = 3,
}
