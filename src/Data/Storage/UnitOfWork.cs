using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using WorkshopBot.Data.Files;

namespace WorkshopBot.Data.Storage;

/// <summary>What every store needs to ask: a connection inside a transaction, and the sealer.</summary>
public class ReadSession(DbConnection connection, SqliteTransaction transaction, Sealer sealer)
{
    /// <summary>The open connection; every command runs in <see cref="Transaction"/>.</summary>
    public DbConnection Connection { get; } = connection;

    /// <summary>The transaction of this session.</summary>
    public SqliteTransaction Transaction { get; } = transaction;

    /// <summary>Seals and opens personal data.</summary>
    public Sealer Sealer { get; } = sealer;

    /// <summary>Rows of a query, all read.</summary>
    public List<T> Query<T>(string sql, object? parameters = null) => Connection.Query<T>(sql, parameters, Transaction).AsList();

    /// <summary>Rows of a query as they are read, for what must not be held whole.</summary>
    public IEnumerable<T> Stream<T>(string sql, object? parameters = null) => Connection.Query<T>(sql, parameters, Transaction, buffered: false);

    /// <summary>The one row of a query, or null.</summary>
    public T? One<T>(string sql, object? parameters = null) => Connection.QuerySingleOrDefault<T>(sql, parameters, Transaction);

    /// <summary>The one value of a query.</summary>
    public T? Value<T>(string sql, object? parameters = null) => Connection.ExecuteScalar<T>(sql, parameters, Transaction);
}

/// <summary>The one writing transaction: what a batch of turns changed, committed together.</summary>
public sealed class UnitOfWork : ReadSession, IDisposable
{
    private readonly IdRange _ids;

    private UnitOfWork(StatementCache connection, SqliteTransaction transaction, Sealer sealer, IdRange ids, AttachmentFolder files)
        : base(connection, transaction, sealer) => (_ids, Files) = (ids, files);

    /// <summary>The bytes of the files that people sent. What is written there is not undone with the transaction; orphans are swept at the next start.</summary>
    public AttachmentFolder Files { get; }

    internal static UnitOfWork Begin(SqliteConnection writer, StatementCache connection, Sealer sealer, IdRange ids, AttachmentFolder files)
    {
        var transaction = writer.BeginTransaction(deferred: false);
        try
        {
            ids.Reserve(connection, transaction);
            return new UnitOfWork(connection, transaction, sealer, ids, files);
        }
        catch
        {
            // a full disk must not leave the only writing connection inside a transaction
            transaction.Dispose();
            ids.RolledBack();
            throw;
        }
    }

    /// <summary>A new id, made before the insert because a row's id is part of what seals it; unique over all tables.</summary>
    public long NewId() => _ids.Next();

    /// <summary>Runs a statement; gives the number of rows changed.</summary>
    public int Execute(string sql, object? parameters = null) => Connection.Execute(sql, parameters, Transaction);

    /// <summary>Starts a savepoint: a turn that throws is rolled back to it, alone.</summary>
    public void Save(string name) => Transaction.Save(name);

    /// <summary>Undoes everything since the savepoint.</summary>
    public void RollbackTo(string name) => Transaction.Rollback(name);

    /// <summary>Forgets the savepoint, keeping what was done.</summary>
    public void Release(string name) => Transaction.Release(name);

    /// <summary>Makes it durable: returns after the disk has it.</summary>
    public void Commit()
    {
        Transaction.Commit();
        _ids.Committed();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Transaction.Dispose();
        _ids.RolledBack();
    }
}
