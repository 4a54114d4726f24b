using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Results;

/// <summary>Goes through the answers of a form. Paths and choices come a hundred thousand times and are few: each is one string, made once.</summary>
public sealed class AnswerCursor : IDisposable
{
    private readonly Interned _texts = new();
    private readonly ReadSession _session;
    private readonly DbDataReader _reader;
    private readonly sqlite3_stmt _statement;

    internal AnswerCursor(ReadSession session, DbDataReader reader)
    {
        (_session, _reader) = (session, reader);
        var inner = reader is IWrappedDataReader wrapped ? wrapped.Reader : reader;
        _statement = ((SqliteDataReader)inner).Handle ?? throw new InvalidOperationException("There is nothing to go through.");
    }

    /// <summary>The next answer, or the next submission without any.</summary>
    public bool Read()
    {
        if (!_reader.Read())
        {
            return false;
        }

        var id = raw.sqlite3_column_int64(_statement, 0);
        (IsNewSubmission, SubmissionId) = (id != SubmissionId, id);
        return true;
    }

    /// <summary>True on the first answer of a submission.</summary>
    public bool IsNewSubmission { get; private set; }

    public long SubmissionId { get; private set; } = -1;

    /// <summary>Whose it is, as <see cref="ResultsStore.OwnerKey"/> says.</summary>
    public long OwnerKey => BitConverter.ToInt64(raw.sqlite3_column_blob(_statement, 1));

    public DateTimeOffset SubmittedAt =>
        DateTimeOffset.Parse(_reader.GetString(2), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>Null: the submission has no answer.</summary>
    public string? Path => IsNull(3) ? null : _texts.Of(raw.sqlite3_column_blob(_statement, 3));

    /// <summary>How long what is sealed is, in bytes: the longer text has the greater number. 0 for what is not sealed.</summary>
    public int SealedLength => raw.sqlite3_column_int(_statement, 5);

    /// <summary>What was answered; opened where it is sealed.</summary>
    public string Value => IsNull(4) ? _session.Sealer.Open("submission_answers", SubmissionId, Path!, _reader.GetFieldValue<byte[]>(6)) : _texts.Of(raw.sqlite3_column_blob(_statement, 4));

    /// <inheritdoc />
    public void Dispose() => _reader.Dispose();

    private bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <summary>Texts that come again and again: each the same string. What falls on the place of another takes it.</summary>
    private sealed class Interned
    {
        private const int Places = 1024;
        private readonly (byte[]? Bytes, string Text)[] _known = new (byte[]?, string)[Places];

        public string Of(ReadOnlySpan<byte> utf8)
        {
            var hash = 17u;
            foreach (var one in utf8)
            {
                hash = (hash * 31) + one;
            }

            ref var place = ref _known[hash % Places];
            if (place.Bytes is null || !utf8.SequenceEqual(place.Bytes))
            {
                place = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
            }

            return place.Text;
        }
    }
}
