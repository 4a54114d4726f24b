namespace WorkshopBot.Forms.Definitions;

/// <summary>How expressions name lists and files.</summary>
internal static class TableNames
{
    public static string? Find(string name, IReadOnlyDictionary<string, ChoiceTable> lists, IReadOnlyDictionary<string, ChoiceTable> tables)
    {
        foreach (var key in new[] { name, name + ".csv" })
        {
            if (tables.ContainsKey(key))
                return key;
        }

        return lists.ContainsKey(name) ? name : null;
    }
}
