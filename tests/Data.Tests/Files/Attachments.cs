using WorkshopBot.Data.Files;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Files;

public sealed class Attachments : IDisposable
{
    private readonly TemporaryDatabase _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void What_is_known_of_a_file_is_sealed_and_comes_back()
    {
        Write(work => Sent.Begin(work).File(work, "site-1.jpg"));

        var file = Assert.Single(_here.Database.Read(session => AttachmentStore.Waiting(session, 10)));

        Assert.Equal(new AttachmentFacts("site-1.jpg", "photo", "image") { Caption = "the well" }, file.Facts);
        Assert.Equal("AgACAgIAAxk-site-1.jpg", file.FileId);
        _here.Database.TruncateLog();
        var bytes = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(_here.Path));
        Assert.DoesNotContain("AgACAgIAAxk", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("site-1", bytes, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_fetched_in_the_order_in_which_they_came_and_once()
    {
        var (first, second) = Write(work =>
        {
            var somebody = Sent.Begin(work);
            return (somebody.File(work, "1.jpg"), somebody.File(work, "2.jpg"));
        });
        Write(work =>
        {
            AttachmentStore.Keep(work, first.Id, first.Facts with { SizeBytes = 7 });
            return 0;
        });

        var waiting = _here.Database.Read(session => AttachmentStore.Waiting(session, 10));

        Assert.Equal([second.Id], waiting.Select(file => file.Id));
        Assert.Equal(7, ById(first.Id)!.Facts.SizeBytes);
        Assert.Null(_here.Database.Read(session => session.Value<byte[]?>("select source from attachments where id = @Id", new { first.Id })));
    }

    [Fact]
    public void A_file_that_will_never_be_there_says_why()
    {
        var file = Write(work => Sent.Begin(work).File(work, "1.jpg"));

        Write(work =>
        {
            AttachmentStore.Miss(work, file.Id, "gone");
            return 0;
        });

        Assert.Equal(("missing", "gone"), (ById(file.Id)!.Status, ById(file.Id)!.Reason));
        Assert.Empty(_here.Database.Read(session => AttachmentStore.Waiting(session, 10)));
    }

    [Fact]
    public void Sent_with_its_form_a_file_outlives_the_interview()
    {
        var (kept, left) = Write(work =>
        {
            var somebody = Sent.Begin(work);
            var (kept, left) = (somebody.File(work, "kept.jpg"), somebody.File(work, "left.jpg"));
            AttachmentStore.HandOver(work, somebody.Submit(work), [kept.Id]);
            InterviewStore.Delete(work, somebody.InterviewId);
            Assert.Equal([left.Id], AttachmentStore.DropLeft(work));
            Assert.Empty(AttachmentStore.DropLeft(work));
            return (kept, left);
        });

        Assert.NotNull(ById(kept.Id)!.SubmissionId);
        Assert.Null(ById(left.Id));
    }

    [Fact]
    public void Its_sender_is_known_before_and_after_it_is_sent()
    {
        Write(work =>
        {
            var somebody = Sent.Begin(work);
            var file = somebody.File(work, "1.jpg");
            Assert.Equal(somebody.PersonId, AttachmentStore.SenderOf(work, file.Id));

            AttachmentStore.HandOver(work, somebody.Submit(work), [file.Id]);

            Assert.Equal(somebody.PersonId, AttachmentStore.SenderOf(work, file.Id));
            Assert.Equal([file.Id], AttachmentStore.OfForm(work, somebody.FormId).Select(row => row.Id));
            return 0;
        });
    }

    [Fact]
    public void Erasing_somebody_leaves_no_file_of_theirs()
    {
        Write(work =>
        {
            var (amal, baran) = (Sent.Begin(work), Sent.Begin(work));
            var (open, sent, other) = (amal.File(work, "open.jpg"), amal.File(work, "sent.jpg"), baran.File(work, "other.jpg"));
            AttachmentStore.HandOver(work, amal.Submit(work), [sent.Id]);
            AlbumStore.Begin(work, amal.PersonId, "13000");

            ErasureStore.Erase(work, amal.PersonId);

            Assert.Equal([open.Id, sent.Id], AttachmentStore.DropLeft(work).Order());
            Assert.Equal([other.Id], AttachmentStore.Ids(work));
            Assert.Equal(0, work.Value<int>("select count(*) from albums"));
            return 0;
        });
    }

    [Fact]
    public void A_submission_that_is_deleted_takes_its_files_along()
    {
        Write(work =>
        {
            var somebody = Sent.Begin(work);
            var file = somebody.File(work, "1.jpg");
            var submission = somebody.Submit(work);
            AttachmentStore.HandOver(work, submission, [file.Id]);

            SubmissionStore.Delete(work, submission);

            Assert.Equal([file.Id], AttachmentStore.DropLeft(work));
            return 0;
        });
    }

    [Fact]
    public void The_parts_of_an_album_find_the_answer_of_the_first()
    {
        Write(work =>
        {
            var somebody = Sent.Begin(work);
            Assert.Null(AlbumStore.Find(work, somebody.PersonId, "13000"));

            AlbumStore.Begin(work, somebody.PersonId, "13000");
            Assert.Equal(new AlbumPlace(null, null), AlbumStore.Find(work, somebody.PersonId, "13000"));

            AlbumStore.Place(work, somebody.PersonId, somebody.InterviewId, "site");
            Assert.Equal(new AlbumPlace(somebody.InterviewId, "site"), AlbumStore.Find(work, somebody.PersonId, "13000"));

            AlbumStore.Begin(work, somebody.PersonId, "13001");
            Assert.Null(AlbumStore.Find(work, somebody.PersonId, "13000"));

            AlbumStore.SendOn(work, somebody.PersonId, "relay.answer:17");
            Assert.Equal(new AlbumPlace(null, null, "relay.answer:17"), AlbumStore.Find(work, somebody.PersonId, "13001"));

            AlbumStore.Begin(work, somebody.PersonId, "13002");
            Assert.Equal(new AlbumPlace(null, null), AlbumStore.Find(work, somebody.PersonId, "13002"));
            return 0;
        });
    }

    private Attachment? ById(long id) => _here.Database.Read(session => AttachmentStore.ById(session, id));

    private T Write<T>(Func<UnitOfWork, T> write)
    {
        using var work = _here.Database.Begin();
        var result = write(work);
        work.Commit();
        return result;
    }
}
