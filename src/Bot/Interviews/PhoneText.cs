using WorkshopBot.Texts;

namespace WorkshopBot.Interviews;

/// <summary>A typed phone number: what is wrong with it in the reader's words, and how it is stored.</summary>
internal static class PhoneText
{
    private const string Example = "0770 123 4567";

    /// <summary>What would help, or null when it is a number.</summary>
    public static string? Refusal(string typed, Words words) => Phone.Read(typed) switch
    {
        PhoneReading.Number => null,
        PhoneReading.TooShort(var missing, var shown) => words["refuse.phone_short", ("n", missing), ("input", shown)],
        PhoneReading.TooLong(var extra, var shown) => words["refuse.phone_long", ("n", extra), ("input", shown)],
        PhoneReading.ForeignLength(var shown) => words["refuse.phone_foreign_length", ("input", shown)],
        _ => words["refuse.phone_not_number", ("input", typed.Length > 60 ? typed[..60] + "…" : typed), ("example", Example)],
    };

    /// <summary>A shared contact's number as people read and type it: <c>0770 123 4567</c>.</summary>
    public static string Shown(string shared) => Phone.ReadContact(shared) is PhoneReading.Number(var e164) ? Phone.Show(e164) : shared;

    /// <summary>E.164, or null for what is no number.</summary>
    public static string? Stored(string typed) => Phone.Read(typed) is PhoneReading.Number(var e164) ? e164 : null;
}
