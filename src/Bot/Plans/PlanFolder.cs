using WorkshopBot.Forms;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Plans;

/// <summary>The workbooks that lie together: a plan and its forms. The plan is the one with a sheet <c>workshop</c>.</summary>
public sealed class PlanFolder
{
    /// <summary>What Telegram takes for a photo.</summary>
    private const long MostMediaBytes = 10_000_000;

    private readonly IReadOnlyDictionary<string, WorkbookReading> _files;

    private PlanFolder(string path, IReadOnlyDictionary<string, WorkbookReading> files, Workbook plan)
    {
        Path = path;
        _files = files;
        Plan = plan;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The plan's workbook.</summary>
    public Workbook Plan { get; }

    /// <summary>The names of the workbooks in the folder.</summary>
    public IEnumerable<string> Files => _files.Keys;

    /// <summary>Reads a folder, or the folder of a plan's file.</summary>
    /// <param name="path">A folder with one plan, or a plan's file.</param>
    /// <param name="problems">Why there is no plan; empty when there is.</param>
    public static PlanFolder? Open(string path, out IReadOnlyList<FormProblem> problems)
    {
        var full = System.IO.Path.GetFullPath(path);
        var isFolder = Directory.Exists(full);
        var name = System.IO.Path.GetFileName(full.TrimEnd(System.IO.Path.DirectorySeparatorChar));
        if (!isFolder && !File.Exists(full))
        {
            problems = [PlanRules.NoSuchPath.At(name, null, null, null)];
            return null;
        }

        var folder = isFolder ? full : System.IO.Path.GetDirectoryName(full)!;
        var files = ReadAll(folder);
        if (!isFolder && !files.ContainsKey(name))
        {
            files[name] = Read(full);
        }

        var plans = files
            .Where(file => isFolder || file.Key == name)
            .Where(file => file.Value.Workbook?.Find("workshop") is not null)
            .Select(file => file.Value.Workbook!)
            .ToList();
        problems = plans.Count switch
        {
            1 => [],
            0 when !isFolder && files[name].Problems.Count > 0 => files[name].Problems,

            // a damaged plan must not be reported as no plan at all
            0 => [PlanRules.NoPlan.At(name, null, null, null), .. files.Values.SelectMany(file => file.Problems)],
            _ => [PlanRules.SeveralPlans.At(name, null, null, null, string.Join(", ", plans.Select(plan => plan.File)))],
        };
        return plans.Count == 1 ? new PlanFolder(folder, files, plans[0]) : null;
    }

    /// <summary>A plan that came alone, with the forms that it may name.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="forms">File name → Markdown tables.</param>
    public static PlanFolder Of(Workbook plan, IReadOnlyDictionary<string, string> forms)
    {
        var files = new SortedDictionary<string, WorkbookReading>(StringComparer.Ordinal);
        foreach (var (name, markdown) in forms)
        {
            using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(markdown));
            files[name] = WorkbookReader.Read(name, content);
        }

        files[plan.File] = new WorkbookReading(plan, []);
        return new PlanFolder("", files, plan);
    }

    /// <summary>
    /// The workbooks meant by a name: the file of that name, else those that differ only in the ending, so that a plan goes on naming
    /// <c>registration.md</c> after its folder was converted to <c>.xlsx</c>.
    /// </summary>
    public IReadOnlyList<string> Matching(string name)
    {
        var exact = _files.Keys.Where(file => string.Equals(file, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return exact.Count > 0 ? exact : [.. _files.Keys.Where(file => string.Equals(Stem(file), Stem(name), StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>A workbook of the folder.</summary>
    public WorkbookReading this[string file] => _files[file];

    /// <summary>A picture, recording or film that a form shows: beside its workbook or in the folder <c>media</c>; null when it is not there or over 10 MB.</summary>
    public byte[]? Media(string name)
    {
        // a name with a way in it would lead out of the folder
        if (Path.Length == 0 || System.IO.Path.GetFileName(name) != name || name is "." or "..")
        {
            return null;
        }

        foreach (var path in (string[])[System.IO.Path.Combine(Path, name), System.IO.Path.Combine(Path, "media", name)])
        {
            try
            {
                if (new FileInfo(path) is { Exists: true, Length: <= MostMediaBytes })
                {
                    return File.ReadAllBytes(path);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // as good as not there
            }
        }

        return null;
    }

    private static SortedDictionary<string, WorkbookReading> ReadAll(string folder) =>
        new(
            Directory.EnumerateFiles(folder)
                .Where(IsWorkbook)
                .ToDictionary(file => System.IO.Path.GetFileName(file), Read, StringComparer.Ordinal),
            StringComparer.Ordinal);

    private static WorkbookReading Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return WorkbookReader.Read(path, stream);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new WorkbookReading(null, [PlanRules.Unreadable.At(System.IO.Path.GetFileName(path), null, null, null, error.Message)]);
        }
    }

    // Excel and LibreOffice leave ~$plan.xlsx and .~lock.plan.xlsx# beside an open file
    private static bool IsWorkbook(string path) =>
        System.IO.Path.GetFileName(path) is [not ('~' or '.'), ..]
        && System.IO.Path.GetExtension(path).ToLowerInvariant() is (".xlsx" or ".md");

    private static string Stem(string file) => System.IO.Path.GetFileNameWithoutExtension(file);
}
