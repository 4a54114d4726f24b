using Dapper;
using Microsoft.Data.Sqlite;

namespace WorkshopBot.Data.Storage;

/// <summary>Where the database is and how long it waits for another process.</summary>
/// <param name="ConnectionString"><c>Data Source=workshop.db</c>; only the data source is used.</param>
/// <param name="KeyFile">The sealing key's file; null: <c>workshop.key</c> beside the database.</param>
/// <param name="BusyTimeout">How long a write waits for another process's lock.</param>
public sealed record DatabaseOptions(string ConnectionString, string? KeyFile = null, TimeSpan? BusyTimeout = null);

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
    private readonly string _readOnly;
    private readonly IdRange _ids = new();

    private Database(string path, SqliteConnection writer, string readOnly, Sealer sealer)
    {
        Path = path;
        _writer = writer;
        _readOnly = readOnly;
        Sealer = sealer;
    }

    /// <summary>The database's file.</summary>
    public string Path { get; }

    /// <summary>Seals and opens personal data.</summary>
    public Sealer Sealer { get; }

    /// <summary>Opens the file, makes it where it is missing, and brings its schema up to date.</summary>
    /// <exception cref="StorageException">The file, its folder or its key cannot be used.</exception>
    public static Database Open(DatabaseOptions options)
    {
        Handlers.Register();
        var builder = new SqliteConnectionStringBuilder(options.ConnectionString);
        var path = System.IO.Path.GetFullPath(builder.DataSource);
        var folder = System.IO.Path.GetDirectoryName(path)!;
        var busy = options.BusyTimeout ?? TimeSpan.FromSeconds(5);
        try
        {
            Directory.CreateDirectory(folder);
            var isNew = !File.Exists(path) || new FileInfo(path).Length == 0;
            var key = Storage.KeyFile.ReadOrCreate(options.KeyFile ?? System.IO.Path.Combine(folder, "workshop.key"), mayCreate: isNew);
            var writer = Connect(path, SqliteOpenMode.ReadWriteCreate, pooling: false, busy);
            writer.Execute("pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma foreign_keys = on");
            Migrator.Migrate(writer, path, isNew);
            var readOnly = ConnectionString(path, SqliteOpenMode.ReadOnly, pooling: true, busy);
            return new Database(path, writer, readOnly, new Sealer(key));
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The database {path} cannot be opened: {error.Message} Check the folder's rights and free space.", error);
        }
    }

    /// <summary>Starts the one writing transaction (<c>BEGIN IMMEDIATE</c>). Dispose without commit rolls back.</summary>
    /// <exception cref="SqliteException">Locked, read-only or full: the caller tries again later.</exception>
    public UnitOfWork Begin() => new(_writer, Sealer, _ids);

    /// <summary>Reads on a pooled read-only connection, in one snapshot.</summary>
    public T Read<T>(Func<ReadSession, T> read)
    {
        using var connection = new SqliteConnection(_readOnly);
        connection.Open();
        connection.Execute("pragma query_only = on; pragma foreign_keys = on");
        using var transaction = connection.BeginTransaction(deferred: true);
        return read(new ReadSession(connection, transaction, Sealer));
    }

    /// <summary>Changes when another process has written (SQLite's <c>data_version</c>, seen from the writing connection).</summary>
    public static long ForeignChanges(UnitOfWork work) => work.Value<long>("pragma data_version");

    /// <summary>Empties the write-ahead log into the file, so that erased bytes are gone from both.</summary>
    public void TruncateLog() => _writer.Execute("pragma wal_checkpoint(truncate)");

    /// <inheritdoc />
    public void Dispose()
    {
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

    private static SqliteConnection Connect(string path, SqliteOpenMode mode, bool pooling, TimeSpan busy)
    {
        var connection = new SqliteConnection(ConnectionString(path, mode, pooling, busy));
        connection.Open();
        return connection;
    }
}
