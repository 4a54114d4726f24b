using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Authoring;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Playground;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>What happens to files on their way, and what is left of them.</summary>
internal sealed partial class Stage
{
    private static readonly TimeSpan Hanging = TimeSpan.FromHours(1);

    private readonly HashSet<(string Who, string File)> _opened = [];

    /// <summary>The bot is stopped and started on the way: files are not opened again, the play without it does that.</summary>
    public bool IsRestarted { get; set; }

    /// <summary>Files that somebody got and no line of the script opened.</summary>
    public IReadOnlyList<string> Unopened =>
        [.. Cast.All.SelectMany(member => Documents(member).Select(file => (Who: member.Name, File: file.Name))).Distinct().Except(_opened).Select(file => $"{file.File} of {file.Who}")];

    /// <summary>Lets the next file fail.</summary>
    /// <returns>False when the words name no such trouble.</returns>
    private bool Fail(string what)
    {
        Fault? fault = what switch
        {
            "getFile fails for good" => new() { Kind = FaultKind.ServerError, Method = "getFile", Status = 400 },
            "the group refuses" => new() { Kind = FaultKind.ServerError, Method = "send*", Person = _group, Status = 403, Times = 1 },
            "a download breaks off" => new() { Kind = FaultKind.Truncated, Method = Fault.Download },
            _ => null,
        };
        if (fault is not null)
            _server.Faults.Add(fault);
        return fault is not null;
    }

    /// <summary>The file hangs on its way until everything else is done; what was to go wrong with it does so after the start.</summary>
    private async Task SendAndStopAsync(Action send, bool isCrash)
    {
        var troubles = _server.Faults.Active.Select(active => active.Fault).ToList();
        _server.Faults.Clear();
        _server.Faults.Add(new Fault { Kind = FaultKind.Latency, Method = "getFile", Latency = Hanging, Times = null });
        send();
        var isAllElseDone = false;
        while (!isAllElseDone)
        {
            await _bot!.Loop.Run(turn => isAllElseDone = AttachmentStore.Waiting(turn.Work, 1).Count + DraftStore.Waiting(turn.Work, 1).Count > 0
                && turn.Work.Value<int>("select count(*) from outbox where done_at is null") == 0);
        }
        if (isCrash)
            await _bot!.DisposeAsync();
        else
            await StopAsync();
        _server.Faults.Clear();
        troubles.ForEach(_server.Faults.Add);
        await StartAsync();
    }

    private int FilesOnTheDisk() => Directory.Exists(_folder.At("files")) ? Directory.GetFiles(_folder.At("files")).Length : 0;

    /// <summary>What another program reads in a file: the words of a document or a printed page, the cells of a workbook, the text of a page.</summary>
    /// <returns><c>yes</c>, also where that program may be left out.</returns>
    /// <exception cref="ScriptException">Nobody got that file, or a phrase is not in it.</exception>
    private string Open(ScriptAct.Opens opens)
    {
        var (name, content, isPage) = Documents(Cast.Named(opens.Who)).LastOrDefault(file => file.Name == opens.File) is { Name: not null } found
            ? (found.Name, World.File(found.Id)!.Value.Bytes, found.IsPage)
            : throw new ScriptException($"{opens.Who} got no {opens.File}.");
        _opened.Add((opens.Who, name));
        var kind = isPage ? ".html" : Path.GetExtension(name);
        if (IsRestarted || Programs(kind).Any(Tool.IsLeftOut))
            return "yes";
        var read = Tool.Letters(Read(kind, opens.Who + "-" + name, content));
        var missing = opens.Phrases.Where(phrase => !read.Contains(Tool.Letters(Fill(phrase)), StringComparison.Ordinal)).ToList();
        return missing.Count == 0 ? "yes" : throw new ScriptException($"Another program does not find in {name}: {string.Join(" · ", missing)}");
    }

    private string Read(string kind, string name, byte[] content)
    {
        var folder = Directory.CreateDirectory(_folder.At("opened", $"{_opened.Count}")).FullName;
        var file = Path.Combine(folder, "file" + kind);
        File.WriteAllBytes(file, content);
        if (Environment.GetEnvironmentVariable("WORKSHOPBOT_KEEP") is { } kept)
            File.WriteAllBytes(Path.Combine(kept, name), content);
        string[] office = [$"-env:UserInstallation=file://{_folder.At("office")}", "--headless", "--convert-to"];
        switch (kind)
        {
            case ".docx":
                Tool.Run("soffice", [.. office, "txt:Text (encoded):UTF8", "--outdir", folder, file]);
                return File.ReadAllText(Path.ChangeExtension(file, ".txt"));
            case ".xlsx":
                // every sheet
                Tool.Run("soffice", [.. office, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", folder, file]);
                return string.Join('\n', Directory.GetFiles(folder, "*.csv").Select(File.ReadAllText));
            case ".html":
                return Tool.Run("chromium", "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={_folder.At("chromium")}", "--dump-dom", file);
            default:
                return Tool.Run("pdftotext", file, "-");
        }
    }

    private static string[] Programs(string kind) => kind switch
    {
        ".docx" or ".xlsx" => ["soffice"],
        ".html" => ["chromium"],
        _ => ["pdftotext"],
    };

    // a certificate is a page where nothing draws: scripts call it by the name it has where something does
    private IEnumerable<(string Id, string Name, bool IsPage)> Documents(CastMember member) => World.Chat(member.TelegramId).Messages
        .Where(message => message is { FromBot: true, Kind: "document", File.Name: not null })
        .Select(message => (message.File!.Id, ChatSight.Drawn(message.File.Name!), message.File.Name!.EndsWith(".html", StringComparison.Ordinal)))
        .Where(file => Path.GetExtension(file.Item2) is ".pdf" or ".docx" or ".xlsx" or ".html");

    /// <summary>Answers to an anonymous form, from people whom the script does not show.</summary>
    private Task AnswerAsync(Match given) => _bot!.Loop.Run(turn =>
    {
        var workshop = WorkshopStore.ByCode(turn.Work, given.Groups["code"].Value) ?? throw new ScriptException($"There is no workshop {given.Groups["code"].Value}.");
        var form = FormStore.ByName(turn.Work, workshop.Id, given.Groups["form"].Value) ?? throw new ScriptException($"{workshop.Code} has no form {given.Groups["form"].Value}.");
        var answers = given.Groups["answers"].Value.Split(" · ").Select(answer => answer.Split(' ', 2)).Select(answer => new Data.Submissions.SubmissionAnswer(answer[0], answer[1], IsClosed: true)).ToList();
        for (var number = 0; number < int.Parse(given.Groups["number"].Value, CultureInfo.InvariantCulture); number++)
            AnonymousStore.Add(turn.Work, form.Id, RandomNumberGenerator.GetBytes(16), new(form.CurrentVersionId, answers), []);
    });

    [GeneratedRegex(@"^(?<code>\S+) gets (?<number>[0-9]+) answers to (?<form>\S+): (?<answers>.+)$")]
    private static partial Regex Given();
}
