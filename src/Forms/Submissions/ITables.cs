namespace WorkshopBot.Forms.Submissions;

/// <summary>Tables that are written row by row, one table after another; none is held in memory.</summary>
public interface ITables : IDisposable
{
    /// <summary>Begins a table; the one before is complete.</summary>
    /// <param name="name">What it is called: a sheet's or a file's name.</param>
    /// <param name="columns">Its columns from left to right.</param>
    void Begin(string name, IReadOnlyList<string> columns);

    /// <summary>Writes a row with a cell for each column.</summary>
    void Add(ReadOnlySpan<TableCell> row);
}
