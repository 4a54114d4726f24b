using System.Globalization;
using WorkshopBot.Data.Promises;
using WorkshopBot.Promises;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Promises;

/// <summary>The rules of the coach, row by row, in three languages: <c>smart.md</c> is the table that people read and this test plays.</summary>
public sealed class What_a_promise_lacks
{
    private static readonly DateOnly Day = new(2025, 11, 15);

    public static TheoryData<string, string, string, string, string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string, string, string, string, string>();
        foreach (var line in File.ReadLines(Repository.At("tests", "Bot.Tests", "Promises", "smart.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2))
        {
            var cells = line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray();
            rows.Add(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Is_what_the_table_says(string action, string owner, string indicator, string target, string due, string support, string missing)
    {
        var promise = new Promise
        {
            Action = action,
            Owner = owner,
            Indicator = indicator,
            Target = target,
            DueDate = due.Length == 0 ? null : DateOnly.ParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Support = support,
        };
        string[] known = ["Widow Training and Development Center", "مركز تدريب وتطوير الأرامل"];
        Assert.Equal(missing, string.Join(' ', SmartCoach.Missing(new(promise, Day, known)).Select(rule => rule.Name)));
    }

    [Theory]
    [InlineData("soon", "soon")]
    [InlineData("As soon as possible!", "as soon as possible")]
    [InlineData("قريباً", "قريبا")]
    [InlineData("في أقرب وقت ممكن", "في اقرب وقت")]
    [InlineData("بەزووی", "بەزووی")]
    [InlineData("بەم زووانە", "بەم زووانە")]
    [InlineData("15/3/2026", null)]
    [InlineData("١٥ آذار ٢٠٢٦", null)]
    [InlineData("", null)]
    public void Is_told_when_a_word_stands_where_a_day_should(string typed, string? vague) =>
        Assert.Equal(vague is null, SmartWords.VagueDate(typed) is null);

    [Fact]
    public void Is_not_asked_again_once_it_was_left_open() => Assert.Empty(SmartCoach.Missing(new(
        new() { Action = "x", LeftOpen = ["verb", "number", "date", "owner", "support"] }, Day, [])));
}
