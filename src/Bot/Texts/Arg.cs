namespace WorkshopBot.Texts;

/// <summary>What an argument of a text is, which decides how it is shielded from the writing direction around it.</summary>
public enum ArgKind
{
    /// <summary>What the catalogue says of this argument.</summary>
    AsDeclared,

    /// <summary>Names and whatever people or organizers typed: isolated, its direction found from its own letters (U+2068…U+2069).</summary>
    Text,

    /// <summary>Codes, phone numbers, commands, links, versions: isolated left to right (U+2066…U+2069).</summary>
    Code,

    /// <summary>A phrase already in the reader's language, such as a date or another text of the catalogue: goes in as it is.</summary>
    Phrase,

    /// <summary>A whole number. The one called <c>n</c> chooses the plural form.</summary>
    Number,
}

/// <summary>An argument of a text. A bare string or number takes the kind that the catalogue declares for it.</summary>
public readonly record struct Arg
{
    private Arg(ArgKind kind, string value, long? number) => (Kind, Value, Number) = (kind, value, number);

    public ArgKind Kind { get; }

    /// <summary>The words; "" for a number.</summary>
    public string Value { get; }

    /// <summary>The number, where it is one.</summary>
    public long? Number { get; }

    public static implicit operator Arg(string value) => new(ArgKind.AsDeclared, value, null);

    public static implicit operator Arg(int number) => Count(number);

    /// <summary>A name or free text.</summary>
    public static Arg Text(string value) => new(ArgKind.Text, value, null);

    /// <summary>A code, phone number, command or link.</summary>
    public static Arg Code(string value) => new(ArgKind.Code, value, null);

    /// <summary>A phrase in the reader's language.</summary>
    public static Arg Phrase(string value) => new(ArgKind.Phrase, value, null);

    /// <summary>A whole number.</summary>
    public static Arg Count(long number) => new(ArgKind.Number, "", number);
}
