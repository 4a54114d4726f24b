using WorkshopBot.Data.Access;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Setup;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Roles;

/// <summary><c>o_CODE</c>: whoever has the code that the console showed becomes the first owner.</summary>
internal sealed class OwnerTurns(Catalogue texts, InterviewTurns interviews, SetupTurns setup)
{
    /// <summary>What became of the claim of somebody who has no language yet is remembered by this and the outcome, never by the code.</summary>
    public const string Pending = "=owner:";

    /// <summary>Claims the installation, and says what came of it.</summary>
    public void Claim(IChatTurn turn, string code) => Say(turn, Take(turn, code));

    /// <summary>Claims the installation.</summary>
    public static ClaimOutcome Take(IChatTurn turn, string code)
    {
        var outcome = OwnerCodeStore.Try(turn.Work, code, turn.Now);
        if (outcome == ClaimOutcome.Claimed)
        {
            RoleStore.Grant(turn.Work, new() { PersonId = turn.Person.Id, Role = Role.Owner, Name = turn.CalledName }, grantedBy: null, turn.Now);
            AuditStore.Add(turn.Work, new(turn.Now, Access.ActNames.Name(Access.Act.OwnerClaim), "", null, turn.Person.Id, turn.CalledName));
        }

        return outcome;
    }

    /// <summary>Says what came of a claim.</summary>
    public void Say(IChatTurn turn, ClaimOutcome outcome)
    {
        if (outcome == ClaimOutcome.Claimed && WorkshopStore.All(turn.Rows).Count == 0)
        {
            setup.Offer(turn, "owner.claimed.first");
            return;
        }

        interviews.Inform(turn, texts.Of(turn.Person.Language)[outcome switch
        {
            ClaimOutcome.Claimed => "owner.claimed",
            ClaimOutcome.Wrong => "link.dead",
            ClaimOutcome.TooOften => "owner.too_often",
        }]);
    }
}
