using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using WorkshopBot.Forms;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Expressions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Tests.Workbooks;
using Xunit.Abstractions;

namespace WorkshopBot.Tests;

/// <summary>What is measured here is measured alone: others beside it would count.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public sealed class Alone;

/// <summary>Broken workbooks and expressions: a problem or a fault, never a crash, never a wait.</summary>
[Collection("Alone")]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Seed = 20251114;

    private const string Noise = "()[]'\"=<>*+-,./${}1a \u0663|\n@#";

    // one second on a machine of its own; machines that run tests can be twenty times busier, and what hangs takes for ever
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public void Damaged_excel_files_are_refused_or_read()
    {
        var whole = new Xlsx().Sheet("survey", ["type", "name", "label"], ["text", "a", "A"], ["select_one l", "b", 5], [(45975.0, Xlsx.Date), true, 1.5])
            .Sheet("choices", ["list_name", "name", "label"], ["l", 1, "One"]).Bytes();
        var random = new Random(Seed);
        for (var round = 0; round < 400; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var hits = random.Next(1, 30); hits > 0; hits--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            InTime($"xlsx {Seed}/{round}", () => ReadAll(WorkbookTests.Read(bytes)));
        }
    }

    /// <summary>Parts that are whole archives, with XML that is not what it should be.</summary>
    [Fact]
    public void Excel_files_with_wrong_parts_are_refused_or_read()
    {
        string[] pieces = ["<c r=\"A1\" t=\"s\"><v>", "</v></c>", "<row r=\"2\">", "</row>", "<is><t>", "</t></is>", "<f>", "&#x10FFFF;", "&lt;", "]]>", "<![CDATA[", "<!--", "-->", "<?a ?>", "t=\"inlineStr\"", "s=\"9\"",
            "99999999999", "-1", "NaN", "1e999", "\0", "😀", "<a:b xmlns:a=\"\">", "<!DOCTYPE a>", "xml:space=\"preserve\"", "r=\"ZZZZZZZZ1\"", "r=\"4294967296\"", "<si/>", "<t/>", "numFmtId=\"14\"", "select_one l", "${", "(((", "'"];
        var workbook = new Xlsx().Sheet("survey", ["type", "name", "label", "relevant"], ["text", "a", "A", "1 = 1"], ["select_one l", "b", 5, "${a} = 'x'"], ["integer", "c", "C", null])
            .Sheet("choices", ["list_name", "name", "label"], ["l", 1, "One"]).Bytes();
        var random = new Random(Seed);
        var read = 0;
        for (var round = 0; round < 600; round++)
        {
            using var memory = new MemoryStream();
            memory.Write(workbook);
            using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
            {
                var entry = zip.Entries[random.Next(zip.Entries.Count)];
                var (name, text) = (entry.FullName, new StringBuilder());
                using (var reader = new StreamReader(entry.Open()))
                    text.Append(reader.ReadToEnd());
                for (var hits = random.Next(1, 4); hits > 0; hits--)
                {
                    var at = random.Next(text.Length);
                    if (random.Next(2) == 0)
                        text.Insert(at, pieces[random.Next(pieces.Length)]);
                    else
                        text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at));
                    if (text.Length == 0)
                        break;
                }

                entry.Delete();
                if (random.Next(20) > 0)
                {
                    using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                    writer.Write(text);
                }
            }

            InTime($"parts {Seed}/{round}", () =>
            {
                var reading = WorkbookTests.Read(memory.ToArray());
                ReadAll(reading);
                read += reading.Workbook is null ? 0 : 1;
            });
        }

        output.WriteLine($"{read} of 600 were read");
        Assert.InRange(read, 100, 599);
    }

    [Fact]
    public void Damaged_markdown_is_refused_or_read()
    {
        var random = new Random(Seed);
        var sources = Directory.GetFiles(Path.Combine(Repository.Vectors, "forms"), "*.md").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        for (var round = 0; round < 300; round++)
        {
            var text = new StringBuilder(sources[random.Next(sources.Count)]);
            for (var hits = random.Next(1, 20); hits > 0 && text.Length > 2; hits--)
            {
                var at = random.Next(text.Length - 1);
                switch (random.Next(3))
                {
                    case 0:
                        text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                        break;
                    case 1:
                        text.Insert(at, Noise[random.Next(Noise.Length)]);
                        break;
                    default:
                        text[at] = (char)random.Next(1, 0x700);
                        break;
                }
            }

            InTime($"markdown {Seed}/{round}", () => ReadAll(WorkbookReader.Read("f.md", new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())))));
        }
    }

    [Fact]
    public void Damaged_expressions_are_refused_or_evaluated()
    {
        var random = new Random(Seed);
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Vectors, "expressions.json")));
        var sources = document.RootElement.EnumerateArray().Select(vector => vector.GetProperty("expr").GetString()!).ToList();
        var form = Given.Form("""
            | survey |
            | | type | name | label |
            | | text | a | A |
            | | integer | age | B |
            | | begin repeat | members | M |
            | | text | name | N |
            | | end repeat | | |
            """);
        var filling = Filling.Begin(form, Given.Around("en"), 1);
        var at = form.Questions[0];
        var understood = 0;
        for (var round = 0; round < 5000; round++)
        {
            var expression = Mutate(sources, random);
            InTime($"expression {Seed}/{round}: {expression}", () =>
            {
                try
                {
                    var compiled = Expression.Compile(expression, form.BindingAt(at));
                    understood++;
                    compiled.Stored(filling, filling.Root);
                }
                catch (ExpressionError)
                {
                    // refused, as it should be
                }
            });
        }

        output.WriteLine($"{understood} of 5000 were understood");
        Assert.InRange(understood, 200, 4999);
    }

    [Theory]
    [InlineData("(a+)+b")]
    [InlineData("(?=(a+)+b)a*")]
    [InlineData("(a|aa)+\\1c")]
    [InlineData("(((a{100}){100}){100})")]
    public void Exponential_patterns_end(string pattern)
    {
        var form = Given.Form($"| survey |\n| | type | name | label | constraint |\n| | text | a | A | regex(., '{pattern.Replace("|", "\\|", StringComparison.Ordinal)}') |\n");
        InTime(pattern, () => new Talk(form).Type(new string('a', 3900) + "!"));
    }

    [Fact]
    public void Calculations_that_double_each_other_end_and_are_told()
    {
        var rows = string.Concat(Enumerable.Range(1, 60).Select(i => $"| | calculate | c{i} | | concat(${{c{i - 1}}}, ${{c{i - 1}}}) |\n"));
        var form = Given.Form("| survey |\n| | type | name | label | calculation |\n| | text | c0 | A | |\n" + rows);
        InTime("doubling", () =>
        {
            var talk = new Talk(form).Type("abcdefgh");
            Assert.Contains(talk.Now.Faults, fault => fault.Question == "c12");
            Assert.True(talk.State.Answers.Values.Sum(value => (long)value.Length) < 1_000_000);
        });
    }

    [Fact]
    public void Conditions_inside_conditions_over_a_huge_repeat_end_and_are_told()
    {
        var form = Given.Form("""
            | survey |
            | | type | name | label | repeat_count | calculation |
            | | integer | n | N | | |
            | | begin repeat | r | R | ${n} | |
            | | calculate | x | | | 1 |
            | | end repeat | | | | |
            | | calculate | deep | | | count(${r}[count(current()/../r[count(current()/../r[x = 1]) > 0]) > 0]) |
            | | text | last | L | | |
            """);
        InTime("nested conditions", () =>
        {
            var talk = new Talk(form).Type("99999999");
            Assert.Contains(talk.Now.Faults, fault => fault.Question == "deep");
            Assert.Equal("last", talk.Asked);
        });
    }

    public static TheoryData<string> HostileFiles => new(Hostile.Files.Keys);

    /// <summary>What is read or refused keeps little, and nothing waits; the peak and the time of each are what <c>bench hostile</c> measures.</summary>
    [Theory]
    [MemberData(nameof(HostileFiles))]
    public void A_file_made_to_exhaust_its_reader_is_refused_or_read(string name)
    {
        var bytes = Hostile.Files[name]();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        object? kept = null;
        InTime(name, () =>
        {
            var reading = WorkbookTests.Read(bytes);
            ReadAll(reading);
            kept = reading.Workbook is null ? reading : FormReader.Read(reading.Workbook);
        });
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 100_000_000, "too much is kept");
        GC.KeepAlive(kept);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(30000)]
    public void Deep_nesting_is_refused(int depth)
    {
        var binding = Given.Form("| survey |\n| | type | name | label |\n| | text | a | A |\n").BindingAt(null);
        foreach (var expression in new[] { new string('(', depth) + "1" + new string(')', depth), new string('-', depth) + "1", string.Concat(Enumerable.Repeat("not(", depth / 4)), string.Concat(Enumerable.Repeat("1<", depth / 2)) + "1" })
            InTime(expression[..20], () => Assert.Throws<ExpressionError>(() => Expression.Compile(expression, binding)));
    }

    [Fact]
    public void A_long_sum_is_no_deep_one()
    {
        var form = Given.Form("| survey |\n| | type | name | calculation |\n| | calculate | a | " + string.Join(" + ", Enumerable.Repeat("1", 5000)) + " |\n");
        Assert.Equal("5000", new Talk(form)["a"]);
    }

    private static string Mutate(List<string> sources, Random random)
    {
        var text = new StringBuilder(sources[random.Next(sources.Count)]);
        for (var hits = random.Next(1, 4); hits > 0; hits--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(4))
            {
                case 0 when text.Length > 1:
                    text.Remove(Math.Min(at, text.Length - 1), 1);
                    break;
                case 1:
                    text.Insert(at, Noise[random.Next(Noise.Length)]);
                    break;
                case 2:
                    text.Append(" and ").Append(sources[random.Next(sources.Count)]);
                    break;
                default:
                    text.Replace("${", "${a}", 0, Math.Min(text.Length, 3)).Replace("'", "");
                    break;
            }
        }

        return text.ToString();
    }

    private static void ReadAll(WorkbookReading reading)
    {
        Assert.Equal(reading.Workbook is null, reading.Problems.Count > 0);
        if (reading.Workbook is null)
            return;
        var form = FormReader.Read(reading.Workbook);
        Assert.Equal(form.Form is null, form.Problems.Any(problem => problem.Kind != ProblemKind.Warning));
        Assert.All(form.Problems, problem => Assert.Empty(FormRules.Get(problem.Rule).Arguments.Except(problem.Arguments.Keys)));
        if (form.Form is not null)
            new Talk(form.Form).Type("1").Type("x").Skip();
    }

    private void InTime(string what, Action act)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            act();
        }
        catch (Exception)
        {
            output.WriteLine(what);
            throw;
        }

        Assert.True(watch.Elapsed < Limit, $"{what} took {watch.Elapsed}");
    }
}
