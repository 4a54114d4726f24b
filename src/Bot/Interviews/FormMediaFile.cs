using WorkshopBot.Chat;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Interviews;

/// <summary>What a form shows with a question: a picture, else a film, else a recording (XLSForm's <c>media::image</c>, <c>media::video</c>, <c>media::audio</c>).</summary>
/// <remarks>It comes in the question's own message, so that a chat has one message a turn. A question whose file never came is asked without it.</remarks>
internal static class FormMediaFile
{
    public const string Kind = FormMediaStore.Kind;

    private static readonly string[] Kinds = ["image", "video", "audio"];
    private static readonly string[] Photos = [".jpg", ".jpeg", ".png", ".webp"];

    /// <summary>The names of all files that a form shows with its questions, in whatever language.</summary>
    public static List<string> NamesOf(Form form) =>
        [.. form.Questions.SelectMany(question => question.Media.Values).SelectMany(names => names.ByLanguage.Values).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>What goes with a question for this reader; null for nothing.</summary>
    public static MadeFile? Of(ShelvedVersion version, Prompt prompt, Words words)
    {
        if (version.Media.Count == 0 || prompt.Kind != PromptKind.Question)
        {
            return null;
        }

        foreach (var kind in Kinds)
        {
            if (prompt.Question.Media.TryGetValue(kind, out var names) && version.Media.TryGetValue(names.In(words.Language.Code, version.Form.DefaultLanguage), out var id))
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
