using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace WorkshopBot.Data.Storage;

/// <summary>
/// The writing connection as Dapper sees it: a statement is compiled once and kept, because SQLite's compiler costs more than most of what a turn asks.
/// </summary>
/// <remarks>A statement that is being read is not in the cache, so that the same text may be asked inside it. For one thread at a time, as the connection is.</remarks>
internal sealed class StatementCache(SqliteConnection connection) : DbConnection
{
    // the product has some three hundred texts; lists of values make a text of their own for each length
    private const int Most = 500;
    private readonly Dictionary<string, SqliteCommand> _idle = [];

    [AllowNull]
    public override string ConnectionString { get => connection.ConnectionString; set => throw new NotSupportedException(); }

    public override string Database => connection.Database;

    public override string DataSource => connection.DataSource;

    public override string ServerVersion => connection.ServerVersion;

    public override ConnectionState State => connection.State;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public override void Close() => throw new NotSupportedException();

    public override void Open() => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => connection.BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() => new Command(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var command in _idle.Values)
                command.Dispose();
            _idle.Clear();
        }

        base.Dispose(disposing);
    }

    private SqliteCommand Take(string text) => _idle.Remove(text, out var command) ? command : new SqliteCommand(text, connection);

    private void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        if (_idle.Count >= Most || !_idle.TryAdd(command.CommandText, command))
            command.Dispose();
    }

    private sealed class Command(StatementCache cache) : DbCommand
    {
        private SqliteCommand? _taken;

        [AllowNull]
        public override string CommandText
        {
            get => _taken?.CommandText ?? "";
            set
            {
                var taken = cache.Take(value ?? "");
                if (_taken is { } before)
                {
                    // Dapper writes a list out into the text after it has made the parameters
                    var parameters = before.Parameters.Cast<SqliteParameter>().ToArray();
                    before.Parameters.Clear();
                    taken.Parameters.AddRange(parameters);
                    cache.GiveBack(before);
                }

                _taken = taken;
            }
        }

        public override int CommandTimeout { get => Taken.CommandTimeout; set => Taken.CommandTimeout = value; }

        public override CommandType CommandType { get => CommandType.Text; set { } }

        public override bool DesignTimeVisible { get => false; set { } }

        public override UpdateRowSource UpdatedRowSource { get => UpdateRowSource.None; set { } }

        protected override DbConnection? DbConnection { get => cache; set { } }

        protected override DbParameterCollection DbParameterCollection => Taken.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        private SqliteCommand Taken => _taken ?? throw new InvalidOperationException("A command without a text.");

        public override void Cancel() => Taken.Cancel();

        public override void Prepare() => Ready().Prepare();

        public override int ExecuteNonQuery() => Ready().ExecuteNonQuery();

        public override object? ExecuteScalar() => Ready().ExecuteScalar();

        protected override DbParameter CreateDbParameter() => new SqliteParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Ready().ExecuteReader(behavior);

        protected override void Dispose(bool disposing)
        {
            if (disposing && _taken is { } taken)
            {
                _taken = null;
                cache.GiveBack(taken);
            }

            base.Dispose(disposing);
        }

        private SqliteCommand Ready()
        {
            Taken.Transaction = (SqliteTransaction?)DbTransaction;
            return Taken;
        }
    }
}
