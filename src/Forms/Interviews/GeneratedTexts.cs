namespace WorkshopBot.Forms.Interviews;

/// <summary>The words that <c>or_other</c> adds to a form, in every language the bot speaks.</summary>
internal static class GeneratedTexts
{
    public static IReadOnlyDictionary<string, string> Other { get; } = new Dictionary<string, string>
    {
        [""] = "Other",
        ["en"] = "Other",
        ["ar"] = "غير ذلك",
        ["ckb"] = "هیتر",
    };

    public static IReadOnlyDictionary<string, string> SpecifyOther { get; } = new Dictionary<string, string>
    {
        [""] = "Please specify",
        ["en"] = "Please specify",
        ["ar"] = "يرجى التحديد",
        ["ckb"] = "تکایە دیاری بکە",
    };
}
