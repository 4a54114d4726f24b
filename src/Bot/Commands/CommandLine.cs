using WorkshopBot.Plans;
using WorkshopBot.Texts;

namespace WorkshopBot.Commands;

/// <summary>The command line is wrong; the message says how.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>Takes a command line apart: command, arguments, <c>--option value</c> or <c>--option=value</c>, in any order; <c>--</c> ends the options.</summary>
internal static class CommandLine
{
    /// <summary>What <c>help</c> prints.</summary>
    public const string Usage =
        """
        WorkshopBot COMMAND [--language en|ar|ckb]

          run                                    the bot; without a token: a playground (the default command)
          playground [--listen URL] [--lean]     the playground alone, for a bot in another process
          import FILE-OR-FOLDER… [--starts DATE] [--force]
                                                 workshop plans with their forms; --starts moves the whole plan to that first day
          forms check FILE…                      the problems of forms
          forms test FILE…                       runs vector and walk files
          export WORKSHOP --format csv|json|xlsx [--labels ar|ckb|en] --out DIR
          backup FILE                            a copy of the database, also while the bot runs; the key is not in it
          restore FILE                           puts a backup in place; needs the key, and the bot stopped
          doctor                                 checks key, rights, disk, database, clock and the way to Telegram

        Exit codes: 0 done, 1 refused input, 2 wrong usage, 3 environment.
        """;

    private const int Many = int.MaxValue;

    private static readonly IReadOnlyDictionary<string, Shape> Shapes = new[]
    {
        new Shape("run", 0, 0, [], []),
        new Shape("playground", 0, 0, ["listen"], ["lean"]),
        new Shape("import", 1, Many, ["starts"], ["force"]),
        new Shape("forms check", 1, Many, [], []),
        new Shape("forms test", 1, Many, [], []),
        new Shape("export", 1, 1, ["format", "labels", "out"], []),
        new Shape("backup", 1, 1, [], []),
        new Shape("restore", 1, 1, [], []),
        new Shape("doctor", 0, 0, [], []),
        new Shape("help", 0, Many, [], []),
    }.ToDictionary(shape => shape.Name, StringComparer.Ordinal);

    /// <exception cref="UsageException">No such command or option, or too few or many arguments.</exception>
    public static Invocation Parse(IReadOnlyList<string> args)
    {
        var words = new List<string>();
        var given = new List<(string Name, string? Value)>();
        SplitOptions(args, words, given);
        if (given.Any(option => option.Name is "help" or "h") || words is ["help", ..])
        {
            return new Invocation("help", [], new Dictionary<string, string>(), Language.English);
        }

        var shape = Shapes[FindCommand(words)];
        var arguments = words.Skip(words.Count == 0 ? 0 : shape.Name.Split(' ').Length).ToList();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        TakeOptions(shape, given, options);
        if (arguments.Count < shape.Least || arguments.Count > shape.Most)
        {
            throw new UsageException(arguments.Count < shape.Least ? $"{shape.Name} needs more: see the line below." : $"{shape.Name} does not take {arguments[^1]}.");
        }

        var language = Language.English;
        if (options.Remove("language", out var code))
        {
            language = Language.Find(code) ?? throw new UsageException($"--language is en, ar or ckb, not {code}.");
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
                given.Add(("help", null));
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
                given.Add((word[2..], index + 1 < args.Count ? args[++index] : throw new UsageException($"{word} needs a value.")));
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
        var meant = Nearest.Of(found, Shapes.Keys) is { Length: > 0 } nearest ? $" Did you mean {nearest}?" : "";
        throw new UsageException($"There is no command {found}.{meant}");
    }

    private static void TakeOptions(Shape shape, List<(string Name, string? Value)> given, Dictionary<string, string> options)
    {
        foreach (var (name, value) in given)
        {
            var takesValue = name == "language" || shape.Values.Contains(name);
            if (!takesValue && !shape.Flags.Contains(name))
            {
                throw new UsageException($"{shape.Name} has no option --{name}.");
            }

            if (!takesValue && value is not null)
            {
                throw new UsageException($"--{name} takes no value.");
            }

            if (!options.TryAdd(name, value ?? ""))
            {
                throw new UsageException($"--{name} was given twice.");
            }
        }
    }

    /// <param name="Name">One or two words.</param>
    /// <param name="Least">How many arguments at least.</param>
    /// <param name="Most">How many at most.</param>
    /// <param name="Values">Options with a value.</param>
    /// <param name="Flags">Options without one.</param>
    private sealed record Shape(string Name, int Least, int Most, IReadOnlyList<string> Values, IReadOnlyList<string> Flags);
}
