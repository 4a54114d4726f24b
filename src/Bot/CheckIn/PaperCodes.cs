using WorkshopBot.Registration;

namespace WorkshopBot.CheckIn;

/// <summary>The codes of a signed sheet as somebody types them: <c>KR7-M2Q, kr7m2q KR7 M2Q</c>, in rows or not.</summary>
/// <param name="Known">Codes as they are stored, each once.</param>
/// <param name="Unread">What cannot be a code.</param>
internal sealed record PaperCodes(IReadOnlyList<string> Known, IReadOnlyList<string> Unread)
{
    private const int Half = 3;

    public static PaperCodes Read(string typed)
    {
        var words = Texts.Typed.Plain(typed).Split([' ', '\n', '\r', '\t', ',', '،', ';', '؛', '.'], StringSplitOptions.RemoveEmptyEntries);
        var (known, unread) = (new List<string>(), new List<string>());
        for (var index = 0; index < words.Length; index++)
        {
            if (TicketCode.Read(words[index]) is { } code)
            {
                known.Add(code);
            }
            else if (words[index].Length == Half && index + 1 < words.Length && words[index + 1].Length == Half && TicketCode.Read(words[index] + words[index + 1]) is { } halves)
            {
                known.Add(halves);
                index++;
            }
            else
            {
                unread.Add(words[index].Length > 20 ? words[index][..20] + "…" : words[index]);
            }
        }

        return new([.. known.Distinct()], unread);
    }
}
