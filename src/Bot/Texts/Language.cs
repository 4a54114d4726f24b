namespace WorkshopBot.Texts;

/// <summary>A language people can choose. A closed family of three, in the order in which they are always offered.</summary>
public sealed class Language
{
    private Language(string code, string telegramCode, string ownName, bool isRightToLeft) =>
        (Code, TelegramCode, OwnName, IsRightToLeft) = (code, telegramCode, ownName, isRightToLeft);

    public static Language Arabic { get; } = new("ar", "ar", "العربية", isRightToLeft: true);

    /// <summary>Central Kurdish (Sorani) in Arabic script.</summary>
    public static Language Kurdish { get; } = new("ckb", "ku", "کوردی", isRightToLeft: true);

    public static Language English { get; } = new("en", "en", "English", isRightToLeft: false);

    public static IReadOnlyList<Language> All { get; } = [Arabic, Kurdish, English];

    /// <summary>The code in files, columns and the database: <c>ar</c>, <c>ckb</c>, <c>en</c>.</summary>
    public string Code { get; }

    /// <summary>The two letters that the Bot API's <c>language_code</c> wants; it has none for Sorani, whose readers' apps say <c>ku</c>.</summary>
    public string TelegramCode { get; }

    /// <summary>What its readers call it; the label of its button.</summary>
    public string OwnName { get; }

    public bool IsRightToLeft { get; }

    /// <summary>The language of a code.</summary>
    /// <exception cref="ArgumentException">No such language: a bug, codes are checked where they come in.</exception>
    public static Language Of(string code) => Find(code) ?? throw new ArgumentException($"No language has the code '{code}'.", nameof(code));

    /// <summary>The language of a code, or null.</summary>
    public static Language? Find(string? code) => All.FirstOrDefault(language => language.Code == code);

    /// <inheritdoc />
    public override string ToString() => Code;
}
