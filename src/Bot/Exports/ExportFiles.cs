using WorkshopBot.Data.Storage;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Exports;

/// <summary>
/// The files of one export: a workbook with a sheet for each table, or a file for each. Written under another name first, so that a full disk leaves an
/// earlier export whole.
/// </summary>
internal sealed class ExportFiles : ITables
{
    private readonly string _folder;
    private readonly string _name;
    private readonly string _ending;
    private readonly ITables _tables;
    private readonly FileStream? _workbook;
    private readonly List<(string Draft, string Path)> _drafts = [];
    private readonly List<int> _rows = [];

    public ExportFiles(string folder, string name, ExportFormat format, bool rightToLeft)
    {
        (_folder, _name, _ending) = (folder, name, format.ToString().ToLowerInvariant());
        _workbook = format == ExportFormat.Xlsx ? Open(name) : null;
        _tables = format switch
        {
            ExportFormat.Csv => new CsvTables(Open),
            ExportFormat.Json => new JsonTables(Open),
            _ => new XlsxTables(_workbook!, rightToLeft),
        };
    }

    public void Begin(string name, IReadOnlyList<string> columns)
    {
        _rows.Add(0);
        _tables.Begin(name, columns);
    }

    public void Add(ReadOnlySpan<TableCell> row)
    {
        _rows[^1]++;
        _tables.Add(row);
    }

    /// <summary>Writes a sheet that is no table, where there are sheets.</summary>
    public void Sheet(Action<XlsxWriter> write) => (_tables as XlsxTables)?.Sheet(write);

    /// <summary>Completes the files and gives them their names.</summary>
    public IReadOnlyList<ExportedFile> Complete()
    {
        _tables.Dispose();
        _workbook?.Dispose();
        foreach (var (draft, path) in _drafts)
            File.Move(draft, path, overwrite: true);
        return [.. _drafts.Select((file, i) => new ExportedFile(file.Path, _rows[i]))];
    }

    public void Dispose()
    {
        _tables.Dispose();
        _workbook?.Dispose();
        foreach (var (draft, _) in _drafts)
            File.Delete(draft);
    }

    // a repeat's table is named after the form it belongs to
    private FileStream Open(string table)
    {
        var path = Path.Combine(_folder, $"{(table == _name ? _name : $"{_name}-{table}")}.{_ending}");
        _drafts.Add((path + ".part", path));
        return new FileStream(path + ".part", OwnerOnly.Options(FileMode.Create));
    }
}
