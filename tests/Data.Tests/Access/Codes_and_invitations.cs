using WorkshopBot.Data.Access;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Access;

public sealed class Codes_and_invitations : IDisposable
{
    private const string Code = "0123456789ABCDEF";
    private static readonly DateTimeOffset Now = new(2025, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDatabase _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void A_code_works_once_however_it_is_written()
    {
        _here.Write(work => OwnerCodeStore.Set(work, Code));
        Assert.Equal(ClaimOutcome.Claimed, Try(Code.ToLowerInvariant(), Now));
        Assert.Equal(ClaimOutcome.Wrong, Try(Code, Now));
    }

    [Fact]
    public void Five_wrong_codes_end_the_trying_for_an_hour_whoever_sends_them()
    {
        _here.Write(work => OwnerCodeStore.Set(work, Code));
        for (var tries = 0; tries < 5; tries++)
            Assert.Equal(ClaimOutcome.Wrong, Try($"guess {tries}", Now.AddMinutes(tries)));
        Assert.Equal(ClaimOutcome.TooOften, Try(Code, Now.AddMinutes(59)));
        Assert.Equal(ClaimOutcome.Claimed, Try(Code, Now.AddMinutes(60)));
    }

    [Fact]
    public void Nothing_of_a_code_lies_in_the_file_and_none_works_once_it_is_forgotten()
    {
        _here.Write(work => OwnerCodeStore.Set(work, Code));
        Assert.DoesNotContain(Code, _here.Database.Read(session => session.Query<string>("select value from installation")));
        _here.Write(OwnerCodeStore.Forget);
        Assert.Equal(ClaimOutcome.Wrong, Try(Code, Now));
    }

    private ClaimOutcome Try(string code, DateTimeOffset now)
    {
        var outcome = ClaimOutcome.Wrong;
        _here.Write(work => outcome = OwnerCodeStore.Try(work, code, now));
        return outcome;
    }
}
