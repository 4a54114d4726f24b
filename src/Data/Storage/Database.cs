using Dapper;
using Microsoft.Data.Sqlite;
using WorkshopBot.Data.Files;

namespace WorkshopBot.Data.Storage;

/// <summary>Where the database is and how long it waits for another process.</summary>
/// <param name="ConnectionString"><c>Data Source=workshop.db</c>; only the data source is used.</param>
/// <param name="KeyFile">The sealing key's file; null: <c>workshop.key</c> beside the database.</param>
/// <param name="BusyTimeout">How long a write waits for another process's lock.</param>
/// <param name="FilesFolder">Where the files lie that people send; null: <c>files</c> beside the database.</param>
public sealed record DatabaseOptions(string ConnectionString, string? KeyFile = null, TimeSpan? BusyTimeout = null, string? FilesFolder = null);

/// <summary>
/// One SQLite file: WAL, <c>synchronous=FULL</c>, one writing connection, pooled read-only connections.
/// </summary>
/// <remarks>
/// Writes happen in <see cref="Begin"/>, on one thread at a time. Reads for exports, previews and counts use
/// <see cref="Read{T}"/>: WAL gives them a snapshot that no writer disturbs.
/// </remarks>
public sealed class Database : IDisposable
{
    private readonly SqliteConnection _writer;
    private readonly StatementCache _statements;
    private readonly string _readOnly;
    private readonly IdRange _ids = new();

    private Database(string path, SqliteConnection writer, string readOnly, Sealer sealer, AttachmentFolder files)
    {
        Path = path;
        _writer = writer;
        _statements = new(writer);
        _readOnly = readOnly;
        Sealer = sealer;
        Files = files;
    }

    /// <summary>The database's file.</summary>
    public string Path { get; }

    /// <summary>Seals and opens personal data.</summary>
    public Sealer Sealer { get; }

    /// <summary>The bytes of the files that people sent.</summary>
    public AttachmentFolder Files { get; }

    /// <summary>Opens the file, makes it where it is missing, and brings its schema up to date.</summary>
    /// <exception cref="StorageException">The file, its folder or its key cannot be used.</exception>
    public static Database Open(DatabaseOptions options)
    {
        Handlers.Register();
        var path = PathOf(options);
        var folder = System.IO.Path.GetDirectoryName(path)!;
        var busy = options.BusyTimeout ?? TimeSpan.FromSeconds(5);
        SqliteConnection? writer = null;
        try
        {
            Directory.CreateDirectory(folder);
            var isNew = !File.Exists(path) || new FileInfo(path).Length == 0;
            var sealer = new Sealer(Storage.KeyFile.ReadOrCreate(KeyPath(options), mayCreate: isNew));
            writer = Connect(path, SqliteOpenMode.ReadWriteCreate, pooling: false, busy);
            if (writer.ExecuteScalar<string>("pragma journal_mode = wal") != "wal")
            {
                throw new StorageException(StorageProblem.NoWriteAheadLog, path);
            }

            writer.Execute("pragma synchronous = full; pragma secure_delete = on; pragma foreign_keys = on");

            // pages read again and again, and what a savepoint may have to undo, stay in memory: at most 16 MB, and only as they are used
            writer.Execute("pragma cache_size = -16000; pragma temp_store = memory");
            Migrator.Migrate(writer, path, Migrator.Scripts());
            KeyMark.Check(writer, sealer, path);
            var files = new AttachmentFolder(FilesPath(options), FilesMark.ReadOrMake(writer), sealer);
            return new Database(path, writer, ConnectionString(path, SqliteOpenMode.ReadOnly, pooling: true, busy), sealer, files);
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            writer?.Dispose();
            throw StorageException.CannotUse(path, error);
        }
        catch (StorageException)
        {
            writer?.Dispose();
            throw;
        }
    }

    /// <summary>Where the database of these options lies.</summary>
    public static string PathOf(DatabaseOptions options) =>
        System.IO.Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);

    /// <summary>Where its key lies.</summary>
    public static string KeyPath(DatabaseOptions options) =>
        System.IO.Path.GetFullPath(options.KeyFile ?? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(PathOf(options))!, "workshop.key"));

    /// <summary>Where the files lie that people send.</summary>
    public static string FilesPath(DatabaseOptions options) =>
        System.IO.Path.GetFullPath(options.FilesFolder ?? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(PathOf(options))!, "files"));

    /// <summary>
    /// Starts the one writing transaction (<c>BEGIN IMMEDIATE</c>), waiting up to the busy timeout for another process's. Dispose without commit rolls back.
    /// </summary>
    /// <exception cref="SqliteException">Locked, read-only or full: the caller tries again later.</exception>
    public UnitOfWork Begin() => UnitOfWork.Begin(_writer, _statements, Sealer, _ids, Files);

    /// <summary>Reads on a pooled read-only connection, in one snapshot.</summary>
    public T Read<T>(Func<ReadSession, T> read)
    {
        using var connection = new SqliteConnection(_readOnly);
        connection.Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        return read(new ReadSession(connection, transaction, Sealer));
    }

    /// <summary>
    /// A number that is another one after somebody else has committed (SQLite's <c>data_version</c>, seen from the writing connection);
    /// our own commits leave it as it is.
    /// </summary>
    public static long ForeignChanges(UnitOfWork work) => work.Value<long>("pragma data_version");

    /// <summary>Empties the write-ahead log into the file, so that erased bytes are gone from both.</summary>
    /// <returns>False while a reader still needs the log (an export that runs): try again later.</returns>
    public bool TruncateLog() => _writer.ExecuteScalar<long>("pragma wal_checkpoint(truncate)") == 0;

    /// <inheritdoc />
    public void Dispose()
    {
        _statements.Dispose();
        _writer.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection(_readOnly));
        Sealer.Dispose();
    }

    internal static string ConnectionString(string path, SqliteOpenMode mode, bool pooling, TimeSpan busy) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = pooling,
            DefaultTimeout = Math.Max(1, (int)busy.TotalSeconds),
        }.ToString();

    internal static SqliteConnection Connect(string path, SqliteOpenMode mode, bool pooling, TimeSpan busy)
    {
        if (mode == SqliteOpenMode.ReadWriteCreate)
            OwnerOnly.Make(path);
        var connection = new SqliteConnection(ConnectionString(path, mode, pooling, busy));
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
