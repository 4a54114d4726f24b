using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>What can stand in an album (Bot API sendMediaGroup).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(InputMediaPhoto), "photo")]
[JsonDerivedType(typeof(InputMediaDocument), "document")]
[JsonDerivedType(typeof(InputMediaVideo), "video")]
[JsonDerivedType(typeof(InputMediaAudio), "audio")]
public interface IAlbumInputMedia;
