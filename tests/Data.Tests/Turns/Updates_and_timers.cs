using WorkshopBot.Data.People;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Turns;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Turns;

public sealed class Updates_and_timers : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 11, 14, 6, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDatabase _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void An_update_is_new_once_until_it_is_forgotten()
    {
        _here.Write(work =>
        {
            Assert.True(UpdateStore.Remember(work, 900, Now));
            Assert.False(UpdateStore.Remember(work, 900, Now.AddHours(1)));
            // a smaller number says nothing about age
            Assert.True(UpdateStore.Remember(work, 12, Now.AddHours(1)));
            UpdateStore.ForgetBefore(work, Now.AddMinutes(30));
            Assert.True(UpdateStore.Remember(work, 900, Now.AddHours(2)));
            Assert.False(UpdateStore.Remember(work, 12, Now.AddHours(2)));
        });
    }

    [Fact]
    public void A_failed_update_is_kept_sealed()
    {
        _here.Write(work =>
        {
            var id = UpdateStore.KeepFailed(work, 900, "message", "InvalidOperationException", "Amal said", userId: 7, Now);
            var body = work.Value<byte[]>("select body from failed_updates")!;
            Assert.DoesNotContain("Amal", System.Text.Encoding.UTF8.GetString(body), StringComparison.Ordinal);
            Assert.Equal("Amal said", work.Sealer.Open("failed_updates", id, "body", body));
        });
    }

    [Fact]
    public void A_failed_update_goes_with_the_person_who_sent_it()
    {
        _here.Write(work =>
        {
            var amal = PeopleStore.Meet(work, 7, hasStarted: true, Now).PersonId!.Value;
            PeopleStore.Meet(work, 8, hasStarted: true, Now);
            UpdateStore.KeepFailed(work, 900, "message", "InvalidOperationException", "Amal said", userId: 7, Now);
            UpdateStore.KeepFailed(work, 901, "message", "InvalidOperationException", "Baran said", userId: 8, Now);
            UpdateStore.KeepFailed(work, null, "timer", "InvalidOperationException", "nudge 1", userId: 0, Now);

            ErasureStore.Erase(work, amal);

            Assert.Equal([901L, null], work.Query<long?>("select update_id from failed_updates order by id"));
            var key = work.Value<byte[]>("select user_key from failed_updates where update_id = 901")!;
            Assert.NotEqual(work.Value<byte[]>("select telegram_key from accounts where person_id is not null"), key);
        });
    }

    [Fact]
    public void Timers_come_by_their_moment_one_for_each_kind_and_subject()
    {
        _here.Write(work =>
        {
            Assert.Null(TimerStore.First(work));
            TimerStore.Set(work, "nudge", 1, Now.AddHours(2));
            TimerStore.Set(work, "nudge", 2, Now.AddHours(1));
            TimerStore.Set(work, "nudge", 1, Now.AddMinutes(1));
            Assert.Equal(new DueTimer { Kind = "nudge", SubjectId = 1, DueAt = Now.AddMinutes(1) }, TimerStore.First(work));
            TimerStore.Cancel(work, "nudge", 1);
            TimerStore.Cancel(work, "nudge", 1);
            Assert.Equal(2, TimerStore.First(work)!.SubjectId);
        });
    }
}
