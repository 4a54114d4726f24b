using System.Globalization;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Files;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Interviews;

/// <summary>
/// Answers that are files. The stored value is the file's name, of an album the names with spaces between; people read what it is:
/// <c>voice message, 0:12</c>.
/// </summary>
internal static class FileAnswers
{
    /// <summary>The value with one more file: the next part of an album.</summary>
    public static string Joined(string value, string name) => value.Length == 0 ? name : $"{value} {name}";

    /// <summary>What people read in a value's place; a value of no file as it is.</summary>
    public static string Shown(Question question, string value, IReadOnlyList<Attachment> files, Words words) => Of(value, files) switch
    {
        [] when question.Type == QuestionType.Acknowledge && value.Length > 0 => words["button.understood"],
        [] => MomentText.Shown(question, value, words) ?? PlaceText.Shown(question, value),
        [var one] => Shown(one, words),
        var photos when photos.TrueForAll(file => file.Facts.Kind == "photo" && !file.IsMissing) => words["file.photos", ("n", Arg.Count(photos.Count))],
        var several when several.TrueForAll(file => !file.IsMissing) => words["file.several", ("n", Arg.Count(several.Count))],
        var several => words.List(several.Select(file => Shown(file, words))),
    };

    /// <summary>The review with its answers as people read them.</summary>
    public static Review In(Review review, IReadOnlyList<Attachment> files, Words words) =>
        review with { Lines = [.. review.Lines.Select(line => line with { Shown = Shown(line.Question, line.Shown, files, words) })] };

    /// <summary>True for what may be the name of a file: <c>comment-k7m2qx4t.ogg</c>.</summary>
    public static bool IsName(string value) => value.LastIndexOf('-') is > 0 and var dash && value.IndexOf('.', dash) == dash + 9;

    /// <summary>True when the value is of files.</summary>
    public static bool IsFile(string value, IReadOnlyList<Attachment> files) => Of(value, files).Count > 0;

    /// <summary>What was replaced belongs to nothing any more.</summary>
    public static void LeaveReplaced(ITurn turn, OpenInterview interview, InterviewState after)
    {
        var mine = interview.Files.Where(file => file.InterviewId == interview.Row.Id).ToList();
        if (mine.Count == 0)
        {
            return;
        }

        var names = Names(after.Answers.Values.Concat(after.Aside.Values));
        var replaced = mine.Where(file => !names.Contains(file.Facts.Name)).Select(file => file.Id).ToList();
        if (replaced.Count > 0)
        {
            AttachmentStore.Leave(turn.Work, replaced);
        }
    }

    /// <summary>The interview was sent: its files are the submission's, and what was replaced or is not relevant belongs to nothing.</summary>
    public static void HandOver(ITurn turn, OpenInterview interview, long submissionId, Submission submission)
    {
        if (interview.Files.Count == 0)
        {
            return;
        }

        var names = Names(submission.Answers.Values);
        var files = interview.Files.ToLookup(file => names.Contains(file.Facts.Name), file => file.Id);
        AttachmentStore.HandOver(turn.Work, submissionId, files[true]);
        AttachmentStore.Leave(turn.Work, files[false]);
    }

    /// <summary>A file of an anonymous answer that was taken back is the draft's again.</summary>
    public static void TakeBack(ITurn turn, long interviewId, AnonymousFile file)
    {
        var id = AttachmentStore.AddKept(turn.Work, interviewId, new(file.Name, "document", "file") { Suffix = file.Suffix, SizeBytes = file.Content.Length });
        turn.Work.Files.Write(id, file.Content);
    }

    private static string Shown(Attachment file, Words words)
    {
        var facts = file.Facts;
        var length = ("length", Arg.Code(string.Create(CultureInfo.InvariantCulture, $"{facts.Seconds / 60}:{facts.Seconds % 60:00}")));
        var what = facts switch
        {
            { Kind: "photo" } => words["file.photo"],
            { Kind: "voice" } => words["file.voice", length],
            { Kind: "audio" } => words["file.audio", length],
            { Kind: "video" } => words["file.video", length],
            { CalledByItsSender: { } name } => words["file.document", ("name", Arg.Text(name))],
            _ => words["file.unnamed"],
        };
        return file.IsMissing ? words["file.not_received", ("what", Arg.Phrase(what))] : what;
    }

    private static List<Attachment> Of(string value, IReadOnlyList<Attachment> files)
    {
        if (files.Count == 0 || value.Length == 0)
        {
            return [];
        }

        var found = value.Split(' ').Select(name => files.FirstOrDefault(file => file.Facts.Name == name)).ToList();
        return found.Contains(null) ? [] : [.. found.OfType<Attachment>()];
    }

    private static HashSet<string> Names(IEnumerable<string> values) => values.SelectMany(value => value.Split(' ')).ToHashSet(StringComparer.Ordinal);
}
