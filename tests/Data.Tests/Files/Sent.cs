using WorkshopBot.Data.Files;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Tests.Files;

/// <summary>Somebody who fills a form and sends files.</summary>
internal sealed record Sent(long PersonId, long FormId, long VersionId, long InterviewId)
{
    private static readonly DateTimeOffset Now = new(2025, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, string> Nothing = new() { ["en"] = "" };
    private static long _telegramId = 5_000_000;

    /// <summary>A person in the middle of a form.</summary>
    public static Sent Begin(UnitOfWork work)
    {
        var person = PeopleStore.Meet(work, ++_telegramId, hasStarted: true, Now).PersonId!.Value;
        var workshop = work.NewId();
        WorkshopStore.Save(
            work,
            new()
            {
                Id = workshop,
                Code = FormattableString.Invariant($"code-{workshop}"),
                Titles = Nothing,
                Descriptions = Nothing,
                Organizers = Nothing,
                Purposes = Nothing,
                Venues = Nothing,
                Addresses = Nothing,
                Zone = TimeZoneInfo.Utc,
                FirstDay = new(2025, 11, 14),
                LastDay = new(2025, 11, 15),
                RegistrationClosesAt = Now,
                ChangesUntil = Now,
                DeleteAfter = new(2026, 2, 13),
                Consents = Nothing,
                ConsentsMore = Nothing,
                ConsentVersion = "1",
                Contacts = Nothing,
                ImportedAt = Now,
            },
            null);
        FormStore.Save(work, workshop, 1, new() { Name = "feedback", Titles = Nothing }, new() { Hash = "1", Label = "", Workbook = "", FileName = "" }, Now);
        var form = FormStore.Of(work, workshop)[0];
        var interview = new InterviewRow
        {
            Id = work.NewId(),
            PersonId = person,
            FormVersionId = form.CurrentVersionId,
            IsActive = true,
            Head = "{}",
            StartedAt = Now,
            TouchedAt = Now,
        };
        InterviewStore.Add(work, interview);
        return new(person, form.Id, form.CurrentVersionId, interview.Id);
    }

    /// <summary>A file of theirs that waits to be fetched.</summary>
    public Attachment File(UnitOfWork work, string name) =>
        AttachmentStore.Add(work, InterviewId, new(name, "photo", "image") { Caption = "the well" }, "AgACAgIAAxk-" + name);

    /// <summary>The form is sent.</summary>
    public long Submit(UnitOfWork work) => SubmissionStore.Add(work, PersonId, FormId, VersionId, "ar", Now, []);

    /// <summary>A whole file of somebody's, in folder and database.</summary>
    public static long KeptFile(Database database, string name, ReadOnlySpan<byte> content)
    {
        using var work = database.Begin();
        var file = Begin(work).File(work, name);
        database.Files.Write(file.Id, content);
        AttachmentStore.Keep(work, file.Id, file.Facts with { SizeBytes = content.Length });
        work.Commit();
        return file.Id;
    }
}
