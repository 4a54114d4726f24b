using WorkshopBot.Data.Workshops;
using WorkshopBot.Plans;

namespace WorkshopBot.Tests.Plans;

public sealed class Reading_a_plan : IDisposable
{
    private readonly PlanFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Everything_in_it_is_found()
    {
        var plan = _files.ReadPlan();

        Assert.Equal("basra-2025", plan.Workshop.Code);
        Assert.Equal("تۆ گۆڕانکارییت", plan.Workshop.Titles["ckb"]);
        Assert.Equal(new DateOnly(2025, 11, 15), plan.Workshop.LastDay);
        Assert.Equal("Asia/Baghdad", plan.Workshop.Zone.Id);
        Assert.Equal(Utc(10, 17, 0), plan.Workshop.RegistrationClosesAt);
        Assert.Equal(50, plan.Workshop.Capacity);
        Assert.Equal(["opening", "workers", "closing"], plan.Agenda.Select(item => item.Code));
        Assert.Equal(Utc(14, 6, 30), plan.Agenda[0].StartsAt);
        Assert.Equal("workers", plan.Agenda[1].GroupCode);
        Assert.Equal(15, Assert.Single(plan.Groups).Capacity);
        Assert.Equal([FormPurpose.Registration, FormPurpose.Feedback], plan.Forms.Select(form => form.Form.Purpose));
        Assert.Equal([FormAudience.Everyone, FormAudience.Confirmed], plan.Forms.Select(form => form.Form.Audience));
        Assert.Equal(Utc(14, 8, 15), plan.Forms[1].Form.OpensAt);
        Assert.False(plan.Forms[1].Form.IsAnonymous);
        Assert.Equal("ناوتۆمارکردن", plan.Forms[0].Form.Titles["ckb"]);
    }

    [Theory]
    [InlineData("attended", FormAudience.Attended, null)]
    [InlineData("attended_2", FormAudience.Attended, 2)]
    [InlineData("waiting", FormAudience.Waiting, null)]
    [InlineData("pending", FormAudience.Pending, null)]
    public void A_form_is_for_those_who_wait_or_came_and_a_plan_says_so_again(string written, FormAudience audience, int? day)
    {
        _files.With("| confirmed | 2025-11-14 11:15", $"| {written} | 2025-11-14 11:15");
        var plan = _files.ReadPlan();

        Assert.Equal((audience, day), (plan.Forms[1].Form.Audience, plan.Forms[1].Form.AttendedDay));
        Assert.Equal(written, PlanFacts.Of(plan).Single(fact => fact is { Sheet: "forms", Code: "feedback" }).Columns["audience"]);
    }

    [Fact]
    public void What_it_does_not_say_follows_from_what_it_says()
    {
        _files.With("| | registration_closes | 2025-11-10 20:00 |                    |                      |                      |\n", "");
        var workshop = _files.ReadPlan().Workshop;

        Assert.Equal(Utc(14, 6, 30), workshop.RegistrationClosesAt); // the first item begins
        Assert.Equal(workshop.RegistrationClosesAt, workshop.ChangesUntil);
        Assert.Equal(new DateOnly(2026, 3, 15), workshop.DeleteAfter);
        Assert.False(workshop.NeedsApproval);
    }

    [Fact]
    public void The_fields_that_the_registration_form_fills_are_found_by_name_or_in_the_sheet_fields() =>
        Assert.Equal(
            ["full_name=full_name", "gender=gender", "governorate=governorate", "group=group", "organisation=organisation", "role=sector"],
            _files.ReadPlan().Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"));

    [Fact]
    public void Another_organisation_comes_last_wherever_it_stands() =>
        Assert.Equal(["sawa", "other"], _files.ReadPlan().Organisations.Select(organisation => organisation.Code));

    [Theory]
    [InlineData("2025-11-10 20:00")]
    [InlineData("2025-11-10T20:00")]
    [InlineData("10/11/2025 20:00")]
    [InlineData("10.11.2025 20:00")]
    [InlineData("٢٠٢٥-١١-١٠ ٢٠:٠٠")]
    [InlineData("۱۰/۱۱/۲۰۲۵، ۲۰:۰۰")]
    public void Days_and_times_are_read_as_people_and_Excel_write_them(string written) =>
        Assert.Equal(Utc(10, 17, 0), _files.With("2025-11-10 20:00", written).ReadPlan().Workshop.RegistrationClosesAt);

    [Theory]
    [InlineData("14/11/2025")]
    [InlineData("2025-11-14T00:00")]
    [InlineData("١٤/١١/٢٠٢٥")]
    public void A_day_may_be_an_Excel_date_or_typed_in_either_digits(string written) =>
        Assert.Equal(new DateOnly(2025, 11, 14), _files.With("| first_day           | 2025-11-14 ", $"| first_day           | {written} ").ReadPlan().Workshop.FirstDay);

    [Fact]
    public void Case_spaces_and_order_of_columns_do_not_matter()
    {
        _files.With(
            "| | field | question |\n| | role  | sector   |",
            "| |  Question | FIELD |\n| | sector | role |");

        Assert.Equal("sector", _files.ReadPlan().Fields["role"]);
    }

    [Fact]
    public void An_online_event_has_a_link_and_the_hour_at_which_it_is_shown()
    {
        _files.With(
            "| | venue               |                  | القاعة             | هۆڵ                  | The hall             |",
            "| | online_link | https://meet.example.org/basra |\n| | link_shown | 2025-11-14 09:15 |");
        var plan = _files.ReadPlan();

        Assert.Equal("https://meet.example.org/basra", plan.OnlineLink);
        Assert.True(plan.Workshop.HasOnlineLink);
        Assert.Equal(Utc(14, 6, 15), plan.Workshop.LinkShownAt);
        Assert.Empty(plan.Workshop.Venues);
    }

    [Fact]
    public void A_text_in_one_language_only_is_taken_with_a_warning()
    {
        _files.With("| الافتتاح           | کردنەوە              | Opening             |", "| الافتتاح | | |");
        var reading = _files.Read();

        Assert.Equal("PL028", Assert.Single(reading.Problems).Rule);
        Assert.Equal(["ar"], reading.Plan!.Agenda[0].Titles.Keys);
    }

    [Fact]
    public void A_form_is_found_by_its_name_without_the_ending()
    {
        _files.With("registration.md", "registration");

        Assert.Equal("registration.md", _files.ReadPlan().Forms[0].Version.FileName);
    }

    [Fact]
    public void Notes_and_locks_of_open_files_in_the_folder_do_no_harm()
    {
        _files.Write("README.md", "# Notes\n\nNothing of a table.");
        _files.Write("~$workshop.xlsx", "lock");
        _files.Write(".hidden.md", Plans.PlanFiles.Plan);
        _files.Write("list.pdf", "no workbook");

        _files.ReadPlan();
    }

    [Fact]
    public void Moving_it_moves_everything_in_it_and_keeps_the_hours()
    {
        var moved = PlanMove.To(_files.ReadPlan(), new(2026, 3, 1));

        Assert.Equal(new DateOnly(2026, 3, 1), moved.Workshop.FirstDay);
        Assert.Equal(new DateOnly(2026, 3, 2), moved.Workshop.LastDay);
        Assert.Equal("2026-02-25 20:00", PlanFacts.Local(PlanFiles.Baghdad, moved.Workshop.RegistrationClosesAt));
        Assert.Equal(new DateOnly(2026, 6, 30), moved.Workshop.DeleteAfter);
        Assert.Equal("2026-03-01 09:30", PlanFacts.Local(PlanFiles.Baghdad, moved.Agenda[0].StartsAt));
        Assert.Equal("2026-03-09 20:00", PlanFacts.Local(PlanFiles.Baghdad, moved.Forms[1].Form.ClosesAt!.Value));
        Assert.Null(moved.Forms[0].Form.OpensAt);
    }

    [Fact]
    public void Hours_stay_where_they_are_on_the_clock_over_a_change_of_summer_time()
    {
        _files.With("| | venue ", "| | time_zone | Europe/Berlin |\n| | venue ");

        var moved = PlanMove.To(_files.ReadPlan(), new(2026, 7, 1));

        Assert.Equal(new DateTimeOffset(2026, 7, 1, 7, 30, 0, TimeSpan.Zero), moved.Agenda[0].StartsAt);
    }

    private static DateTimeOffset Utc(int day, int hour, int minute) => new(2025, 11, day, hour, minute, 0, TimeSpan.Zero);
}
