using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>The button beside the input field (Bot API MenuButton).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MenuButtonDefault), "default")]
[JsonDerivedType(typeof(MenuButtonCommands), "commands")]
[JsonDerivedType(typeof(MenuButtonWebApp), "web_app")]
public abstract class MenuButton
{
    private protected MenuButton()
    {
    }
}
