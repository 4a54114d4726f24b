using WorkshopBot.Forms.Testing;

namespace WorkshopBot.Tests;

/// <summary>The published vectors: expressions, typed answers, walks through forms, errors of faulty forms.</summary>
public sealed class VectorTests
{
    public static TheoryData<string> Expressions => Names(Run("expressions.json"));

    public static TheoryData<string> Answers => Names(Run("answers.json"));

    public static TheoryData<string> Walks => Names(RunAll("*.walk.json"));

    public static TheoryData<string> Errors => Names(RunAll("*.error.json"));

    private static readonly Lazy<Dictionary<string, VectorResult>> Results = new(() =>
        Run("expressions.json").Concat(Run("answers.json")).Concat(RunAll("*.walk.json")).Concat(RunAll("*.error.json"))
            .ToDictionary(result => result.Name));

    /// <summary>Vectors of our own, in the same formats: the corners that the published ones leave out.</summary>
    public static TheoryData<string> More => Names(Further.Value);

    private static readonly Lazy<List<VectorResult>> Further = new(() => [.. Directory.GetFiles(Path.Combine(Repository.Vectors, "more"), "*.json")
        .Order(StringComparer.Ordinal).SelectMany(path => Run(Path.Combine("more", Path.GetFileName(path))))]);

    [Theory]
    [MemberData(nameof(More))]
    public void A_further_vector_holds(string name) => Assert.Null(Further.Value.Find(result => result.Name == name)!.Failure);

    [Theory]
    [MemberData(nameof(Expressions))]
    public void An_expression_gives_its_value(string name) => Assert.Null(Results.Value[name].Failure);

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_typed_answer_is_taken_or_refused(string name) => Assert.Null(Results.Value[name].Failure);

    [Theory]
    [MemberData(nameof(Walks))]
    public void A_walk_ends_in_its_submission(string name) => Assert.Null(Results.Value[name].Failure);

    [Theory]
    [MemberData(nameof(Errors))]
    public void A_faulty_form_is_refused_with_its_reason(string name) => Assert.Null(Results.Value[name].Failure);

    [Fact]
    public void Nothing_was_left_out_on_the_way()
    {
        Assert.Equal(692, Run("expressions.json").Count);
        Assert.Equal(56, Run("expressions.json").Count(result => result.Tier == 2));
        Assert.Equal(71, Run("answers.json").Count);
        Assert.Equal(13, Directory.GetFiles(Path.Combine(Repository.Vectors, "forms"), "*.walk.json").Length);
        Assert.Equal(13, Directory.GetFiles(Path.Combine(Repository.Vectors, "forms"), "*.error.json").Length);
    }

    internal static List<VectorResult> Run(string file)
    {
        var path = Path.Combine(Repository.Vectors, file);
        return [.. VectorRunner.Run(file, File.ReadAllText(path), name => Open(Path.GetDirectoryName(path)!, name))];
    }

    internal static List<VectorResult> RunAll(string pattern) =>
        [.. Directory.GetFiles(Path.Combine(Repository.Vectors, "forms"), pattern).Order(StringComparer.Ordinal)
            .SelectMany(path => Run(Path.Combine("forms", Path.GetFileName(path))))];

    private static FileStream? Open(string folder, string name) =>
        File.Exists(Path.Combine(folder, name)) ? File.OpenRead(Path.Combine(folder, name)) : null;

    private static TheoryData<string> Names(IEnumerable<VectorResult> results) => new(results.Select(result => result.Name));
}
