using System.Text;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Results;

namespace WorkshopBot.Tests.Results;

public sealed class Comparing_editions : IDisposable
{
    private Town? _town;

    public void Dispose() => _town?.Dispose();

    [Fact]
    public void A_question_goes_on_when_name_words_and_answers_are_the_same()
    {
        Assert.Equal(SeriesBreak.None, Between(Town.Survey, Town.Survey));
        // a language that was added
        Assert.Equal(SeriesBreak.None, Between(Town.Survey.Replace("How useful was it?", "", StringComparison.Ordinal), Town.Survey));
        Assert.Equal(SeriesBreak.Wording, Between(Town.Survey, Town.Survey.Replace("How useful was it?", "How useful was it for your work?", StringComparison.Ordinal)));
        Assert.Equal(SeriesBreak.Choices, Between(Town.Survey, Town.Survey.Replace("| | useful | 5 | 5 (مفيدة جداً) | 5 (زۆر بەسوود) | 5 (very) |\n", "", StringComparison.Ordinal)));
        Assert.Equal(SeriesBreak.Kind, Between(Town.Survey, Town.Survey.Replace("select_one useful | useful", "integer | useful", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Editions_of_a_series_stand_in_their_order_with_gaps_and_breaks()
    {
        _town = await Town.Found();
        var first = Edition(_town, "women-1", 1, Town.Survey.Replace("| | select_one pace | pace | كيف كان الإيقاع؟ | خێرایی چۆن بوو؟ | How was the pace? |\n", "", StringComparison.Ordinal), useful: 2);
        Edition(_town, "women-2", 2, Town.Survey, useful: 4);
        Edition(_town, "women-3", 3, Town.Survey.Replace("How useful was it?", "How useful was it for your work?", StringComparison.Ordinal), useful: 5);

        var compared = _town.Database.Read(session => EditionsCompared.Of(session, first, Town.Now, ResultsFor.Team))!;

        Assert.Equal([1, 2, 3], compared.Editions.Select(edition => edition.Number));
        var useful = compared.Series.Single(series => series.Name == "useful");
        Assert.Equal([(2m, SeriesBreak.None), (4m, SeriesBreak.None), (5m, SeriesBreak.Wording)], useful.Points.Select(point => (point.Average!.Value, point.Break)));
        Assert.Equal("How useful was it for your work?", useful.Label.In("en"));
        Assert.Equal([false, true, true], compared.Series.Single(series => series.Name == "pace").Points.Select(point => point.IsAsked));
        Assert.Null(_town.Database.Read(session => EditionsCompared.Of(session, _town.Form.Id, Town.Now, ResultsFor.Team)));
    }

    [Fact]
    public async Task The_first_edition_need_not_say_that_it_is_one()
    {
        _town = await Town.Found();
        _town.AddEdition("women", null, null, Town.Survey, Enumerable.Repeat(2, 6));
        var second = _town.AddEdition("women-2", "women", 2, Town.Survey, Enumerable.Repeat(4, 6));

        var compared = _town.Database.Read(session => EditionsCompared.Of(session, second, Town.Now, ResultsFor.Team))!;

        Assert.Equal([1, 2], compared.Editions.Select(edition => edition.Number));
        Assert.Equal([2m, 4m], compared.Series.Single(series => series.Name == "useful").Points.Select(point => point.Average!.Value));
    }

    private static long Edition(Town town, string code, int number, string survey, int useful) => town.AddEdition(code, "women", number, survey, Enumerable.Repeat(useful, 6));

    private static SeriesBreak Between(string before, string after)
    {
        var (was, becomes) = (Read(before), Read(after));
        return EditionsCompared.BreakBetween(was, was.Find("useful")!, becomes, becomes.Find("useful")!);
    }

    private static Form Read(string survey)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(survey));
        return FormReader.Read(WorkbookReader.Read("form.md", stream).Workbook!).Form!;
    }
}
