using WorkshopBot.Chat;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Interviews;

/// <summary>What a form shows with a question or a choice: a picture, else a film, else a recording (XLSForm's <c>media::image</c>, <c>media::video</c>, <c>media::audio</c>).</summary>
/// <remarks>
/// That of a question comes in its own message, so that a chat has one message a turn; those of choices when somebody asks for them.
/// A question whose file never came is asked without it.
/// </remarks>
internal static class FormMediaFile
{
    public const string Kind = FormMediaStore.Kind;

    private static readonly string[] Kinds = ["image", "video", "audio"];
    private static readonly string[] Photos = [".jpg", ".jpeg", ".png", ".webp"];

    /// <summary>What goes with a question for this reader; null for nothing.</summary>
    public static MadeFile? Of(ShelvedVersion version, Prompt prompt, Words words)
    {
        if (version.Media.Count == 0 || prompt.Kind != PromptKind.Question)
        {
            return null;
        }

        return First(version, kind => prompt.Question.Media.TryGetValue(kind, out var names) ? names.In(words.Language.Code, version.Form.DefaultLanguage) : null);
    }

    /// <summary>What is shown of a choice; null for nothing.</summary>
    public static MadeFile? Of(ShelvedVersion version, Choice choice) => First(version, kind => choice.Media.GetValueOrDefault(kind));

    private static MadeFile? First(ShelvedVersion version, Func<string, string?> nameOf)
    {
        foreach (var kind in Kinds)
        {
            if (nameOf(kind) is { } name && version.Media.TryGetValue(name, out var id))
            {
                return new MadeFile(Kind, id, "");
            }
        }

        return null;
    }

    public static MadeFileContent Make(ReadSession session, MadeFile file) =>
        FormMediaStore.ById(session, file.SubjectId) is { Content: { } content } media
            ? new(content, media.Name, Photos.Contains(Path.GetExtension(media.Name), StringComparer.OrdinalIgnoreCase))
            : throw new InvalidOperationException("Only Telegram had this file.");
}
