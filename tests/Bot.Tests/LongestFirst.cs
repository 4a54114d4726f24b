using Xunit.Abstractions;

namespace WorkshopBot.Tests;

/// <summary>The classes that take longest begin first, so that none of them is left to run alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = ["chat_scripts", "CrashTests", "Faults", "Rights_of_every_role"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => Long.Any(name => collection.DisplayName.Contains(name, StringComparison.Ordinal))).ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
