using System.Text;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;

namespace WorkshopBot.Data.Anonymous;

/// <summary>
/// Answers that lead back to nobody. They stand in blocks, sorted by random keys; a block is opened, changed and sealed anew as a whole, and splits by keys when it
/// is full.
/// </summary>
/// <remarks>Source: docs/decisions/0011-anonymous-answers.md.</remarks>
public static class AnonymousStore
{
    /// <summary>Bytes of the largest file that an anonymous answer may have: some minutes of speech.</summary>
    public const int LargestFile = 1_000_000;

    private const string AnswerKind = "answer";
    private const string FileKind = "file";
    private const int MostAnswers = 64;
    private const int MostFileBytes = 4_000_000;

    private const string SelectCount = "select coalesce(sum(held), 0) from anonymous_blocks where form_id = @formId and kind = 'answer'";

    private const string SelectFileCount = "select coalesce(sum(held), 0) from anonymous_blocks where form_id = @formId and kind = 'file'";

    private const string SelectBlocks = "select form_id, kind, low, sealed from anonymous_blocks where form_id = @formId and kind = @kind order by low";

    private const string SelectBlock =
        """
        select form_id, kind, low, sealed from anonymous_blocks
        where form_id = @formId and kind = @kind and low <= @key order by low desc limit 1
        """;

    private const string Upsert =
        """
        insert into anonymous_blocks (form_id, kind, low, held, sealed) values (@formId, @kind, @low, @held, @sealed)
        on conflict (form_id, kind, low) do update set held = excluded.held, sealed = excluded.sealed
        """;

    private const string SelectForms = "select distinct form_id from anonymous_blocks where kind = 'answer'";

    /// <summary>How many answers a form has.</summary>
    public static int CountOf(ReadSession session, long formId) => session.Value<int>(SelectCount, new { formId });

    /// <summary>How many files its answers have.</summary>
    public static int CountFilesOf(ReadSession session, long formId) => session.Value<int>(SelectFileCount, new { formId });

    /// <summary>The answers of a form as they are read, in an order that tells nothing.</summary>
    public static IEnumerable<AnonymousSubmission> OfForm(ReadSession session, long formId)
    {
        foreach (var row in session.Stream<BlockRow>(SelectBlocks, new { formId, kind = AnswerKind }))
        {
            foreach (var value in row.Open(session).Values)
            {
                yield return ReadSubmission(value);
            }
        }
    }

    /// <summary>The files of a form's answers as they are read, in an order that tells nothing.</summary>
    public static IEnumerable<AnonymousFile> FilesOf(ReadSession session, long formId)
    {
        foreach (var row in session.Stream<BlockRow>(SelectBlocks, new { formId, kind = FileKind }))
        {
            foreach (var value in row.Open(session).Values)
            {
                yield return ReadFile(value);
            }
        }
    }

    /// <summary>Puts an answer among the others. Its files stand under keys of their own.</summary>
    /// <param name="work">The transaction; the log has to be emptied after it.</param>
    /// <param name="formId">Which form.</param>
    /// <param name="key">Of its receipt.</param>
    /// <param name="submission">What was answered.</param>
    /// <param name="files">Its files, named as the answers name them.</param>
    public static void Add(UnitOfWork work, long formId, byte[] key, AnonymousSubmission submission, IReadOnlyList<AnonymousFile> files)
    {
        Change(work, formId, AnswerKind, key, block => block.Add(key, Write(submission, files)));
        foreach (var file in files)
        {
            var place = FileKey(work, file.Name);
            Change(work, formId, FileKind, place, block => block.Add(place, Write(file)));
        }
    }

    /// <summary>The answer that a receipt belongs to and its form, or null.</summary>
    public static (long FormId, AnonymousSubmission Submission)? Find(ReadSession session, byte[] key)
    {
        foreach (var formId in session.Query<long>(SelectForms))
        {
            if (BlockOf(session, formId, AnswerKind, key)?.Open(session).TryGetValue(key, out var value) == true)
            {
                return (formId, ReadSubmission(value));
            }
        }

        return null;
    }

    /// <summary>A file of an answer, or null.</summary>
    public static AnonymousFile? FindFile(ReadSession session, long formId, string name)
    {
        var key = FileKey(session, name);
        return BlockOf(session, formId, FileKind, key)?.Open(session).TryGetValue(key, out var value) == true ? ReadFile(value) : null;
    }

    /// <summary>Takes an answer out, with its files. The log has to be emptied after the commit.</summary>
    /// <returns>What it was; null when there is none under that key.</returns>
    public static (AnonymousSubmission Submission, IReadOnlyList<AnonymousFile> Files)? Take(UnitOfWork work, long formId, byte[] key)
    {
        byte[]? taken = null;
        Change(work, formId, AnswerKind, key, block => block.Remove(key, out taken));
        if (taken is null)
        {
            return null;
        }

        var files = new List<AnonymousFile>();
        foreach (var name in FilesOf(taken))
        {
            var place = FileKey(work, name);
            Change(work, formId, FileKind, place, block =>
            {
                if (block.Remove(place, out var file))
                {
                    files.Add(ReadFile(file));
                }
            });
        }

        return (ReadSubmission(taken), files);
    }

    private static void Change(UnitOfWork work, long formId, string kind, byte[] key, Action<SortedList<byte[], byte[]>> change)
    {
        var row = BlockOf(work, formId, kind, key) ?? new BlockRow { FormId = formId, Kind = kind, Low = [] };
        var values = row.Sealed.Length == 0 ? new SortedList<byte[], byte[]>(KeyOrder.Instance) : row.Open(work);
        change(values);
        foreach (var (low, part) in Parts(kind, row.Low, [.. values]))
        {
            work.Execute(Upsert, new
            {
                formId,
                kind,
                low,
                held = part.Count,
                @sealed = work.Sealer.Seal("anonymous_blocks", formId, ColumnOf(kind, low), Block.Write(part)),
            });
        }
    }

    // like the leaf of a B-tree: what is too full is two halves, by keys
    private static IEnumerable<(byte[] Low, List<KeyValuePair<byte[], byte[]>> Values)> Parts(string kind, byte[] low, List<KeyValuePair<byte[], byte[]>> values)
    {
        var isFull = kind == AnswerKind ? values.Count > MostAnswers : values.Count > 1 && values.Sum(value => (long)value.Value.Length) > MostFileBytes;
        if (!isFull)
        {
            return [(low, values)];
        }

        var half = values.Count / 2;
        return [.. Parts(kind, low, values[..half]), .. Parts(kind, values[half].Key, values[half..])];
    }

    private static BlockRow? BlockOf(ReadSession session, long formId, string kind, byte[] key) => session.One<BlockRow>(SelectBlock, new { formId, kind, key });

    private static string ColumnOf(string kind, byte[] low) => $"{kind}/{Convert.ToHexStringLower(low)}";

    private static byte[] FileKey(ReadSession session, string name) => session.Sealer.LookupKey("anonymous.files", name)[..Block.KeyBytes];

    // the files come first: to take an answer out they have to be known, to count it they do not
    private static byte[] Write(AnonymousSubmission submission, IReadOnlyList<AnonymousFile> files) => Written(writer =>
    {
        WriteNames(writer, files);
        writer.Write7BitEncodedInt64(submission.FormVersionId);
        writer.Write7BitEncodedInt(submission.Answers.Count);
        foreach (var answer in submission.Answers)
        {
            writer.Write(answer.Path);
            writer.Write(answer.Value);
            writer.Write(answer.IsClosed);
        }

        // a value without it ends here
        if (submission.Day.Length > 0)
        {
            writer.Write(submission.Day);
        }
    });

    private static AnonymousSubmission ReadSubmission(byte[] value)
    {
        using var reader = new BinaryReader(new MemoryStream(value, writable: false), Encoding.UTF8);
        ReadNames(reader);
        var versionId = reader.Read7BitEncodedInt64();
        var answers = new SubmissionAnswer[reader.Read7BitEncodedInt()];
        for (var place = 0; place < answers.Length; place++)
        {
            answers[place] = new(reader.ReadString(), reader.ReadString(), reader.ReadBoolean());
        }

        return new(versionId, answers) { Day = reader.BaseStream.Position < value.Length ? reader.ReadString() : "" };
    }

    private static List<string> FilesOf(byte[] value)
    {
        using var reader = new BinaryReader(new MemoryStream(value, writable: false), Encoding.UTF8);
        return ReadNames(reader);
    }

    private static void WriteNames(BinaryWriter writer, IReadOnlyList<AnonymousFile> files)
    {
        writer.Write7BitEncodedInt(files.Count);
        foreach (var file in files)
        {
            writer.Write(file.Name);
        }
    }

    private static List<string> ReadNames(BinaryReader reader)
    {
        var names = new List<string>();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            names.Add(reader.ReadString());
        }

        return names;
    }

    private static byte[] Write(AnonymousFile file) => Written(writer =>
    {
        writer.Write(file.Name);
        writer.Write(file.Suffix);
        writer.Write7BitEncodedInt(file.Content.Length);
        writer.Write(file.Content);
    });

    private static AnonymousFile ReadFile(byte[] value)
    {
        using var reader = new BinaryReader(new MemoryStream(value, writable: false), Encoding.UTF8);
        return new(reader.ReadString(), reader.ReadString(), reader.ReadBytes(reader.Read7BitEncodedInt()));
    }

    private static byte[] Written(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        write(writer);
        writer.Flush();
        return bytes.ToArray();
    }

    private sealed record BlockRow
    {
        public long FormId { get; init; }

        public string Kind { get; init; } = "";

        public byte[] Low { get; init; } = [];

        public byte[] Sealed { get; init; } = [];

        public SortedList<byte[], byte[]> Open(ReadSession session) =>
            Block.Read(session.Sealer.OpenBytes("anonymous_blocks", FormId, ColumnOf(Kind, Low), Sealed));
    }
}
