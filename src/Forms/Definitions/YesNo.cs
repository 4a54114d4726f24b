namespace WorkshopBot.Forms.Definitions;

/// <summary>Cells that say yes or no in one of the ways authors write it.</summary>
internal static class YesNo
{
    public static bool IsYes(string cell) => cell.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal) is "yes" or "true" or "true()" or "1";

    public static bool IsNo(string cell) => cell.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal) is "" or "no" or "false" or "false()" or "0";
}
