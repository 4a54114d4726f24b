namespace WorkshopBot.Texts;

/// <summary>The plural categories of the Unicode CLDR, in its words and order.</summary>
public enum PluralForm
{
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

/// <summary>Which plural form a whole number takes (CLDR 48, cardinal rules).</summary>
public static class PluralForms
{
    /// <summary>
    /// | | zero | one | two | few | many | other |
    /// |---|---|---|---|---|---|---|
    /// | ar | 0 | 1 | 2 | 3–10, 103–110, … | 11–99, 111–199, … | 100–102, 200–202, … |
    /// | ckb, en | | 1 | | | | 0, 2, 3, … |
    /// </summary>
    public static PluralForm Of(Language language, long number)
    {
        if (language != Language.Arabic)
        {
            return number == 1 ? PluralForm.One : PluralForm.Other;
        }

        return number switch
        {
            0 => PluralForm.Zero,
            1 => PluralForm.One,
            2 => PluralForm.Two,
            _ => (Math.Abs(number) % 100) switch
            {
                >= 3 and <= 10 => PluralForm.Few,
                >= 11 => PluralForm.Many,
                _ => PluralForm.Other,
            },
        };
    }

    /// <summary>The forms that a text with a plural must have in a language: <c>=0</c> (exactly none) is a form of its own where zero is not.</summary>
    public static IReadOnlyList<string> Needed(Language language) =>
        language == Language.Arabic ? ["zero", "one", "two", "few", "many", "other"] : ["=0", "one", "other"];
}
