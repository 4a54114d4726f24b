using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Results;

namespace WorkshopBot.Tests.Results;

/// <summary>Who took part, by what donors ask for.</summary>
public sealed class Taking_part : IDisposable
{
    private const string Questions =
        """
        | | select_one org_type | org_type | نوع المنظمة | جۆری ڕێکخراو | Kind of organisation |
        | | select_one wg | wg_seeing | البصر | بینین | Seeing |
        | | select_one wg | wg_walking | المشي | ڕۆیشتن | Walking |
        | choices |
        """;

    private const string Choices =
        """
        | | org_type | ngo | منظمة | ڕێکخراو | Organisation |
        | | org_type | public | دائرة | فەرمانگە | Public body |
        | | wg | none | بلا صعوبة | هیچ | No difficulty |
        | | wg | some | بعض الصعوبة | هەندێک | Some difficulty |
        | | wg | a_lot | صعوبة كبيرة | زۆر | A lot of difficulty |
        | | wg | cannot | لا يمكن | ناتوانرێت | Cannot do at all |
        | settings |
        """;

    private Town? _town;

    public void Dispose() => _town?.Dispose();

    [Fact]
    public async Task Kinds_of_organisation_and_disability_are_told_from_five_people_on()
    {
        var town = _town = await Town.Found();
        Ask(town);
        Register(town, 6, "org_type=ngo", "wg_seeing=none", "wg_walking=a_lot");
        Register(town, 7, "org_type=ngo", "wg_seeing=some", "wg_walking=none");
        Register(town, 2, "org_type=public", "wg_seeing=cannot");
        Register(town, 5);

        var tables = town.Database.Read(session => Participants.Of(session, town.WorkshopId)).Tables;

        // two of a public body are the difference to the whole: they go with those who did not say
        Assert.Equal(["ngo 13", " 7"], Rows("org_type"));
        Assert.Equal("Kind of organisation", tables.Single(table => table.Field == "org_type").Label.In("en"));
        Assert.Equal(["yes 8", "no 7", "- 5"], Rows("disability"));

        IEnumerable<string> Rows(string field) => tables.Single(table => table.Field == field).Rows.Select(row => $"{row.Key} {row.People}");
    }

    [Fact]
    public async Task What_the_registration_does_not_ask_is_no_table()
    {
        var town = _town = await Town.Found();
        town.Register(6, gender: "woman");

        var tables = town.Database.Read(session => Participants.Of(session, town.WorkshopId)).Tables;

        Assert.Equal(["gender"], tables.Select(table => table.Field));
    }

    [Theory]
    [InlineData("yes", "none", "some", "a_lot")]
    [InlineData("yes", "4")]
    [InlineData("no", "none", "some", "some", "none", "none", "none")]
    [InlineData("no", "1", "2")]
    [InlineData(null)]
    public void The_short_set_counts_a_lot_of_difficulty_in_one_thing(string? expected, params string[] answers) => Assert.Equal(expected, Participants.OfShortSet(answers));

    // a registration form with three questions more
    private static void Ask(Town town) => town.Write(work =>
    {
        var form = FormStore.Of(work, town.WorkshopId).First(one => one.Purpose == FormPurpose.Registration);
        var workbook = FormStore.Version(work, form.CurrentVersionId)!.Workbook
            .Replace("| choices |", Questions, StringComparison.Ordinal).Replace("| settings |", Choices, StringComparison.Ordinal);
        FormStore.Save(work, town.WorkshopId, 0, form, new FormVersion { Hash = "with-three-more", Label = "2", Workbook = workbook, FileName = "registration.md" }, Town.Now);
    });

    private static void Register(Town town, int count, params string[] answers) => town.Write(work =>
    {
        var registration = FormStore.Of(work, town.WorkshopId).First(form => form.Purpose == FormPurpose.Registration);
        for (var i = 0; i < count; i++)
        {
            var person = work.NewId();
            work.Execute("insert into people (id, language, created_at) values (@person, 'ar', @Now)", new { person, Town.Now });
            var submission = SubmissionStore.Add(
                work, person, registration.Id, registration.CurrentVersionId, "ar", Town.Now, [.. answers.Select(answer => answer.Split('=')).Select(answer => new SubmissionAnswer(answer[0], answer[1], true))]);
            RegistrationStore.Save(work, work.NewId(), person, town.WorkshopId, submission, "confirmed", "1", Town.Now, Town.Now, new(), queued: person);
        }
    });
}
