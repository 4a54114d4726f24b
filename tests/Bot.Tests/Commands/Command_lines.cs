using WorkshopBot.Commands;
using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Commands;

public sealed class Command_lines
{
    [Fact]
    public void Without_a_word_the_bot_runs() => Assert.Equal("run", CommandLine.Parse([]).Command);

    [Fact]
    public void A_language_alone_is_no_command() => Assert.Equal("run", CommandLine.Parse(["--language", "ckb"]).Command);

    [Theory]
    [InlineData("import", "plans", "--starts", "2025-11-14", "--force")]
    [InlineData("--force", "--starts=2025-11-14", "import", "plans")]
    [InlineData("import", "--starts", "2025-11-14", "--force", "--", "plans")]
    public void Options_may_stand_anywhere(params string[] args)
    {
        var invocation = CommandLine.Parse(args);

        Assert.Equal("import", invocation.Command);
        Assert.Equal(["plans"], invocation.Arguments);
        Assert.Equal("2025-11-14", invocation["starts"]);
        Assert.True(invocation.Has("force"));
        Assert.Equal(Language.English, invocation.Language);
    }

    [Fact]
    public void Two_words_may_make_a_command()
    {
        var invocation = CommandLine.Parse(["forms", "check", "a.md", "b.xlsx", "--language=ar"]);

        Assert.Equal("forms check", invocation.Command);
        Assert.Equal(["a.md", "b.xlsx"], invocation.Arguments);
        Assert.Equal(Language.Arabic, invocation.Language);
    }

    [Theory]
    [InlineData("There is no command imprt. Did you mean import?", "imprt", "plans")]
    [InlineData("There is no command forms chek. Did you mean forms check?", "forms", "chek", "a.md")]
    [InlineData("There is no command forecast.", "forecast")]
    [InlineData("import needs more: see the line below.", "import")]
    [InlineData("doctor does not take now.", "doctor", "now")]
    [InlineData("backup has no option --force.", "backup", "a.db", "--force")]
    [InlineData("--out needs a value.", "export", "basra-2025", "--out")]
    [InlineData("--force takes no value.", "import", "plans", "--force=yes")]
    [InlineData("--starts was given twice.", "import", "plans", "--starts", "2025-11-14", "--starts", "2025-11-15")]
    [InlineData("--language is en, ar or ckb, not fr.", "run", "--language", "fr")]
    public void What_is_wrong_is_said(string message, params string[] args) =>
        Assert.Equal(message, Bidi.Strip(Assert.Throws<UsageException>(() => CommandLine.Parse(args)).Of(Catalogue.Embedded.In(Language.English))));

    [Theory]
    [InlineData("ar", "--language", "ar", "imprt")]
    [InlineData("ckb", "imprt", "--language=ckb")]
    [InlineData("en", "imprt")]
    [InlineData("en", "run", "--language", "fr")]
    [InlineData("en", "run", "--language")]
    public void A_wrong_line_is_answered_in_the_language_it_asks_for(string language, params string[] args) =>
        Assert.Equal(language, CommandLine.LanguageOf(args).Code);

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    [InlineData("import", "--help")]
    public void Help_is_help_wherever_it_is_asked_for(params string[] args) => Assert.Equal("help", CommandLine.Parse(args).Command);
}
