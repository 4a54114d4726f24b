namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>When the bot is stopped and started again, in turns in good order and by a crash: whatever it remembers has to be in its database, and the updates that nobody confirmed come again.</summary>
/// <param name="Every">After every so many lines; 0: never.</param>
/// <param name="First">After how many lines for the first time, from 0; odd: by a crash first.</param>
public sealed record Restarts(int Every, int First)
{
    /// <summary>Only where the script says so.</summary>
    public static Restarts Never { get; } = new(0, 0);

    /// <summary>After every line, or after so many that the script is not played for minutes: which ones is left to chance.</summary>
    /// <param name="lines">How many lines the script has.</param>
    /// <param name="most">How many restarts at most.</param>
    /// <param name="seed">Of chance: the same lines for the same seed.</param>
    public static Restarts Within(int lines, int most, int seed)
    {
        var every = Math.Max(1, (lines - 1) / most + 1);
        return new(every, new Random(seed).Next(2 * every));
    }

    /// <summary>Whether it is now, and how.</summary>
    /// <param name="index">Lines played before this one.</param>
    /// <returns>True: by a crash; null: not now.</returns>
    public bool? After(int index) => Every == 0 || index % Every != First % Every ? null : (index / Every + First / Every) % 2 == 0;
}

/// <summary>What was noted while a script was played.</summary>
/// <param name="Ways">How people came to the buttons they tapped.</param>
/// <param name="Sights">Whose names they read.</param>
public sealed record Played(IReadOnlyList<Way> Ways, IReadOnlyList<Sight> Sights);

/// <summary>Plays scripts and compares what happens with what they say.</summary>
public static class ScriptPlayer
{
    /// <summary>Plays a script; what happens must be what it says.</summary>
    /// <returns>How people came to the buttons they tapped, and whose names they read.</returns>
    /// <exception cref="ScriptException">Something else happened; the message shows both.</exception>
    public static async Task<Played> PlayAsync(Script script, Restarts restarts)
    {
        await using var stage = await Stage.SetAsync(script.Header, [.. Names(script)]);
        stage.IsRestarted = restarts != Restarts.Never;
        foreach (var (index, step) in script.Steps.Index())
        {
            var outcome = await PlayAsync(script, step, stage);
            if (!outcome.SequenceEqual(step.Outcome))
                throw new ScriptException(Difference(script, step, outcome));
            if (restarts.After(index) is { } isCrash)
                await (isCrash ? stage.CrashAsync() : stage.RestartAsync());
        }
        if (script.Name.EndsWith("-to-the-end.chat", StringComparison.Ordinal) && restarts == Restarts.Never && stage.Unopened is [_, ..] files)
            throw new ScriptException($"{script.Name}: no other program opens {string.Join(", ", files)}; a line like «amal  = report.docx holds A · B» has one do it.");
        return new(stage.Ways, stage.Sights);
    }

    /// <summary>Plays a script and writes what happens into it; lines that cannot be played keep what was written below them.</summary>
    /// <returns>How people came to the buttons they tapped, and whose names they read.</returns>
    /// <exception cref="ScriptException">A line cannot be played; what came before it has been written.</exception>
    public static async Task<Played> RewriteAsync(Script script, Action<string> write)
    {
        await using var stage = await Stage.SetAsync(script.Header, [.. Names(script)]);
        var outcomes = new List<IReadOnlyList<string>>();
        try
        {
            foreach (var step in script.Steps)
                outcomes.Add(await PlayAsync(script, step, stage));
        }
        finally
        {
            write(script.With([.. outcomes, .. script.Steps.Skip(outcomes.Count).Select(step => step.Outcome)]));
        }
        return new(stage.Ways, stage.Sights);
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(Script script, ScriptStep step, Stage stage)
    {
        try
        {
            return await stage.PlayAsync(step.Act);
        }
        catch (Exception error) when (error is not ScriptException)
        {
            throw new ScriptException($"{script.Name}:{step.Number}: {Line(step)}\ncannot be played: {error.Message}\n{error}");
        }
        catch (ScriptException error)
        {
            throw new ScriptException($"{script.Name}:{step.Number}: {Line(step)}\n{error.Message}");
        }
    }

    private static IEnumerable<CastMember> Names(Script script) => script.Steps
        .Select(step => step.Act switch
        {
            ScriptAct.Says says => says.Who,
            ScriptAct.Taps taps => taps.Who,
            ScriptAct.Does does => does.Who,
            _ => "",
        })
        .Where(name => name.Length > 0).Distinct().Select(Cast.Named);

    private static string Line(ScriptStep step) => step.Lines is [var line, ..] ? line : step.Outcome[0];

    private static string Difference(Script script, ScriptStep step, IReadOnlyList<string> outcome)
    {
        var first = outcome.Zip(step.Outcome).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"""
            {script.Name}:{step.Number}: {Line(step)}
            The script goes on (line {first + 1} of what follows differs):
            {string.Join('\n', step.Outcome)}
            What happened is:
            {string.Join('\n', outcome)}
            """;
    }
}
