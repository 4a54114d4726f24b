using System.Text.RegularExpressions;
using WorkshopBot.Data.Storage;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Plans;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>The samples of a stage are copies: a script may write in them and import them again while the bot runs.</summary>
internal sealed partial class Stage
{
    private string _sample = "";

    /// <summary>Changes the workbooks of the first sample as their author would.</summary>
    /// <returns>False when the words name no such change.</returns>
    private bool Write(string what)
    {
        switch (what.Split(' ', 4))
        {
            case ["writes", ..] when what["writes ".Length..].Split('\n', 2) is [var file, var workbook]:
                Rewrite(file, _ => workbook + "\n");
                return true;
            case ["drops", "the", "question", var name]:
                Rewrite("registration.md", text => Row(name).Replace(text, ""));
                return true;
            case ["calls", "the", "question", var names] when names.Split(' ') is [var old, var name]:
                Rewrite("registration.md", text => Row(old).Replace(text, row => row.Value.Replace($"| {old} |", $"| {name} |", StringComparison.Ordinal)));
                Rewrite("workshop.md", text => text + $"| fields |\n|  | field | question |\n|  | {old} | {name} |\n");
                return true;
            case ["asks", "after", var before, var added]:
                AddQuestion("text", before, added, isRequired: false);
                return true;
            case ["asks" or "needs", var type, "after", var rest] when rest.Split(' ', 2) is [var before, var added]:
                AddQuestion(type, before, added, isRequired: what.StartsWith("needs", StringComparison.Ordinal));
                return true;
            case ["keeps", "only", ..]:
                var kept = what.Split(' ')[2..];
                Rewrite("registration.md", text => AnyQuestion().Replace(text, row => kept.Contains(row.Groups["name"].Value) ? row.Value : ""));
                return true;
            case ["limits", var field, var value, var limit] when limit.Split(' ') is ["to", var seats]:
                Rewrite("workshop.md", text => text.Split("| quotas |")[0] + $"| quotas |\n|  | field | value | capacity |\n|  | {field} | {value} | {seats} |\n");
                return true;
            case ["replaces", ..] when what["replaces ".Length..].Split(" → ") is [var old, var new_]:
                Rewrite("workshop.md", text => text.Replace(old, new_, StringComparison.Ordinal));
                return true;
            case ["in", var file, "replaces", var words] when words.Split(" → ") is [var old, var new_]:
                Rewrite(file, text => text.Replace(old, new_, StringComparison.Ordinal));
                return true;
            case ["adds", "the", "form", var row]:
                Rewrite("workshop.md", text => FormsHead().Replace(text, head => $"{head.Value}\n{row}"));
                return true;
            case ["adds", "the", "setting", var setting] when setting.Split(' ', 2) is [var name, var value]:
                Rewrite("workshop.md", text => PlanRow("first_day").Replace(text, row => $"|  | {name} | {value} | | | |\n{row.Value}"));
                return true;
            case ["adds", "the", "template", var added] when added.Split(' ') is [var name, "asked", var moment, .. var how]:
                File.Copy(Repository.At("samples", "templates", name + ".md"), _folder.At("samples", _sample, name + ".md"));
                Rewrite("workshop.md", text => RegistrationRow().Replace(text, row => row.Value + FormRow(text, name, moment, how.Contains("anonymous"))));
                return true;
            case ["sets", var row, "to", var value]:
                Rewrite("workshop.md", text => PlanRow(row).Replace(text, $"$1 {value} "));
                return true;
            default:
                return false;
        }
    }

    private void AddQuestion(string type, string before, string added, bool isRequired)
    {
        if (added.Split(": ", 2) is not [var name, var labels])
            throw new ScriptException($"No question is written like this: {added}");
        var cells = string.Join(" | ", labels.Split(" · "));
        Rewrite("registration.md", text => Row(before).Replace(
            text, row => $"{row.Value}|  | {type} | {name} | {cells} |{(isRequired ? "  |  |  | yes |" : "")}\n"));
    }

    /// <summary>A Markdown workbook as people have it.</summary>
    private byte[] AsXlsx(string name)
    {
        var script = Repository.At("tests", "Chats", "authoring", name);
        using var markdown = File.OpenRead(File.Exists(script) ? script : name.Split('/') is [var code, var file] ? Sample(code, file) : _folder.At("samples", _sample, name));
        using var content = new MemoryStream();
        WorkbookWriter.WriteXlsx(WorkbookReader.Read(Path.GetFileName(name), markdown).Workbook!, content);
        return content.ToArray();
    }

    /// <summary>A workbook of a sample: the stage's copy, or, where it is not on the stage, the sample's own.</summary>
    private string Sample(string code, string file) => _folder.At("samples", code, file) is var copy && File.Exists(copy) ? copy : Repository.At("samples", code, file);

    /// <summary>What the command <c>import</c> does beside a running bot.</summary>
    private void ImportBeside(string code)
    {
        using var database = Database.Open(new DatabaseOptions($"Data Source={DatabasePath}"));
        using var work = database.Begin();
        Importer.Import(work, Read(code), _calendar.GetUtcNow(), force: false);
        work.Commit();
    }

    private Plan Read(string code)
    {
        var folder = PlanFolder.Open(_folder.At("samples", code), out var problems) ?? throw new ScriptException($"The sample {code} cannot be read: {string.Join('\n', problems)}");
        var reading = PlanReader.Read(folder, TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad"));
        return reading.Plan ?? throw new ScriptException($"The sample {code} has problems: {string.Join('\n', reading.Problems)}");
    }

    private void Rewrite(string file, Func<string, string> change)
    {
        var path = _folder.At("samples", _sample, file);
        var before = File.Exists(path) ? File.ReadAllText(path) : "";
        var after = change(before);
        if (after == before)
            throw new ScriptException($"{file} has nothing to change.");
        File.WriteAllText(path, after);
    }

    /// <summary>Leaves only these questions in a form.</summary>
    private static void Shorten(string path, IReadOnlyList<string> questions)
    {
        var survey = File.ReadAllText(path).Split("| choices |", 2);
        var dropped = AnyRow().Matches(survey[0]).Select(row => row.Groups["name"].Value).Where(name => name != "name" && !questions.Contains(name));
        File.WriteAllText(path, dropped.Aggregate(survey[0], (text, name) => Row(name).Replace(text, "")) + "| choices |" + survey[1]);
    }

    /// <summary>A row of the sheet <c>forms</c>, under its own columns.</summary>
    private static string FormRow(string plan, string name, string moment, bool isAnonymous)
    {
        var columns = plan.Split("| forms |")[1].Split('\n')[1].Split('|', StringSplitOptions.TrimEntries)[2..^1];
        return "|  | " + string.Join(" | ", columns.Select(column => column switch
        {
            "name" => name,
            "file" => name + ".md",
            "purpose" => "feedback",
            "audience" => "confirmed",
            "anonymous" => isAnonymous ? "yes" : "no",
            "when" => moment,
            _ => "",
        })) + " |\n";
    }

    [GeneratedRegex(@"^\|  \| registration \| registration\.md .*\n", RegexOptions.Multiline)]
    private static partial Regex RegistrationRow();

    /// <summary>A row of the sheet <c>workshop</c>, up to its value.</summary>
    private static Regex PlanRow(string name) => new($@"^(\|  \| {Regex.Escape(name)} \|) [^|]*", RegexOptions.Multiline);

    [GeneratedRegex(@"^\|  \| name \| file \|.*$", RegexOptions.Multiline)]
    private static partial Regex FormsHead();

    [GeneratedRegex(@"^\|  \| [^|]+ \| (?<name>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex AnyRow();

    /// <summary>Any question, group or note of the sheet <c>survey</c> but its heads.</summary>
    [GeneratedRegex(@"(?<=^\| survey \|\n\|  \| type .*\n(\|  \|.*\n)*)\|  \| [^|]+ \| (?<name>[^|]*) \|.*\n", RegexOptions.Multiline)]
    private static partial Regex AnyQuestion();

    /// <summary>The line of a question in the sheet <c>survey</c>.</summary>
    private static Regex Row(string question) => new($@"^\|  \| [^|]+ \| {Regex.Escape(question)} \|.*\n", RegexOptions.Multiline);
}
