using System.Globalization;
using System.Text;
using WorkshopBot.Forms.Testing;

namespace WorkshopBot.Tests;

/// <summary>The runner itself: what is wrong must fail, under any culture.</summary>
public sealed class VectorRunnerTests
{
    [Theory]
    [InlineData("""[{"id":"x","expr":"1 + 1","expect":3,"expectType":"number"}]""", "1 + 1: expected 3, gave 2")]
    [InlineData("""[{"id":"x","expr":"1 +","expect":3,"expectType":"number"}]""", "1 +: Syntax at 4")]
    [InlineData("""[{"id":"x","expr":"1","expect":null,"expectType":"error","phase":"load"}]""", "1: an error was expected (load), gave 1")]
    [InlineData("""[{"id":"x","type":"integer","input":"7","expect":"rejected"}]""", "«7» was taken as 7")]
    [InlineData("""[{"id":"x","type":"integer","input":"7","expect":"accepted","value":"8"}]""", "«7» was stored as 7, not 8")]
    [InlineData("""[{"id":"x"}]""", "not in the published format: The given key was not present in the dictionary.")]
    [InlineData("""{"form":"f.md","errors":[{"sheet":"survey","row":2,"about":"a"}]}""", "not told for survey row 2; told: ")]
    [InlineData("""{"form":"f.md","walks":[{"name":"w","clock":"2024-05-05T10:00:00+03:00","steps":[{"ask":"a","answer":"x","expect":"accepted"}],"final":{"a":"y"}}]}""", "final: a = «x», not «y»")]
    [InlineData("""{"form":"f.md","walks":[{"name":"w","clock":"2024-05-05T10:00:00+03:00","steps":[],"final":{}}]}""", "after the last step a is asked")]
    [InlineData("""{"form":"f.md","walks":[{"name":"w","clock":"2024-05-05T10:00:00+03:00","steps":[{"ask":"b","answer":"x","expect":"accepted"}],"final":{}}]}""", "step 1: b was expected, a is asked")]
    [InlineData("""{"form":"g.md","walks":[{"name":"w","clock":"2024-05-05T10:00:00+03:00","steps":[],"final":{}}]}""", "g.md: RF029 The file g.md is not there. Send it along with the form, or move its rows to the sheet choices.")]
    [InlineData("{}", "neither an array of vectors nor an object with walks or errors")]
    public void A_vector_that_does_not_hold_fails_with_its_reason(string json, string failure)
    {
        var result = Assert.Single(VectorRunner.Run("test.json", json, name => name == "f.md"
            ? new MemoryStream(Encoding.UTF8.GetBytes("| survey |\n| | type | name | label |\n| | text | a | A |\n"))
            : null));
        Assert.Equal(failure, result.Failure);
        Assert.False(result.Passed);
    }

    [Fact]
    public void Repeats_inside_repeats_can_be_given()
    {
        const string Json = """[{"id":"x","expr":"sum(${n})","context":{"r":[{"q":[{"n":1},{"n":2}]},{"q":[{"n":4}]}]},"expect":7,"expectType":"number"}]""";
        Assert.Null(Assert.Single(VectorRunner.Run("test.json", Json, _ => null)).Failure);
    }

    [Theory]
    [InlineData("ar-IQ")]
    [InlineData("fa-IR")]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void The_culture_of_the_machine_makes_no_difference(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.DoesNotContain(VectorTests.Run("expressions.json").Concat(VectorTests.Run("answers.json"))
                .Concat(VectorTests.RunAll("*.walk.json")).Concat(VectorTests.RunAll("*.error.json")), result => !result.Passed);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
