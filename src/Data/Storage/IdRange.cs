using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace WorkshopBot.Data.Storage;

/// <summary>
/// Ids in ranges of a million, reserved in the database: two processes never make the same one, an erased id never comes again,
/// and no turn pays for a counter row.
/// </summary>
internal sealed class IdRange
{
    private const long RangeSize = 1_000_000;
    private const long LeastLeft = 100_000;
    private const string ReserveRange =
        """
        insert into installation (name, value) values ('next_id', @size + 1)
        on conflict (name) do update set value = cast(value as integer) + @size
        returning cast(value as integer)
        """;

    private long _next;
    private long _end;
    private long _reservedEnd;

    public long Next() => _next < _end ? _next++ : throw new InvalidOperationException("One transaction used up a whole range of ids.");

    public void Reserve(DbConnection connection, SqliteTransaction transaction)
    {
        if (_end - _next >= LeastLeft)
        {
            return;
        }

        _reservedEnd = connection.ExecuteScalar<long>(ReserveRange, new { size = RangeSize }, transaction);
        (_next, _end) = (_reservedEnd - RangeSize, _reservedEnd);
    }

    /// <summary>A range counts as ours only once its reservation is committed; until then the next transaction reserves again.</summary>
    public void Committed() => _reservedEnd = 0;

    public void RolledBack()
    {
        if (_reservedEnd != 0)
        {
            (_next, _end, _reservedEnd) = (0, 0, 0);
        }
    }
}
