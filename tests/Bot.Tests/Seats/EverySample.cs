using WorkshopBot.Tests.Support.Scripts;
using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Seats;

/// <summary>The last seat of each of the five events, in each language: confirmed (by an owner, where the event says so), waiting, offered, taken.</summary>
public sealed class The_last_seat_of_every_sample
{
    // the second event has quotas by governorate, and a field that its form fills from "sector": both stay
    private const string WithQuotas = "harvest-2024";

    private static readonly (string Sample, string Clock, bool IsApproved)[] Samples =
    [
        ("solidarity-2019", "2019-01-20T09:00+03:00", false),
        (WithQuotas, "2024-11-25T10:00+03:00", false),
        ("women-first", "2025-11-20T10:00+03:00", true),
        ("basra-2025", "2025-11-01T09:00+03:00", false),
        ("stability-basra", "2021-03-01T09:00+03:00", true),
    ];

    private static readonly Dictionary<string, (string First, string Second)> Names = new()
    {
        ["ar"] = ("أمل حسن علي", "ضياء كاظم"),
        ["ckb"] = ("باران ئەحمەد کەریم", "هێمن ڕەزا"),
        ["en"] = ("Amal Hasan", "Clare Whitfield"),
    };

    private static readonly Dictionary<string, string> Governorates = new() { ["ar"] = "بغداد", ["ckb"] = "بەغدا", ["en"] = "Baghdad" };

    private static readonly Dictionary<string, string> Sectors = new() { ["ar"] = "نقابة", ["ckb"] = "سەندیکا", ["en"] = "Trade union" };

    public static TheoryData<string, string, string, bool> All
    {
        get
        {
            var all = new TheoryData<string, string, string, bool>();
            foreach (var (sample, clock, isApproved) in Samples)
            {
                foreach (var language in Names.Keys)
                    all.Add(sample, clock, language, isApproved);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Goes_to_whoever_waits_when_it_is_given_up(string sample, string clock, string language, bool isApproved)
    {
        var words = Catalogue.Embedded.In(language);
        var (first, second) = Names[language];
        var asks = sample == WithQuotas ? "governorate sector full_name" : "full_name";
        string Answers(string who, string name) => sample == WithQuotas
            ? $"{who}  ! {Governorates[language]}\n{who}  > {name}\n{who}  ! {Sectors[language]}"
            : $"{who}  > {name}";
        string Accepted(string status) => isApproved ? $"      ~ 11m\nomar  ! {words["button.accept"]}" : $"      ~ {status}";

        var heard = await Play(
            $"""
            sample {sample}   lang {language}   asks {asks}   capacity 1   clock {clock}

            omar  > /facilitate
            amal  > /start w_{sample}
            amal  ! {words["button.agree_register"]}
            {Answers("amal", first)}
            amal  ! {words["button.send_now"]}
            {Accepted("1m")}
            dia   > /start w_{sample}
            dia   ! {words[isApproved ? "button.agree_register" : "button.agree_waitlist"]}
            {Answers("dia ", second)}
            dia   ! {words["button.send_now"]}
            {Accepted("1m")}
            dia   > /me
            amal  > /me
            amal  ! {words["button.give_up_place"]}
            amal  ! {words["button.confirm_give_up"]}
                  ~ 11m
            dia   ! {words["button.take_seat"]}
            dia   > /me

            """);

        Assert.Contains(Line(words["waitlist.position", ("n", Arg.Count(1))]), heard[..heard.LastIndexOf("~ 11m", StringComparison.Ordinal)], StringComparison.Ordinal);
        var afterwards = heard[heard.LastIndexOf("dia   ! ", StringComparison.Ordinal)..];
        Assert.Contains("{ticket-2}", afterwards, StringComparison.Ordinal);
        Assert.DoesNotContain("{ticket-3}", heard, StringComparison.Ordinal);
    }

    private static string Line(string text) => Visible.Show(text);

    private static async Task<string> Play(string text)
    {
        var heard = "";
        await ScriptPlayer.RewriteAsync(Script.Parse("every_sample.chat", text), written => heard = written);
        return heard;
    }
}
