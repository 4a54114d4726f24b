using System.Text;
using WorkshopBot.Authoring;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Authoring;

/// <summary>The forms under <c>samples/templates</c>, as the program carries them.</summary>
public sealed class Template_forms
{
    public static TheoryData<string> Names => [.. Templates.All.Select(template => template.Name)];

    [Fact]
    public void There_are_nine() => Assert.Equal(9, Templates.All.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_reads_without_a_problem_or_a_warning(string name) => Assert.Empty(Read(name).Problems);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_has_every_text_in_three_languages(string name)
    {
        var form = Read(name).Form!;
        var asked = form.Questions.Where(question => question.IsVisible).Select(question => question.Label);
        var choices = form.Lists.Values.SelectMany(list => list.Rows).Select(choice => choice.Label);

        Assert.All(asked.Concat(choices).Append(form.Title), text => Assert.All(Language.All, language => Assert.Contains(language.Code, text.ByLanguage.Keys)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_the_same_form_as_a_workbook_for_Excel(string name)
    {
        var before = Read(name);
        using var content = new MemoryStream();
        WorkbookWriter.WriteXlsx(before.Workbook!, content);

        Assert.Equal(before.Form!.Hash, DraftReading.Of(name + ".xlsx", content.ToArray(), NoTables).Form!.Hash);
    }

    /// <summary>pyxform ends with an error at a title that has languages alone, and writes a form that no parser reads where a prefix has no namespace.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_downloaded_as_other_programs_take_it(string name)
    {
        var before = Read(name);
        var workbook = OtherPrograms.Of(before.Workbook!);
        var settings = workbook.Find("settings")!;
        string Value(string header) => settings.Rows[1][settings.Rows[0].Cells.Single(cell => cell.Text == header).Column];

        Assert.Equal(before.Form!.Title.ByLanguage["ar"], Value("form_title"));
        Assert.Equal(before.Workbook!.Find("survey")!.Rows[0].Cells.Any(cell => cell.Text == "bind::wb:sensitive"), settings.Rows[0].Cells.Any(cell => cell.Text == "namespaces" && Value("namespaces").StartsWith("wb=", StringComparison.Ordinal)));

        using var content = new MemoryStream();
        WorkbookWriter.WriteXlsx(workbook, content);
        var after = DraftReading.Of(name + ".xlsx", content.ToArray(), NoTables);
        Assert.Equal(before.Form!.Hash, after.Form!.Hash);
        Assert.Empty(after.Problems);
        Assert.Same(workbook, OtherPrograms.Of(workbook));
    }

    private static readonly Dictionary<string, ChoiceTable> NoTables = [];

    private static DraftReading Read(string name) =>
        DraftReading.Of(name + ".md", Encoding.UTF8.GetBytes(Templates.All.Single(template => template.Name == name).Workbook), NoTables);
}
