using WorkshopBot.Chat;
using WorkshopBot.Data.Files;
using WorkshopBot.Files;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Turns;

namespace WorkshopBot.Tests.Files;

public sealed class Sent_files
{
    [Theory]
    [InlineData(QuestionType.Image, FileKind.Photo, null, null, "Accepted")]
    [InlineData(QuestionType.Image, FileKind.Document, "site.JPG", null, "Accepted")]
    [InlineData(QuestionType.Image, FileKind.Document, null, "image/png", "Accepted")]
    [InlineData(QuestionType.Image, FileKind.Document, "site.heic", null, "BetterAsPhoto")]
    [InlineData(QuestionType.Image, FileKind.Document, "site.pdf", null, "WrongKind")]
    [InlineData(QuestionType.Image, FileKind.Voice, null, null, "WrongKind")]
    [InlineData(QuestionType.Image, FileKind.Animation, "cat.gif", "video/mp4", "WrongKind")]
    [InlineData(QuestionType.Audio, FileKind.Voice, null, null, "Accepted")]
    [InlineData(QuestionType.Audio, FileKind.Audio, "song.mp3", null, "Accepted")]
    [InlineData(QuestionType.Audio, FileKind.Document, "talk.m4a", null, "Accepted")]
    [InlineData(QuestionType.Audio, FileKind.Video, null, "video/mp4", "WrongKind")]
    [InlineData(QuestionType.Audio, FileKind.Photo, null, null, "WrongKind")]
    [InlineData(QuestionType.Video, FileKind.Video, null, null, "Accepted")]
    [InlineData(QuestionType.Video, FileKind.VideoNote, null, null, "Accepted")]
    [InlineData(QuestionType.Video, FileKind.Animation, null, null, "Accepted")]
    [InlineData(QuestionType.Video, FileKind.Document, "film.mov", null, "Accepted")]
    [InlineData(QuestionType.Video, FileKind.Photo, null, null, "WrongKind")]
    [InlineData(QuestionType.File, FileKind.Document, "setup.exe", null, "Accepted")]
    [InlineData(QuestionType.File, FileKind.Photo, null, null, "Accepted")]
    [InlineData(QuestionType.Text, FileKind.Voice, null, null, "Accepted")]
    [InlineData(QuestionType.Text, FileKind.Photo, null, null, "WrongKind")]
    [InlineData(QuestionType.Text, FileKind.Audio, "song.mp3", null, "WrongKind")]
    [InlineData(QuestionType.Integer, FileKind.Voice, null, null, "WrongKind")]
    public void A_question_takes_files_of_its_kind(QuestionType question, FileKind kind, string? name, string? mimeType, string verdict) =>
        Assert.Equal(verdict, SentFiles.Judge(question, File(kind, name, mimeType)).ToString());

    [Theory]
    [InlineData(20L * 1024 * 1024, "Accepted")]
    [InlineData((20L * 1024 * 1024) + 1, "TooLarge")]
    [InlineData(null, "Accepted")]
    public void What_Telegram_does_not_hand_over_is_too_large(long? bytes, string verdict) =>
        Assert.Equal(verdict, SentFiles.Judge(QuestionType.File, File(FileKind.Document, "a.zip", null) with { SizeBytes = bytes }).ToString());

    [Theory]
    [InlineData(FileKind.Photo, null, ".jpg", "photo")]
    [InlineData(FileKind.Voice, null, ".ogg", "voice")]
    [InlineData(FileKind.VideoNote, null, ".mp4", "video")]
    [InlineData(FileKind.Audio, null, ".mp3", "audio")]
    [InlineData(FileKind.Document, "../../etc/passwd", ".bin", "document")]
    [InlineData(FileKind.Document, "plan.final.DOCX", ".docx", "document")]
    [InlineData(FileKind.Document, "virus.html", ".bin", "document")]
    public void A_name_says_the_question_and_nothing_of_the_senders(FileKind kind, string? name, string extension, string stored)
    {
        var facts = SentFiles.Describe("site", QuestionType.File, File(kind, name, null), new Chance());

        Assert.Matches("^site-[a-z0-9]{8}" + extension.Replace(".", @"\.", StringComparison.Ordinal) + "$", facts.Name);
        Assert.Equal((stored, "file", name), (facts.Kind, facts.Wanted, facts.CalledByItsSender));
    }

    [Fact]
    public void Long_or_strange_names_of_questions_make_safe_names_of_files()
    {
        var facts = SentFiles.Describe("صورة:a/b" + new string('x', 80), QuestionType.Image, File(FileKind.Photo, null, null), new Chance());

        Assert.StartsWith("صورة_a_b", facts.Name, StringComparison.Ordinal);
        Assert.Equal(40 + 1 + 8 + 4, facts.Name.Length);
    }

    [Theory]
    [InlineData("a-1.ogg", "text", "4F676753", "")]
    [InlineData("a-1.ogg", "audio", "494433040000", ".mp3")]
    [InlineData("a-1.jpg", "file", "255044462D312E37", ".pdf")]
    [InlineData("a-1.pdf", "file", "4D5A9000", ".bin")]
    [InlineData("a-1.jpg", "file", "FFD8FFE1", ".bin")]
    [InlineData("a-1.bin", "file", "4D5A9000", "")]
    [InlineData("a-1.mp4", "video", "00000018667479706D703432", "")]
    public void What_is_not_what_its_name_says_gets_its_own_ending(string name, string wanted, string hex, string suffix)
    {
        var content = Convert.FromHexString(hex);

        var (facts, kept) = SentFiles.Check(new AttachmentFacts(name, "document", wanted), content)!.Value;

        Assert.Equal((suffix, content.Length), (facts.Suffix, facts.SizeBytes));
        Assert.Equal(content, kept);
    }

    [Theory]
    [InlineData("image", "255044462D312E37")]
    [InlineData("image", "000000186674797068656963")]
    [InlineData("image", "FFD8FFE1")]
    [InlineData("audio", "FFD8FFE0")]
    [InlineData("text", "4D5A9000")]
    [InlineData("video", "4D5A9000")]
    [InlineData("image", "")]
    public void What_the_question_does_not_take_is_not_kept(string wanted, string hex) =>
        Assert.Null(SentFiles.Check(new AttachmentFacts("a-1.jpg", "document", wanted), Convert.FromHexString(hex)));

    private static Incoming.SentFile File(FileKind kind, string? name, string? mimeType) => new(kind, "id", name, mimeType, 100, null, null);
}
