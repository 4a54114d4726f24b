using WorkshopBot.Data.Certificates;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Certificates;

/// <summary>A certificate has one printing that holds; those before it, and those that were taken back, keep nothing of it.</summary>
public sealed class Certificates_and_codes : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 11, 15, 14, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDatabase _files = new();
    private readonly UnitOfWork _work;
    private readonly long _workshop;
    private readonly long _person;

    public Certificates_and_codes()
    {
        _work = _files.Database.Begin();
        _workshop = _work.NewId();
        var none = new Dictionary<string, string>();
        WorkshopStore.Save(_work, new()
        {
            Id = _workshop,
            Code = "x",
            Titles = none,
            Descriptions = none,
            Organizers = none,
            Purposes = none,
            Venues = none,
            Addresses = none,
            Zone = TimeZoneInfo.Utc,
            FirstDay = new(2025, 11, 14),
            LastDay = new(2025, 11, 15),
            Consents = none,
            ConsentsMore = none,
            ConsentVersion = "1",
            Contacts = none,
            CertificateRule = CertificateRule.MostSessions,
            GivesCertificatesAtEnd = true,
        }, onlineLink: null);
        _person = PeopleStore.Meet(_work, 17, hasStarted: true, Now).PersonId!.Value;
    }

    public void Dispose()
    {
        _work.Dispose();
        _files.Dispose();
    }

    [Fact]
    public void A_workshop_keeps_its_rule()
    {
        var workshop = WorkshopStore.ById(_work, _workshop)!;
        Assert.Equal((CertificateRule.MostSessions, true), (workshop.CertificateRule, workshop.GivesCertificatesAtEnd));
        CertificateStore.SetRule(_work, _workshop, CertificateRule.AnyDay);
        CertificateStore.SetAtEnd(_work, _workshop, atEnd: false);
        workshop = WorkshopStore.ById(_work, _workshop)!;
        Assert.Equal((CertificateRule.AnyDay, false), (workshop.CertificateRule, workshop.GivesCertificatesAtEnd));
        Assert.All(Enum.GetValues<CertificateRule>(), rule => Assert.Equal(rule, CertificateRuleWords.Read(rule.Word())));
    }

    [Fact]
    public void Made_anew_the_code_before_says_nothing_but_that()
    {
        var certificate = Begin();
        CertificateStore.Issue(_work, certificate, "FIRST", Now);
        Assert.Equal("FIRST", CertificateStore.Valid(_work, certificate.Id)!.Code);

        CertificateStore.Change(_work, certificate.Id, "Amal Hassan", "en", Now);
        CertificateStore.Issue(_work, CertificateStore.ById(_work, certificate.Id)!, "SECOND", Now);

        var first = Of("FIRST")!;
        Assert.Equal(("replaced", null, null), (first.State, first.Name, first.Code));
        var second = Of("SECOND")!;
        Assert.Equal(("valid", "Amal Hassan", "en", 90), (second.State, second.Name, second.Language, second.Minutes));
        Assert.Equal(2, CertificateStore.Printings(_work, certificate.Id));
        Assert.Equal("SECOND", Assert.Single(CertificateStore.AllValid(_work, _workshop)).Code);
        Assert.Null(CertificateStore.FindCode(_work, "THIRD"));
    }

    [Fact]
    public void Taken_back_all_codes_say_so_and_it_can_begin_anew()
    {
        var certificate = Begin();
        CertificateStore.Issue(_work, certificate, "FIRST", Now);
        CertificateStore.Issue(_work, certificate, "SECOND", Now);
        CertificateStore.Revoke(_work, certificate.Id, Now);

        Assert.Equal(("revoked", "revoked"), (Of("FIRST")!.State, Of("SECOND")!.State));
        Assert.Null(CertificateStore.Valid(_work, certificate.Id));
        Assert.Empty(CertificateStore.OfPerson(_work, _person));

        CertificateStore.Again(_work, certificate.Id, Now);
        Assert.Equal(CertificateState.Named, CertificateStore.ById(_work, certificate.Id)!.State);
    }

    [Fact]
    public void One_of_a_kind_for_a_person()
    {
        Begin();
        Assert.Null(CertificateStore.Add(_work, Some(), Now, Now));
        Assert.NotNull(CertificateStore.Add(_work, Some() with { IsForVolunteer = true }, Now, Now));
        Assert.Equal(2, CertificateStore.OfWorkshop(_work, _workshop).Count);
    }

    [Fact]
    public void Whoever_is_to_hear_of_it_is_found_at_that_moment()
    {
        var certificate = Begin();
        Assert.Empty(CertificateStore.Untold(_work, _workshop, Now.AddSeconds(-1), 10));
        Assert.Equal(certificate.Id, Assert.Single(CertificateStore.Untold(_work, _workshop, Now, 10)).Id);
        CertificateStore.SetTelling(_work, certificate.Id, Now.AddHours(3));
        Assert.Equal(Now.AddHours(3), CertificateStore.NextTelling(_work, _workshop));
        CertificateStore.SetTelling(_work, certificate.Id, null);
        Assert.Null(CertificateStore.NextTelling(_work, _workshop));
    }

    [Fact]
    public void With_its_person_erased_the_code_is_unknown()
    {
        CertificateStore.Issue(_work, Begin(), "FIRST", Now);
        ErasureStore.Erase(_work, _person);
        Assert.Null(CertificateStore.FindCode(_work, "FIRST"));
        Assert.Empty(CertificateStore.OfWorkshop(_work, _workshop));
    }

    private PrintedCertificate? Of(string code) => CertificateStore.FindCode(_work, code) is { } id ? CertificateStore.ByCodeId(_work, id) : null;

    private Certificate Some() => new() { WorkshopId = _workshop, PersonId = _person, State = CertificateState.Asked, Name = "أمل حسن", Language = "ar", Minutes = 90 };

    private Certificate Begin() => CertificateStore.ById(_work, CertificateStore.Add(_work, Some(), Now, Now)!.Value)!;
}
