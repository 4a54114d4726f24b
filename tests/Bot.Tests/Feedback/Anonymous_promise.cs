using WorkshopBot.Feedback;
using WorkshopBot.Tests.Support;
using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Feedback;

public sealed class Anonymous_promise
{
    [Fact]
    public async Task Has_the_sign_that_the_documentation_names() =>
        Assert.Contains(AnonymousTurns.RuleOf(Catalogue.Embedded), await File.ReadAllTextAsync(Repository.At("docs", "security.md")), StringComparison.Ordinal);
}
