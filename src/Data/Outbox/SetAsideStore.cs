using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Outbox;

/// <summary>What people were shown unasked, and what another card displaced before they answered it.</summary>
public static class SetAsideStore
{
    private const string Insert =
        """
        insert into set_aside (id, person_id, again, until) values (@id, @personId, @again, @until)
        on conflict (person_id, again) do update set until = excluded.until
        """;

    private const string SelectLast = "select id, again from set_aside where person_id = @personId and until > @now order by id desc limit 1";

    public static void Add(UnitOfWork work, long personId, string again, DateTimeOffset until) =>
        work.Execute(Insert, new { id = work.NewId(), personId, again, until });

    /// <summary>Whether anything waits for somebody.</summary>
    public static bool Has(ReadSession session, long personId) =>
        session.Value<bool>("select exists (select 1 from set_aside where person_id = @personId)", new { personId });

    /// <summary>What was displaced last and still matters; it is forgotten here, with whatever is too old.</summary>
    public static string? Take(UnitOfWork work, long personId, DateTimeOffset now)
    {
        work.Execute("delete from set_aside where person_id = @personId and until <= @now", new { personId, now });
        if (work.One<Row>(SelectLast, new { personId, now }) is not { } row)
        {
            return null;
        }

        work.Execute("delete from set_aside where id = @Id", row);
        return row.Again;
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public string Again { get; init; } = "";
    }
}
