using WorkshopBot.Tests.Support;
using WorkshopBot.Tests.Support.Scripts;

namespace WorkshopBot.Tests.Chats;

public sealed class Script_format
{
    private const string Registering =
        """
        # Somebody asks and is answered.
        sample basra-2025   lang en   clock 2025-11-01T09:00+03:00   capacity 1

        amal  > /start w_basra-2025
        amal  < You Are the Change

                {FSI}Basra{PDI}
                [Register] [Agenda]
        # what they decide
        amal  ! Register
        amal  * Registered.
        baran < One seat less.

              ~ 2d
        amal  : sends sticker
              = select count(*) from registrations → 1

        """;

    [Fact]
    public void A_script_is_read_line_by_line()
    {
        var script = Script.Parse("some.chat", Registering);

        Assert.Equal(["basra-2025"], script.Header.Samples);
        Assert.Equal("en", script.Header.Language);
        Assert.Equal(new DateTimeOffset(2025, 11, 1, 6, 0, 0, TimeSpan.Zero), script.Header.Clock);
        Assert.Equal([new("capacity", "1")], script.Header.Plan);
        Assert.Equal(
            [
                new ScriptAct.Says("amal", "/start w_basra-2025"),
                new ScriptAct.Taps("amal", "Register"),
                new ScriptAct.Waits("2d"),
                new ScriptAct.Does("amal", "sends sticker"),
                new ScriptAct.Asks("select count(*) from registrations"),
            ],
            script.Steps.Select(step => step.Act));
        Assert.Equal(["amal  < You Are the Change", "", "        {FSI}Basra{PDI}", "        [Register] [Agenda]"], script.Steps[0].Outcome);
        Assert.Equal(["amal  * Registered.", "baran < One seat less."], script.Steps[1].Outcome);
        Assert.Equal(["      = select count(*) from registrations → 1"], script.Steps[4].Outcome);
    }

    [Fact]
    public void Text_said_goes_on_over_indented_lines()
    {
        var script = Script.Parse("some.chat", "clock 2025-11-01T09:00+03:00\n\namal  > first\n        second\n\n          third\n\namal  ! Send\n");

        Assert.Equal(new ScriptAct.Says("amal", "first\nsecond\n\n  third"), script.Steps[0].Act);
        Assert.Equal(2, script.Steps.Count);
    }

    [Fact]
    public void Written_with_its_own_outcomes_it_stays_as_it_is()
    {
        var script = Script.Parse("some.chat", Registering);

        Assert.Equal(Registering, script.With([.. script.Steps.Select(step => step.Outcome)]));
    }

    [Fact]
    public void Rewriting_changes_what_is_heard_and_nothing_else()
    {
        var script = Script.Parse("some.chat", Registering);

        var rewritten = script.With([["amal  < Hello"], [], ["amal  < Two days have passed."], [], ["      = select count(*) from registrations → 7"]]);

        Assert.Equal(
            """
            # Somebody asks and is answered.
            sample basra-2025   lang en   clock 2025-11-01T09:00+03:00   capacity 1

            amal  > /start w_basra-2025
            amal  < Hello
            # what they decide
            amal  ! Register

                  ~ 2d
            amal  < Two days have passed.
            amal  : sends sticker
                  = select count(*) from registrations → 7

            """,
            rewritten);
    }

    [Theory]
    [InlineData("clock 2025-11-01T09:00+03:00\n\namal  < Hello\n", "some.chat:3: something is heard before anything was done.")]
    [InlineData("clock 2025-11-01T09:00+03:00\n\namal  > Hello\namal ! Send\n", "some.chat:4: not a line of a script: amal ! Send")]
    [InlineData("clock yesterday\n\namal  > Hello\n", "some.chat: «clock yesterday» says nothing about what everybody finds.")]
    [InlineData("lang en\n\namal  > Hello\n", "some.chat: no clock is set.")]
    [InlineData("# nothing\n", "some.chat: nothing happens in it.")]
    public void A_script_that_cannot_be_read_says_where(string text, string message)
    {
        var error = Assert.Throws<ScriptException>(() => Script.Parse("some.chat", text));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("a\u2068b\u2069", "a{FSI}b{PDI}")]
    [InlineData("نمی\u200Cدانم\u200F", "نمی{ZWNJ}دانم{RLM}")]
    [InlineData("end \nof line ", "end{SP}\nof line{SP}")]
    [InlineData("\u0007", "{U+0007}")]
    [InlineData("👩\u200D🌾", "👩{ZWJ}🌾")]
    public void What_cannot_be_seen_has_a_name(string text, string shown)
    {
        Assert.Equal(shown, Visible.Show(text));
        Assert.Equal(text, Visible.Read(shown));
    }

    [Theory]
    [InlineData("ا", 4096, "{4096×ا}")]
    [InlineData("😀", 40, "{40×😀}")]
    public void A_long_run_is_counted(string sign, int count, string shown)
    {
        var text = string.Concat(Enumerable.Repeat(sign, count));

        Assert.Equal(shown, Visible.Show(text));
        Assert.Equal(text, Visible.Read(shown));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("0", "true", false)]
    [InlineData("1", "", true)]
    public void Goldens_are_rewritten_when_somebody_asks_for_it(string? update, string? ci, bool rewritten) =>
        Assert.Equal(rewritten, Goldens.MayRewrite(update, ci));

    [Fact]
    public void Goldens_are_never_rewritten_in_CI() =>
        Assert.Throws<InvalidOperationException>(() => Goldens.MayRewrite("1", "true"));
}
