namespace WorkshopBot.Tests.Support;

/// <summary>Whether what tests expect is to be written anew: <c>UPDATE_GOLDENS=1</c>, which CI refuses.</summary>
public static class Goldens
{
    /// <summary>The wish of whoever started the tests.</summary>
    /// <exception cref="InvalidOperationException">It is wished for in CI, where goldens are compared and never made.</exception>
    public static bool AreRewritten => MayRewrite(Environment.GetEnvironmentVariable("UPDATE_GOLDENS"), Environment.GetEnvironmentVariable("CI"));

    /// <summary>The same, from the two variables.</summary>
    public static bool MayRewrite(string? update, string? ci)
    {
        if (update != "1")
            return false;
        return string.IsNullOrEmpty(ci) ? true : throw new InvalidOperationException("UPDATE_GOLDENS is set in CI. Goldens are rewritten on a desk, and read there.");
    }
}
