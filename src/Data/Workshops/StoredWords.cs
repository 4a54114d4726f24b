namespace WorkshopBot.Data.Workshops;

/// <summary>Members of an enumeration as the lower-case words that the schema's checks list.</summary>
internal static class StoredWords
{
    public static T Read<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);

    public static string Write<T>(T member)
        where T : struct, Enum => member.ToString().ToLowerInvariant();
}
