namespace WorkshopBot.Exports;

/// <summary>A file that rows are written to, one after another.</summary>
internal interface ITable : IDisposable
{
    /// <summary>Writes a row: column → text; null and missing columns are empty.</summary>
    void Add(IReadOnlyDictionary<string, string?> row);
}
