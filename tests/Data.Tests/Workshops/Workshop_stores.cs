using WorkshopBot.Data.Workshops;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Workshops;

public sealed class Workshop_stores : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDatabase _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void A_workshop_comes_back_as_it_was_written()
    {
        var id = SaveWorkshop(Some.Workshop("basra-2025"));

        var workshop = _here.Database.Read(session => WorkshopStore.ByCode(session, "basra-2025"))!;

        Assert.Equal(id, workshop.Id);
        Assert.Equal("أنت التغيير", workshop.Titles["ar"]);
        Assert.Equal(new DateOnly(2025, 11, 14), workshop.FirstDay);
        Assert.Equal(Now, workshop.RegistrationClosesAt);
        Assert.Equal("Asia/Baghdad", workshop.Zone.Id);
        Assert.Equal(30.5, workshop.Latitude);
        Assert.True(workshop.NeedsApproval);
        Assert.Null(workshop.EditedAt);
        Assert.Null(_here.Database.Read(session => WorkshopStore.ByCode(session, "elsewhere")));
    }

    [Fact]
    public void Texts_are_stored_so_that_a_person_can_read_them()
    {
        SaveWorkshop(Some.Workshop("basra-2025"));

        Assert.Equal("""{"ar":"أنت التغيير","en":"You Are the Change"}""", _here.Database.Read(session => session.Value<string>("select titles from workshops")));
    }

    [Fact]
    public void The_meeting_link_is_sealed_and_opened_only_when_asked_for()
    {
        var id = SaveWorkshop(Some.Workshop("stability-basra"), "https://meet.example/secret-room");

        Assert.True(_here.Database.Read(session => WorkshopStore.ById(session, id))!.HasOnlineLink);
        Assert.Equal("https://meet.example/secret-room", _here.Database.Read(session => WorkshopStore.OnlineLink(session, id)));
        _here.Database.TruncateLog();
        Assert.DoesNotContain("secret-room", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(_here.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void Announced_workshops_are_those_not_over_in_their_own_zone_the_earliest_first()
    {
        SaveWorkshop(Some.Workshop("later") with { FirstDay = new(2026, 1, 1), LastDay = new(2026, 1, 1) });
        SaveWorkshop(Some.Workshop("running"));
        SaveWorkshop(Some.Workshop("registration-closed") with { Status = WorkshopStatus.Closed });
        SaveWorkshop(Some.Workshop("called-off") with { Status = WorkshopStatus.Closed, CancelledAt = new(2025, 11, 1, 0, 0, 0, TimeSpan.Zero) });
        SaveWorkshop(Some.Workshop("draft") with { Status = WorkshopStatus.Draft });

        // 15 November ends in Baghdad at 21:00 UTC
        Assert.Equal(["registration-closed", "running", "later"], OpenAt(new(2025, 11, 15, 20, 59, 0, TimeSpan.Zero)));
        Assert.Equal(["later"], OpenAt(new(2025, 11, 15, 21, 0, 0, TimeSpan.Zero)));

        IEnumerable<string> OpenAt(DateTimeOffset now) =>
            _here.Database.Read(session => WorkshopStore.Announced(session, now)).Select(workshop => workshop.Code);
    }

    [Fact]
    public void The_agenda_is_in_order_of_time_and_an_archived_item_comes_back_under_its_old_id()
    {
        var id = SaveWorkshop(Some.Workshop("basra-2025"));
        _here.Write(work =>
        {
            AgendaStore.Save(work, id, Some.AgendaItem("lunch", hour: 10));
            AgendaStore.Save(work, id, Some.AgendaItem("opening", hour: 6) with { GroupCode = "women" });
        });
        var before = _here.Database.Read(session => AgendaStore.Of(session, id));
        Assert.Equal(["opening", "lunch"], before.Select(item => item.Code));
        Assert.Equal("women", before[0].GroupCode);

        _here.Write(work => AgendaStore.Archive(work, id, "lunch", Now));
        Assert.Equal(["opening"], _here.Database.Read(session => AgendaStore.Of(session, id)).Select(item => item.Code));

        _here.Write(work => AgendaStore.Save(work, id, Some.AgendaItem("lunch", hour: 11)));
        Assert.Equal(before[1].Id, _here.Database.Read(session => AgendaStore.Of(session, id))[1].Id);
    }

    [Fact]
    public void Groups_and_organisations_keep_the_order_of_the_plan()
    {
        var id = SaveWorkshop(Some.Workshop("basra-2025"));
        _here.Write(work =>
        {
            GroupStore.Save(work, id, 2, Some.Group("women"));
            GroupStore.Save(work, id, 1, Some.Group("workers") with { Capacity = 15 });
            OrganisationStore.Save(work, id, 1, new() { Code = "sawa", Governorate = "muthanna", Names = Some.Texts("ساوة", "Sawa") });
            OrganisationStore.Save(work, id, 2, new() { Code = "other", Governorate = "", Names = Some.Texts("غير ذلك", "Other") });
        });

        var groups = _here.Database.Read(session => GroupStore.Of(session, id));
        Assert.Equal([("workers", 15), ("women", null)], groups.Select(group => (group.Code, group.Capacity)));
        Assert.Equal(["sawa", "other"], _here.Database.Read(session => OrganisationStore.Of(session, id)).Select(organisation => organisation.Code));

        _here.Write(work =>
        {
            GroupStore.Archive(work, id, "workers", Now);
            OrganisationStore.Archive(work, id, "sawa", Now);
        });
        Assert.Equal(["women"], _here.Database.Read(session => GroupStore.Of(session, id)).Select(group => group.Code));
        Assert.Equal(["other"], _here.Database.Read(session => OrganisationStore.Of(session, id)).Select(organisation => organisation.Code));
    }

    [Fact]
    public void Quotas_and_registration_fields_are_replaced_whole()
    {
        var id = SaveWorkshop(Some.Workshop("basra-2025"));
        _here.Write(work =>
        {
            QuotaStore.Replace(work, id, [new("gender", "man", 20)]);
            QuotaStore.Replace(work, id, [new("gender", "man", 10), new("governorate", "basra", 5)]);
            RegistrationFieldStore.Replace(work, id, new Dictionary<string, string> { ["phone"] = "phone" });
            RegistrationFieldStore.Replace(work, id, new Dictionary<string, string> { ["full_name"] = "your_name" });
        });

        Assert.Equal([new Quota("gender", "man", 10), new Quota("governorate", "basra", 5)], _here.Database.Read(session => QuotaStore.Of(session, id)));
        Assert.Equal([new("full_name", "your_name")], _here.Database.Read(session => RegistrationFieldStore.Of(session, id)));
    }

    [Fact]
    public void A_form_version_is_its_content_and_an_old_one_is_taken_up_again()
    {
        var workshop = SaveWorkshop(Some.Workshop("basra-2025"));
        SaveForm("one");
        var first = Form();
        SaveForm("two");
        Assert.NotEqual(first.CurrentVersionId, Form().CurrentVersionId);
        SaveForm("one");

        Assert.Equal(first, Form() with { Titles = first.Titles });
        Assert.Equal("workbook one", _here.Database.Read(session => FormStore.Version(session, first.CurrentVersionId))!.Workbook);
        Assert.Equal(["one", "two"], _here.Database.Read(session => FormStore.Versions(session, first.Id)).Select(version => version.Hash));

        void SaveForm(string hash) => _here.Write(work => FormStore.Save(
            work,
            workshop,
            1,
            new() { Name = "feedback", Purpose = FormPurpose.Feedback, Audience = FormAudience.Confirmed, Titles = Some.Texts("رأيك", "Feedback"), OpensAt = Now },
            new() { Hash = hash, Label = "", Workbook = "workbook " + hash, FileName = "feedback.md" },
            Now));

        WorkshopForm Form() => Assert.Single(_here.Database.Read(session => FormStore.Of(session, workshop)));
    }

    [Fact]
    public void An_archived_form_is_asked_no_more_and_still_exported()
    {
        var workshop = SaveWorkshop(Some.Workshop("basra-2025"));
        _here.Write(work =>
        {
            foreach (var name in new[] { "registration", "feedback" })
            {
                FormStore.Save(
                    work,
                    workshop,
                    1,
                    new() { Name = name, Titles = Some.Texts("", "") },
                    new() { Hash = name, Label = "", Workbook = "", FileName = "" },
                    Now);
            }

            FormStore.Archive(work, workshop, "registration", Now);
        });

        Assert.Equal(["feedback"], _here.Database.Read(session => FormStore.Of(session, workshop)).Select(form => form.Name));
        Assert.Equal(["feedback", "registration"], _here.Database.Read(session => FormStore.WithArchivedOf(session, workshop)).Select(form => form.Name));
    }

    [Fact]
    public void A_form_keeps_whom_it_is_for()
    {
        var workshop = SaveWorkshop(Some.Workshop("basra-2025"));
        foreach (var audience in Enum.GetValues<FormAudience>())
        {
            int? day = audience == FormAudience.Attended ? 2 : null;
            _here.Write(work => FormStore.Save(
                work, workshop, 1, new() { Name = "form", Audience = audience, AttendedDay = day, Titles = Some.Texts("", "") }, new() { Hash = "one", Label = "", Workbook = "", FileName = "" }, Now));

            var form = Assert.Single(_here.Database.Read(session => FormStore.Of(session, workshop)));
            Assert.Equal((audience, day), (form.Audience, form.AttendedDay));
        }
    }

    [Fact]
    public void A_workshop_follows_an_earlier_one_with_those_that_follow_it_and_leaves_with_them()
    {
        var first = SaveWorkshop(Some.Workshop("first"));
        var second = SaveWorkshop(Some.Workshop("second"));
        SaveWorkshop(Some.Workshop("third") with { Series = "second", Edition = 2 });

        _here.Write(work => WorkshopStore.Follow(work, Of(second), Of(first), Now));
        Assert.Equal("first 1, second 2 after first, third 3 after second", Editions());

        _here.Write(work => WorkshopStore.Leave(work, Of(second), Now));
        Assert.Equal("first 1, second 1, third 2 after second", Editions());
        Assert.Equal(Now, Of(second).EditedAt);

        // beside another second edition nobody can tell whom the third one follows: it stays
        _here.Write(work => WorkshopStore.Follow(work, Of(second), Of(first), Now));
        SaveWorkshop(Some.Workshop("other") with { Series = "first", Edition = 2 });
        _here.Write(work => WorkshopStore.Leave(work, Of(second), Now));
        Assert.Equal("first 1, second 1, third 3 after other, other 2 after first", Editions());

        Workshop Of(long id) => _here.Database.Read(session => WorkshopStore.ById(session, id))!;
        string Editions() => string.Join(", ", _here.Database.Read(session => WorkshopStore.All(session).OrderBy(one => one.Id)
            .Select(one => $"{one.Code} {one.Edition ?? 1}" + (WorkshopStore.Before(session, one) is { } before ? " after " + before.Code : "")).ToList()));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(0, null, true)]
    [InlineData(1, null, false)]
    [InlineData(null, 0, false)]
    [InlineData(null, 1, true)]
    [InlineData(-1, 1, true)]
    public void A_form_is_open_from_its_opening_until_its_closing(int? opensInHours, int? closesInHours, bool isOpen)
    {
        var form = new WorkshopForm
        {
            Name = "feedback",
            Titles = Some.Texts("", ""),
            OpensAt = opensInHours is { } opens ? Now.AddHours(opens) : null,
            ClosesAt = closesInHours is { } closes ? Now.AddHours(closes) : null,
        };

        Assert.Equal(isOpen, form.IsOpen(Now));
    }

    private long SaveWorkshop(Workshop workshop, string? link = null)
    {
        long id = 0;
        _here.Write(work => WorkshopStore.Save(work, workshop with { Id = id = work.NewId() }, link));
        return id;
    }

    private static class Some
    {
        public static Dictionary<string, string> Texts(string ar, string en) => new() { ["en"] = en, ["ar"] = ar };

        public static Workshop Workshop(string code) => new()
        {
            Code = code,
            Titles = Texts("أنت التغيير", "You Are the Change"),
            Descriptions = Texts("", ""),
            Organizers = Texts("", ""),
            Purposes = Texts("", ""),
            Venues = Texts("", ""),
            Addresses = Texts("", ""),
            Latitude = 30.5,
            Longitude = 47.8,
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad"),
            FirstDay = new(2025, 11, 14),
            LastDay = new(2025, 11, 15),
            NeedsApproval = true,
            RegistrationClosesAt = Now,
            ChangesUntil = Now,
            DeleteAfter = new(2026, 2, 13),
            Consents = Texts("", ""),
            ConsentsMore = Texts("", ""),
            ConsentVersion = "1",
            Contacts = Texts("", ""),
            ImportedAt = Now,
        };

        public static AgendaItem AgendaItem(string code, int hour) => new()
        {
            Code = code,
            StartsAt = new(2025, 11, 14, hour, 0, 0, TimeSpan.Zero),
            EndsAt = new(2025, 11, 14, hour + 1, 0, 0, TimeSpan.Zero),
            Kind = "session",
            Titles = Texts("", ""),
            Rooms = Texts("", ""),
            Facilitators = Texts("", ""),
        };

        public static Group Group(string code) => new() { Code = code, Titles = Texts("", ""), Rooms = Texts("", ""), Facilitators = Texts("", "") };
    }
}
