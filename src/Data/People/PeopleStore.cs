using System.Globalization;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.People;

/// <summary>People and their chats. Telegram's ids are sealed and found by HMAC; nothing but the inbox and the outbox asks for them.</summary>
public static class PeopleStore
{
    private const string AccountColumns = "id, person_id, kind, unreachable_since is not null as is_unreachable, menu";

    private const string InsertPerson = "insert into people (id, created_at) values (@id, @now)";

    private const string InsertAccount =
        """
        insert into accounts (id, person_id, kind, telegram_id, telegram_key, unreachable_since, unreachable_reason)
        values (@id, @personId, @kind, @telegramId, @key, @since, @reason)
        """;

    private const string UpdateUnreachable =
        """
        update accounts set unreachable_since = @now, unreachable_reason = @reason
        where id = @accountId and (unreachable_since is null or unreachable_reason <> @reason)
        """;

    private const string UpdateHold =
        "update accounts set not_before = @moment where id = @accountId and (not_before is null or not_before < @moment)";

    /// <summary>A person by their own number.</summary>
    public static Person? ById(ReadSession session, long personId) =>
        session.One<Person>("select id, language, pending_start, opened_workshop_id, chosen_at, expects, without_news as is_without_news from people where id = @personId", new { personId });

    /// <summary>The private chat of a person, or null when they have none.</summary>
    public static Account? AccountOf(ReadSession session, long personId) =>
        session.One<Account>($"select {AccountColumns} from accounts where person_id = @personId", new { personId });

    /// <summary>The person behind a Telegram user id, if they ever came.</summary>
    public static long? PersonOf(ReadSession session, long telegramId) => Find(session, telegramId)?.PersonId;

    public static void SetLanguage(UnitOfWork work, long personId, string language) =>
        work.Execute("update people set language = @language where id = @personId", new { personId, language });

    public static void SetPendingStart(UnitOfWork work, long personId, string? payload) =>
        work.Execute("update people set pending_start = @payload where id = @personId", new { personId, payload });

    private const string UpdateOpened =
        "update people set chosen_at = case when opened_workshop_id is @workshopId then chosen_at end, opened_workshop_id = @workshopId where id = @personId";

    /// <summary>Something of a workshop is shown: without another one that is on, the next command means it.</summary>
    public static void SetOpenedWorkshop(UnitOfWork work, long personId, long? workshopId) => work.Execute(UpdateOpened, new { personId, workshopId });

    private const string UpdateChosen = "update people set opened_workshop_id = @workshopId, chosen_at = @now where id = @personId";

    /// <summary>A workshop was chosen by its button: on this day the team's commands mean it, even while another one is on.</summary>
    public static void ChooseWorkshop(UnitOfWork work, long personId, long workshopId, DateTimeOffset now) => work.Execute(UpdateChosen, new { personId, workshopId, now });

    /// <summary>What the text is for that they type next; null: nothing but the form that is open.</summary>
    public static void SetExpects(UnitOfWork work, long personId, string? expects) =>
        work.Execute("update people set expects = @expects where id = @personId", new { personId, expects });

    /// <summary>Switches news off, or on.</summary>
    public static void SetWithoutNews(UnitOfWork work, long personId, bool isWithoutNews) =>
        work.Execute("update people set without_news = @isWithoutNews where id = @personId", new { personId, isWithoutNews });

    /// <summary>
    /// Erases a person. What their features hold (registrations, interviews …) has to be gone already. Their account stays until the goodbye
    /// that this turn may have said is delivered.
    /// </summary>
    public static void Erase(UnitOfWork work, long personId)
    {
        work.Execute("update accounts set person_id = null, leaving = 1 where person_id = @personId", new { personId });
        work.Execute("delete from people where id = @personId", new { personId });
    }

    /// <summary>A chat by its own number.</summary>
    public static Account? AccountById(ReadSession session, long accountId) =>
        session.One<Account>($"select {AccountColumns} from accounts where id = @accountId", new { accountId });

    /// <summary>The chat with a Telegram id, if it is known.</summary>
    public static Account? Find(ReadSession session, long telegramId) =>
        session.One<Account>($"select {AccountColumns} from accounts where telegram_key = @key", new { key = Key(session, telegramId) });

    /// <summary>The private chat of someone who did something, made with its person when they are new or were erased.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="telegramId">Their user id, which is the chat's id as well.</param>
    /// <param name="hasStarted">False when they were only seen in a group: the bot cannot write to them yet.</param>
    /// <param name="now">The moment.</param>
    public static Account Meet(UnitOfWork work, long telegramId, bool hasStarted, DateTimeOffset now)
    {
        var account = Find(work, telegramId);
        if (account is null)
        {
            return Add(work, telegramId, "private", NewPerson(work, now), hasStarted ? null : "not_started", now);
        }

        if (account.PersonId is null)
        {
            account = account with { PersonId = NewPerson(work, now) };
            work.Execute("update accounts set person_id = @PersonId, leaving = 0 where id = @Id", account);
        }

        return account;
    }

    /// <summary>Somebody who has no chat: the desk writes them down.</summary>
    public static long AddWithoutAccount(UnitOfWork work, DateTimeOffset now) => NewPerson(work, now);

    /// <summary>The account of a group, made when it is new.</summary>
    public static Account MeetGroup(UnitOfWork work, long telegramId, DateTimeOffset now) =>
        Find(work, telegramId) ?? Add(work, telegramId, "group", null, null, now);

    /// <summary>Nothing can be sent there any more, for a reason: <c>blocked</c>, <c>deactivated</c>, <c>not_started</c>, <c>gone</c>.</summary>
    public static void MarkUnreachable(UnitOfWork work, long accountId, string reason, DateTimeOffset now) =>
        work.Execute(UpdateUnreachable, new { accountId, reason, now });

    /// <summary>They are back.</summary>
    public static void Restore(UnitOfWork work, long accountId) =>
        work.Execute("update accounts set unreachable_since = null, unreachable_reason = null where id = @accountId", new { accountId });

    /// <summary>Nothing is sent there before a moment; a later one already set stays.</summary>
    public static void HoldUntil(UnitOfWork work, long accountId, DateTimeOffset moment) => work.Execute(UpdateHold, new { accountId, moment });

    /// <summary>Forgets holds that end later than any that Telegram ever asked for: the clock has been put back.</summary>
    public static void ForgetHoldsBeyond(UnitOfWork work, DateTimeOffset latest) =>
        work.Execute("update accounts set not_before = null where not_before > @latest", new { latest });

    /// <summary>The menu of commands that a chat was given as its own; null: it has the one everybody has.</summary>
    public static void SetMenu(UnitOfWork work, long accountId, string? menu) =>
        work.Execute("update accounts set menu = @menu where id = @accountId", new { accountId, menu });

    /// <summary>A group became a supergroup: its id changes everywhere, message ids do not carry over.</summary>
    public static void Migrate(UnitOfWork work, long accountId, long newTelegramId)
    {
        if (Find(work, newTelegramId) is { } other && other.Id != accountId)
        {
            // the new chat spoke first: what the old one still had to say goes there
            work.Execute("update outbox set account_id = @other where account_id = @accountId", new { other = other.Id, accountId });
            work.Execute("update parked set account_id = @other where account_id = @accountId", new { other = other.Id, accountId });
            work.Execute("update cards set account_id = @other, closed_at = coalesce(closed_at, @never) where account_id = @accountId", new { other = other.Id, accountId, never = DateTimeOffset.UnixEpoch });
            work.Execute("update cards set message_id = null where account_id = @other", new { other = other.Id });
            work.Execute("update or ignore workshop_chats set account_id = @other where account_id = @accountId", new { other = other.Id, accountId });
            work.Execute("delete from accounts where id = @accountId", new { accountId });
            return;
        }

        var sealedId = work.Sealer.Seal("accounts", accountId, "telegram_id", Text(newTelegramId));
        work.Execute(
            "update accounts set telegram_id = @sealedId, telegram_key = @key where id = @accountId",
            new { accountId, sealedId, key = Key(work, newTelegramId) });
        work.Execute("update cards set message_id = null where account_id = @accountId", new { accountId });
    }

    /// <summary>The person whose private chat it is.</summary>
    public static long? OwnerOf(ReadSession session, long accountId) =>
        session.Value<long?>("select person_id from accounts where id = @accountId", new { accountId });

    /// <summary>The chat's id at Telegram.</summary>
    public static long ChatIdOf(ReadSession session, long accountId) =>
        TelegramId(session, accountId, session.Value<byte[]>("select telegram_id from accounts where id = @accountId", new { accountId })!);

    /// <summary>Opens an account's sealed Telegram id.</summary>
    internal static long TelegramId(ReadSession session, long accountId, byte[] sealedId) =>
        long.Parse(session.Sealer.Open("accounts", accountId, "telegram_id", sealedId), CultureInfo.InvariantCulture);

    private static long NewPerson(UnitOfWork work, DateTimeOffset now)
    {
        var id = work.NewId();
        work.Execute(InsertPerson, new { id, now });
        return id;
    }

    private static Account Add(UnitOfWork work, long telegramId, string kind, long? personId, string? unreachable, DateTimeOffset now)
    {
        var id = work.NewId();
        work.Execute(InsertAccount, new
        {
            id,
            personId,
            kind,
            telegramId = work.Sealer.Seal("accounts", id, "telegram_id", Text(telegramId)),
            key = Key(work, telegramId),
            since = unreachable is null ? (DateTimeOffset?)null : now,
            reason = unreachable,
        });
        return new Account { Id = id, PersonId = personId, Kind = kind, IsUnreachable = unreachable is not null };
    }

    private static byte[] Key(ReadSession session, long telegramId) => session.Sealer.LookupKey("accounts.telegram", Text(telegramId));

    private static string Text(long telegramId) => telegramId.ToString(CultureInfo.InvariantCulture);
}
