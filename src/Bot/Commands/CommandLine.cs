using WorkshopBot.Plans;
using WorkshopBot.Texts;

namespace WorkshopBot.Commands;

/// <summary>The command line is wrong; its text says how.</summary>
/// <param name="key">A text of the catalogue.</param>
/// <param name="arguments">What the text names.</param>
internal sealed class UsageException(string key, params (string Name, Arg Value)[] arguments) : Exception
{
    /// <inheritdoc />
    public override string Message => key;

    /// <summary>What is wrong, in words.</summary>
    public string Of(Words words) => words[key, arguments];
}

/// <summary>Takes a command line apart: command, arguments, <c>--option value</c> or <c>--option=value</c>, in any order; <c>--</c> ends the options.</summary>
internal static class CommandLine
{
    private const string Help = "help";
    private const int Many = int.MaxValue;

    private static readonly IReadOnlyDictionary<string, Shape> Shapes = new[]
    {
        new Shape("run", "", 0, 0, [], []),
        new Shape("playground", "[--listen URL] [--lean] [--rates]", 0, 0, ["listen"], ["lean", "rates"]),
        new Shape("import", "FILE-OR-FOLDER… [--starts DATE] [--force]", 1, Many, ["starts"], ["force"]),
        new Shape("forms check", "FILE…", 1, Many, [], []),
        new Shape("forms test", "FILE…", 1, Many, [], []),
        new Shape("export", "WORKSHOP --format csv|json|xlsx|html|docx [--labels ar|ckb|en] --out DIR", 1, 1, ["format", "labels", "out"], []),
        new Shape("backup", "FILE", 1, 1, [], []),
        new Shape("restore", "FILE", 1, 1, [], []),
        new Shape("doctor", "", 0, 0, [], []),
        new Shape(Help, "", 0, Many, [], []),
    }.ToDictionary(shape => shape.Name, StringComparer.Ordinal);

    /// <summary>What <c>help</c> prints: every command with what it does.</summary>
    public static string Usage(Words words) => string.Join(
        '\n',
        [
            "WorkshopBot COMMAND [--language en|ar|ckb]",
            "",
            .. Shapes.Values.Where(shape => shape.Name != Help).SelectMany(shape => new[] { $"  {shape.Name} {shape.Takes}".TrimEnd(), "      " + Does(shape.Name, words) }),
            "",
            words["console.help.exit_codes"],
        ]);

    private static string Does(string command, Words words) => command switch
    {
        "run" => words["console.help.run"],
        "playground" => words["console.help.playground"],
        "import" => words["console.help.import", ("option", "--starts")],
        "forms check" => words["console.help.check"],
        "forms test" => words["console.help.test"],
        "export" => words["console.help.export"],
        "backup" => words["console.help.backup"],
        "restore" => words["console.help.restore"],
        "doctor" => words["console.help.doctor"],
        _ => throw new InvalidOperationException($"Nothing is said of {command}."),
    };

    /// <exception cref="UsageException">No such command or option, or too few or many arguments.</exception>
    public static Invocation Parse(IReadOnlyList<string> args)
    {
        var words = new List<string>();
        var given = new List<(string Name, string? Value)>();
        SplitOptions(args, words, given);
        if (given.Any(option => option.Name is Help or "h") || words is [Help, ..])
        {
            return new Invocation(Help, [], new Dictionary<string, string>(), LanguageOf(args));
        }

        var shape = Shapes[FindCommand(words)];
        var arguments = words.Skip(words.Count == 0 ? 0 : shape.Name.Split(' ').Length).ToList();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        TakeOptions(shape, given, options);
        if (arguments.Count < shape.Least || arguments.Count > shape.Most)
        {
            throw arguments.Count < shape.Least
                ? new UsageException("console.usage.needs_more", ("command", shape.Name))
                : new UsageException("console.usage.not_taken", ("command", shape.Name), ("found", arguments[^1]));
        }

        var language = Language.English;
        if (options.Remove("language", out var code))
        {
            language = Language.Find(code) ?? throw new UsageException("console.usage.language", ("option", "--language"), ("found", code));
        }

        return new Invocation(shape.Name, arguments, options, language);
    }

    // a value may stand behind its option as the next word; whether it does is known once the command is
    private static void SplitOptions(IReadOnlyList<string> args, List<string> words, List<(string Name, string? Value)> given)
    {
        for (var index = 0; index < args.Count; index++)
        {
            var word = args[index];
            if (word == "--")
            {
                words.AddRange(args.Skip(index + 1));
                return;
            }

            if (word is "-h" or "-?")
            {
                given.Add((Help, null));
            }
            else if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(word);
            }
            else if (word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                given.Add((word[2..equals], word[(equals + 1)..]));
            }
            else if (TakesValue(word[2..]))
            {
                given.Add((word[2..], index + 1 < args.Count ? args[++index] : throw new UsageException("console.usage.needs_value", ("option", word))));
            }
            else
            {
                given.Add((word[2..], null));
            }
        }
    }

    private static bool TakesValue(string option) => option == "language" || Shapes.Values.Any(shape => shape.Values.Contains(option));

    private static string FindCommand(List<string> words)
    {
        if (words.Count == 0)
        {
            return "run";
        }

        var two = string.Join(' ', words.Take(2));
        if (Shapes.ContainsKey(two))
        {
            return two;
        }

        if (Shapes.ContainsKey(words[0]))
        {
            return words[0];
        }

        var found = words[0] == "forms" ? two : words[0];
        throw Nearest.Of(found, Shapes.Keys) is { Length: > 0 } nearest
            ? new UsageException("console.usage.no_command_but", ("found", found), ("nearest", nearest))
            : new UsageException("console.usage.no_command", ("found", found));
    }

    /// <summary>The language that a command line asks for, be it wrong otherwise; English where it names none.</summary>
    public static Language LanguageOf(IReadOnlyList<string> args)
    {
        var option = args.FirstOrDefault(word => word.StartsWith("--language", StringComparison.Ordinal)) ?? "";
        var code = option.Contains('=', StringComparison.Ordinal) ? option.Split('=', 2)[1] : args.SkipWhile(word => word != "--language").Skip(1).FirstOrDefault();
        return Language.Find(code ?? "") ?? Language.English;
    }

    private static void TakeOptions(Shape shape, List<(string Name, string? Value)> given, Dictionary<string, string> options)
    {
        foreach (var (name, value) in given)
        {
            var takesValue = name == "language" || shape.Values.Contains(name);
            if (!takesValue && !shape.Flags.Contains(name))
            {
                throw new UsageException("console.usage.no_option", ("command", shape.Name), ("option", "--" + name));
            }

            if (!takesValue && value is not null)
            {
                throw new UsageException("console.usage.no_value", ("option", "--" + name));
            }

            if (!options.TryAdd(name, value ?? ""))
            {
                throw new UsageException("console.usage.twice", ("option", "--" + name));
            }
        }
    }

    /// <param name="Name">One or two words.</param>
    /// <param name="Takes">Its arguments and options, as they are typed.</param>
    /// <param name="Least">How many arguments at least.</param>
    /// <param name="Most">How many at most.</param>
    /// <param name="Values">Options with a value.</param>
    /// <param name="Flags">Options without one.</param>
    private sealed record Shape(string Name, string Takes, int Least, int Most, IReadOnlyList<string> Values, IReadOnlyList<string> Flags);
}
