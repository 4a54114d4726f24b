using System.Reflection;
using System.Text.RegularExpressions;
using WorkshopBot.Forms;
using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Texts;

public sealed partial class ProblemTextTests
{
    /// <summary>Rules are written in code as <c>"RF003"</c> or <c>"PL003"</c>; each has a sentence, and each sentence a rule.</summary>
    [Fact]
    public void Every_rule_known_to_code_has_its_sentence_and_every_sentence_its_rule()
    {
        var root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
        var sources = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var rules = sources.SelectMany(file => Rule().Matches(File.ReadAllText(file)).Select(found => found.Groups[1].Value)).ToHashSet();
        var sentences = Catalogue.Embedded.Keys.Select(key => ProblemKey().Match(key)).Where(found => found.Success).Select(found => found.Groups[1].Value).ToHashSet();

        Assert.Empty(rules.Except(sentences));
        // a family of rules (RF, PL) lives in one place: where it is not in code at all, its sentences wait for it
        var families = rules.Select(rule => rule[..2]).ToHashSet();
        Assert.Empty(sentences.Where(sentence => families.Contains(sentence[..2])).Except(rules));
    }

    [Fact]
    public void A_rule_of_a_form_that_says_something_new_needs_new_translations() => Assert.All(FormRules.All, rule =>
    {
        var sentence = Samples.Literals(Language.English).Single(text => text.Key == "form.problem." + rule.Id).Words;
        var withoutGuess = rule.Text.Replace(" Did you mean {nearest}?", "", StringComparison.Ordinal);
        Assert.Equal(Argument().Replace(withoutGuess, "{}"), sentence);
    });

    [Fact]
    public void Arguments_of_problems_are_words_not_numbers() => Assert.All(
        Catalogue.Embedded.Declarations.Where(text => ProblemKey().IsMatch(text.Key)),
        text => Assert.DoesNotContain(text.Value.Arguments.Values, argument => argument.Kind == ArgKind.Number));

    [Theory]
    [InlineData("basra.md", "survey", 14, 5, "{LRI}basra.md{PDI}, {LRI}survey!E14{PDI}: unknown {LRI}citty{PDI}")]
    [InlineData("basra.md", "survey", 14, 28, "{LRI}basra.md{PDI}, {LRI}survey!AB14{PDI}: unknown {LRI}citty{PDI}")]
    [InlineData("basra.md", "survey", 14, null, "{LRI}basra.md{PDI}, {LRI}survey!14{PDI}: unknown {LRI}citty{PDI}")]
    [InlineData("basra.md", "survey", null, null, "{LRI}basra.md{PDI}, {LRI}survey{PDI}: unknown {LRI}citty{PDI}")]
    [InlineData("basra.md", null, null, null, "{LRI}basra.md{PDI}: unknown {LRI}citty{PDI}")]
    [InlineData("", null, null, null, "unknown {LRI}citty{PDI}")]
    public void A_problem_says_where_it_is(string file, string? sheet, int? row, int? column, string expected)
    {
        var problem = new FormProblem("QX001", ProblemKind.Invalid, file, sheet, row, column, new Dictionary<string, string> { ["name"] = "citty" });
        Assert.Equal(expected, Invisible.Shown(ProblemText.Of(problem, WithRule.In("en"))));
    }

    [Theory]
    [InlineData("QX002", "city", "{LRI}f{PDI}: no {LRI}citty{PDI}. Did you mean {LRI}city{PDI}?")]
    [InlineData("QX002", "", "{LRI}f{PDI}: no {LRI}citty{PDI}.")]
    [InlineData("QX003", "city", "{LRI}f{PDI}: write {LRI}city{PDI}.")]
    public void A_problem_proposes_what_is_near(string rule, string nearest, string expected)
    {
        var arguments = new Dictionary<string, string> { ["name"] = "citty", ["nearest"] = nearest };
        Assert.Equal(expected, Invisible.Shown(ProblemText.Of(new(rule, ProblemKind.Invalid, "f", null, null, null, arguments), WithRule.In("en"))));
    }

    private static Catalogue WithRule { get; } = Catalogue.Load(
    [
        (Language.English, """
            {
              "form.problem.QX002": { "text": "no {name}.", "note": "n", "arguments": { "name": "code: a name" } },
              "form.problem.QX003": { "text": "write {nearest}.", "note": "n", "arguments": { "nearest": "code: a name" } },
              "problem.did_you_mean": { "text": "{problem} Did you mean {nearest}?", "note": "n", "arguments": { "problem": "phrase: p", "nearest": "code: n" } },
              "plan.problem.QX001": { "text": "unknown {name}", "note": "n", "arguments": { "name": "code: a name" } },
              "problem.at.cell": { "text": "{file}, {cell}: {problem}", "note": "n", "arguments": { "file": "code: f", "cell": "code: c", "problem": "phrase: p" } },
              "problem.at.sheet": { "text": "{file}, {sheet}: {problem}", "note": "n", "arguments": { "file": "code: f", "sheet": "code: s", "problem": "phrase: p" } },
              "problem.at.file": { "text": "{file}: {problem}", "note": "n", "arguments": { "file": "code: f", "problem": "phrase: p" } },
              "problem.at.nowhere": { "text": "{problem}", "note": "n", "arguments": { "problem": "phrase: p" } }
            }
            """),
    ]);

    [GeneratedRegex("\"((?:RF|PL)[0-9]{3})\"")]
    private static partial Regex Rule();

    [GeneratedRegex("[{][a-z]+[}]")]
    private static partial Regex Argument();

    [GeneratedRegex(@"^(?:form|plan)\.problem\.(.+)$")]
    private static partial Regex ProblemKey();
}
