namespace WorkshopBot.Tests.Support;

/// <summary>Someone of the cast, as Telegram knows them.</summary>
/// <param name="Name">What scripts call them.</param>
/// <param name="TelegramId">Their user id.</param>
/// <param name="FirstName">Their first name on Telegram.</param>
/// <param name="Username">Without the at sign; dia has none.</param>
/// <param name="Language">The language they would choose.</param>
/// <param name="Phone">What sharing their number sends.</param>
public sealed record CastMember(string Name, long TelegramId, string FirstName, string? Username, string Language, string Phone);

/// <summary>The people of all tests. Whoever reads one test knows them in the next.</summary>
public static class Cast
{
    public static readonly CastMember Amal = new("amal", 7_001, "أمل", "amal_test", "ar", "9647701234567");
    public static readonly CastMember Baran = new("baran", 7_002, "باران", "baran_test", "ckb", "9647501234567");
    public static readonly CastMember Clare = new("clare", 7_003, "Clare", "clare_test", "en", "442079460000");
    public static readonly CastMember Dia = new("dia", 7_004, "ضياء", null, "ar", "9647801234567");
    public static readonly CastMember Omar = new("omar", 7_005, "عمر", "omar_test", "ar", "9647711111111");

    /// <summary>A facilitator, who owns the installation as omar does.</summary>
    public static readonly CastMember Farah = new("farah", 7_006, "فرح", "farah_test", "ckb", "9647722222222");

    public static IReadOnlyList<CastMember> All { get; } = [Amal, Baran, Clare, Dia, Omar, Farah];

    /// <summary>Telegram ids of those who own the installation, as <c>Bot:Owners</c> has them.</summary>
    public static IReadOnlyList<CastMember> Owners { get; } = [Omar, Farah];

    /// <summary>Someone by name.</summary>
    /// <exception cref="ArgumentException">Nobody of the cast is called so.</exception>
    public static CastMember Named(string name) => All.FirstOrDefault(member => member.Name == name)
        ?? throw new ArgumentException($"Nobody of the cast is called '{name}'; they are {string.Join(", ", All.Select(member => member.Name))}.", nameof(name));
}
