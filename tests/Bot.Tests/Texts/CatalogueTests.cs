using System.Reflection;
using System.Text.RegularExpressions;
using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Texts;

public sealed partial class CatalogueTests
{
    private static readonly Catalogue Texts = Catalogue.Embedded;
    private static readonly string Root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

    /// <summary>Written, and not said yet.</summary>
    private static readonly string[] Unsaid =
    [
        "question.changed", "question.edited.ignored", "button.remove", "question.hint.range", "question.hint.year", "refuse.date_kurdish_year", "form.already_sent", "submit.changed",
    ];

    private static readonly string[] Families =
    [
        "button.results_by.", "results.by.", "button.file.",
        "report.track.", "report.state.", "report.indicator.", "certificate.rule.", "certificate.state.", "certificate.code.", "certificate.paper.title.", "certificate.paper.before.", "certificate.paper.after.",
        "form.problem.", "plan.problem.", "console.storage.", "console.start.", "console.change.", "console.doctor.ok", "console.doctor.warning", "console.doctor.failed",
        "command.", "expected.", "refuse.wrong_kind.", "file.missing.", "status.", "field.", "saved.field.", "facilitate.waitlisted", "facilitate.offered",
        "approval.note.", "approval.reads.", "approval.reason.", "button.reason.",
        "button.when.", "button.purpose.", "button.audience.", "button.kind.", "button.answers.", "publish.change.", "publish.move.", "publish.done.", "confirm.", "organize.status.",
        "broadcast.by.", "broadcast.coming.", "broadcast.missed.", "role.",
        "setup.ask.", "setup.new.", "setup.again.", "button.setup_field_", "timetable.ask.", "timetable.kind.", "timetable.language.", "timetable.unread.", "timetable.conflict.", "button.timetable_",
        "groups.off.", "panel.state.", "button.panel_", "button.draw_", "broadcast.online.", "translate.what.",
        "harvest.track.", "harvest.ask.", "harvest.consent.", "button.harvest_edit.", "button.harvest_file.", "promise.field.", "promise.missing.", "promise.state.", "promise.filter.",
        "promise.ask.", "promise.coach.", "promise.told.", "promise.word.ask.", "button.promise_filter.", "button.promise_field.",
    ];

    public static TheoryData<string> Codes => [.. Language.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_language_has_every_text(string code)
    {
        var keys = Texts.EntriesOf(Language.Of(code)).Keys;
        Assert.Empty(Texts.Keys.Except(keys));
        Assert.Empty(keys.Except(Texts.Keys));
    }

    [Fact]
    public void Keys_say_feature_and_moment() => Assert.All(Texts.Keys, key => Assert.Matches(@"^[a-z]+(\.[a-z_0-9]+|\.[A-Z]+[0-9]+)+$", key));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Texts_use_exactly_the_arguments_that_are_declared(string code) => Assert.All(Texts.EntriesOf(Language.Of(code)), entry =>
    {
        var used = entry.Value.Templates.SelectMany(template => template.Arguments).ToHashSet();
        Assert.True(used.SetEquals(Texts.Declarations[entry.Key].Arguments.Keys), $"{entry.Key} uses {string.Join(' ', used)}");
    });

    [Theory]
    [MemberData(nameof(Codes))]
    public void Texts_with_a_plural_have_all_the_forms_of_their_language(string code)
    {
        var language = Language.Of(code);
        Assert.All(Texts.EntriesOf(language), entry =>
        {
            var hasPlural = Texts.EntriesOf(Language.English)[entry.Key].Single is null;
            Assert.Equal(hasPlural, entry.Value.Single is null);
            if (hasPlural)
            {
                Assert.Equal(PluralForms.Needed(language).Order(), entry.Value.Forms.Keys.Order());
                Assert.Equal(ArgKind.Number, Texts.Declarations[entry.Key].Arguments["n"].Kind);
            }
        });
    }

    [Fact]
    public void Forms_for_none_one_and_two_print_no_digit() => Assert.All(Language.All.SelectMany(Texts.EntriesOf), entry =>
    {
        foreach (var form in entry.Value.Forms.Where(form => form.Key is "=0" or "zero" or "one" or "two"))
        {
            Assert.DoesNotContain("n", form.Value.Arguments);
        }
    });

    [Fact]
    public void Only_the_plurals_number_is_called_n_where_forms_differ() => Assert.All(
        Texts.EntriesOf(Language.English).Where(entry => entry.Value.Single is null),
        entry => Assert.Contains("n", entry.Value.Forms["other"].Arguments));

    [Fact]
    public void Translators_find_a_note_and_a_meaning_for_every_argument() => Assert.All(Texts.Declarations, text =>
    {
        Assert.NotEmpty(text.Value.Note);
        Assert.All(text.Value.Arguments, argument => Assert.NotEmpty(argument.Value.Meaning));
        Assert.DoesNotContain(text.Value.Arguments.Values, argument => argument.Kind == ArgKind.AsDeclared);
    });

    [Fact]
    public void A_text_that_does_not_exist_is_a_bug() =>
        Assert.Throws<KeyNotFoundException>(() => Texts.In(Language.English)["no.such.text"]);

    [Fact]
    public void A_missing_argument_is_a_bug() =>
        Assert.Throws<ArgumentException>(() => Texts.In(Language.English)["ticket.caption", ("workshop", "Basra")]);

    [Fact]
    public void A_plural_without_its_number_is_a_bug() =>
        Assert.Throws<ArgumentException>(() => Texts.In(Language.English)["workshop.seats_left"]);

    [Fact]
    public void Words_where_a_number_belongs_are_a_bug() =>
        Assert.Throws<ArgumentException>(() => Texts.In(Language.English)["button.done_count", ("n", "three")]);

    [Fact]
    public void Arguments_that_a_text_does_not_use_do_no_harm() =>
        Assert.Equal("Yes", Texts.In("en")["button.yes", ("workshop", "Basra")]);

    [Fact]
    public void A_language_nobody_knows_is_a_bug()
    {
        Assert.Throws<ArgumentException>(() => Texts.In("fa"));
        Assert.Null(Language.Find("fa"));
        Assert.Null(Language.Find(null));
    }

    [Fact]
    public void Sorani_goes_to_Telegram_as_ku_and_each_language_has_its_own_name()
    {
        Assert.Equal(["ar", "ku", "en"], Language.All.Select(language => language.TelegramCode));
        Assert.Equal(["العربية", "کوردی", "English"], Language.All.Select(language => language.OwnName));
        Assert.Equal([true, true, false], Language.All.Select(language => language.IsRightToLeft));
    }

    [Fact]
    public void A_part_of_the_catalogue_may_have_files_of_its_own()
    {
        var texts = Catalogue.Load(
        [
            (Language.English, """{ "a.one": { "text": "One", "note": "n" } }"""),
            (Language.English, """{ "b.two": { "text": "{n} of {what}", "note": "n", "arguments": { "n": "number: how many", "what": "code: of what" } } }"""),
        ]);
        Assert.Equal("One", texts.In("en")["a.one"]);
        Assert.Equal("2 of {LRI}x{PDI}", Invisible.Shown(texts.In("en")["b.two", ("n", 2), ("what", "x")]));
    }

    /// <summary>A file named <c>console.en.json</c> would go into an assembly of the culture "en", and its texts would be missing without a word.</summary>
    [Fact]
    public void Every_file_of_texts_is_in_the_program()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root, "src", "Bot", "Texts"), "*.json").Select(file => "texts." + Path.GetFileName(file));
        Assert.Equal(files.Order(StringComparer.Ordinal), typeof(Catalogue).Assembly.GetManifestResourceNames().Where(IsText).Order(StringComparer.Ordinal));

        static bool IsText(string name) => name.StartsWith("texts.", StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_key_in_two_files_is_a_bug() => Assert.Throws<ArgumentException>(() => Catalogue.Load(
    [
        (Language.English, """{ "a.one": { "text": "One", "note": "n" } }"""),
        (Language.English, """{ "a.one": { "text": "Uno", "note": "n" } }"""),
    ]));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Labels_of_buttons_and_commands_fit_a_phone(string code) => Assert.All(Texts.Keys.Where(IsLabel), key =>
        Assert.All(Samples.Renderings(Language.Of(code), key), label => Assert.InRange(Bidi.Strip(label).Length, 1, 30)));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Texts_keep_their_limits(string code) => Assert.All(Texts.Declarations.Where(text => text.Value.Max is not null), text =>
        Assert.All(Samples.Renderings(Language.Of(code), text.Key), shown => Assert.InRange(shown.Length, 1, text.Value.Max!.Value)));

    /// <summary>Whoever looks for a text finds its key in the code; only the families below have keys that the code puts together.</summary>
    [Fact]
    public void Every_text_is_one_that_code_names()
    {
        var code = string.Concat(Directory.EnumerateFiles(Path.Combine(Root, "src", "Bot"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        var unnamed = Texts.Keys.Except(Unsaid).Where(key => !Array.Exists(Families, family => key.StartsWith(family, StringComparison.Ordinal)) && !code.Contains($"\"{key}\"", StringComparison.Ordinal)).ToList();
        Assert.Empty(unnamed);
        Assert.All(Families, family => Assert.Contains("\"" + family[..(family.LastIndexOf('.') + 1)], code, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Commands_in_texts_are_commands_of_the_bot(string code)
    {
        var known = Texts.Keys.Where(key => key.StartsWith("command.", StringComparison.Ordinal)).Select(key => "/" + key["command.".Length..]).ToHashSet();
        Assert.All(Samples.Literals(Language.Of(code)), text =>
            Assert.All(Command().Matches(text.Words), found => Assert.Contains(found.Value, known)));
    }

    private static bool IsLabel(string key) => key.StartsWith("button.", StringComparison.Ordinal) || key.StartsWith("command.", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![\w/])/[a-z]+")]
    private static partial Regex Command();
}
