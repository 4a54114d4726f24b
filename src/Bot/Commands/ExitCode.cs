namespace WorkshopBot.Commands;

/// <summary>How a command ended, for scripts: a stable contract.</summary>
public enum ExitCode
{
    Done = 0,

    /// <summary>What was given is refused; every problem was said, one a line.</summary>
    Refused = 1,

    /// <summary>The command line itself is wrong.</summary>
    Usage = 2,

    /// <summary>The environment does not allow it: configuration, database, key, disk, network, a second instance.</summary>
    Environment = 3,
}
