namespace WorkshopBot.Texts;

/// <summary>What was read of a typed phone number. A closed family.</summary>
public abstract record PhoneReading
{
    private PhoneReading()
    {
    }

    /// <summary>A number. <paramref name="E164"/> as it is stored: <c>+9647701234567</c>.</summary>
    public sealed record Number(string E164) : PhoneReading;

    /// <summary>An Iraqi mobile number that lacks digits. <paramref name="Shown"/>: the number so far, <c>0770 123 456</c>.</summary>
    public sealed record TooShort(int Missing, string Shown) : PhoneReading;

    /// <summary>An Iraqi mobile number with digits too many.</summary>
    public sealed record TooLong(int Extra, string Shown) : PhoneReading;

    /// <summary>A number from abroad with fewer or more digits than any country has.</summary>
    public sealed record ForeignLength(string Shown) : PhoneReading;

    /// <summary>Nothing that looks like a phone number.</summary>
    public sealed record NotANumber : PhoneReading;
}
