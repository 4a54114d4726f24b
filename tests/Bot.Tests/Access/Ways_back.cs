using WorkshopBot.Access;

namespace WorkshopBot.Tests.Access;

public sealed class Ways_back
{
    public static TheoryData<Act> Dangerous => [.. Enum.GetValues<Act>().Where(act => Rules.Of(act).IsDangerous)];

    /// <summary>Exceptions: a plan that is not taken over, and an anonymous answer that is not deleted, have nothing behind them that shows them.</summary>
    [Theory]
    [MemberData(nameof(Dangerous))]
    public void Whoever_does_not_confirm_is_back_where_it_came_from(Act act)
    {
        if (Confirmation.BackFrom(act) is not { } back)
        {
            Assert.True(act is Act.PlanForce or Act.ReceiptDelete);
            return;
        }

        var (rule, leads) = (Rules.Of(act), Rules.Of(back));
        Assert.Equal(rule.Over, leads.Over);
        Assert.Subset(leads.Roles.ToHashSet(), rule.Roles.ToHashSet());
        Assert.False(leads.IsDangerous);
    }
}
