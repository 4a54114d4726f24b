using System.Globalization;
using System.Text;
using WorkshopBot.Playground;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>
/// Where a script is played: a Bot API server with the cast in it, and the bot itself with a database file, talking to it over HTTP. Only the calendar
/// and chance are the script's.
/// </summary>
/// <remarks>
/// What can be done with <c>:</c> by somebody of the cast:
/// <list type="table">
/// <item><term>sends sticker|photo|voice|video</term><description>a file of that kind; <c>sends photo CAPTION</c>; <c>sends document NAME</c>, with plain text in it</description></item>
/// <item><term>sends workbook NAME.xlsx</term><description>the Markdown workbook NAME.md of the scripts on authoring, or of the first sample; <c>sends workbook CODE/NAME.xlsx</c>, of any sample; <c>sends the plan CODE</c></description></item>
/// <item><term>sends picture NAME</term><description>a picture as a document; <c>sends large NAME</c>, a document of 21 MB</description></item>
/// <item><term>sends album of N</term><description>so many photos at once</description></item>
/// <item><term>sends …, and the bot crashes|restarts</term><description>while it fetches the file, all else being done; the next bot fetches it</description></item>
/// <item><term>sends location LATITUDE LONGITUDE</term><description>a place</description></item>
/// <item><term>sends contact of NAME</term><description>a contact card of somebody of the cast, their own one included</description></item>
/// <item><term>edits OLD → NEW</term><description>changes a text they said before</description></item>
/// <item><term>replies to PART → TEXT</term><description>says it in reply to the last message with that part</description></item>
/// <item><term>taps twice LABEL</term><description>the same button again before anything has changed</description></item>
/// <item><term>taps old LABEL</term><description>a button that is no longer there, but still on their screen</description></item>
/// <item><term>says in group TEXT</term><description>in the one group there is, made when it is first needed; what it hears is <c>group &lt;</c></description></item>
/// <item><term>blocks, unblocks</term><description>stops the bot, takes it up again</description></item>
/// </list>
/// By nobody:
/// <list type="table">
/// <item><term>restarts, crashes</term><description>the bot ends, in good order or not, and another starts on its database; <c>is down until TIME</c>, and the other starts only then</description></item>
/// <item><term>limits FIELD VALUE to SEATS</term><description>the only quota of the first sample</description></item>
/// <item><term>sets ROW to VALUE</term><description>in the first sample's plan, sheet <c>workshop</c></description></item>
/// <item><term>adds the setting NAME VALUE</term><description>a new row of the same sheet</description></item>
/// <item><term>writes FILE</term><description>a workbook of the first sample anew: the lines below</description></item>
/// <item><term>drops the question NAME</term><description>in the workbook of the first sample's registration</description></item>
/// <item><term>calls the question NAME OTHER</term><description>the same, and the plan's sheet <c>fields</c> says so</description></item>
/// <item><term>keeps only NAME NAME …</term><description>these questions of the first sample's registration</description></item>
/// <item><term>asks after NAME OTHER: AR · CKB · EN</term><description>a new question for a text; <c>asks image after …</c>, any type; <c>needs image after …</c>, required</description></item>
/// <item><term>getFile fails for good, a download breaks off</term><description>the next one</description></item>
/// <item><term>CODE gets N answers to FORM: NAME VALUE · NAME VALUE</term><description>to an anonymous form, from people who are not in the script</description></item>
/// <item><term>imports CODE</term><description>what the workbooks say now, beside the running bot</description></item>
/// </list>
/// </remarks>
internal sealed partial class Stage : IAsyncDisposable
{
    /// <summary>A transparent picture of one dot: the smallest PNG.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    /// <summary>What an MP4 begins with.</summary>
    private static readonly byte[] Film = [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 2, 0];

    private readonly Tickets _tickets = new();
    private readonly Dictionary<long, ChatSight> _sights = [];
    private readonly Dictionary<(long ChatId, string Label), (int MessageId, string Data)> _buttons = [];
    private readonly List<string> _taps = [];
    private long _seen;
    private long? _group;
    private long? _channel;

    private readonly Ways _ways = new();

    private World World => _server.World;

    /// <summary>How everybody came to the buttons they tapped.</summary>
    public List<Way> Ways { get; } = [];

    /// <summary>Plays one line and says what followed from it, as a script would have it.</summary>
    public async Task<IReadOnlyList<string>> PlayAsync(ScriptAct act)
    {
        var who = "";
        _does = null;
        switch (act)
        {
            case ScriptAct.Says says:
                who = says.Who;
                _does = says.Text.StartsWith('/') ? null : Expected(Cast.Named(who).TelegramId);
                Say(Cast.Named(who), Visible.Read(Fill(says.Text)));
                break;
            case ScriptAct.Taps taps:
                who = taps.Who;
                Tap(Cast.Named(who), Visible.Read(Fill(taps.Label)));
                break;
            case ScriptAct.Does { Who: "", What: "restarts" }:
                await RestartAsync();
                break;
            case ScriptAct.Does { Who: "", What: "crashes" }:
                await CrashAsync();
                break;
            case ScriptAct.Does { Who: "", What: var what } when what.StartsWith("is down until ", StringComparison.Ordinal):
                await StopAsync();
                _calendar.Set(Moment.After(_calendar.GetUtcNow(), what["is down until ".Length..]));
                await StartAsync();
                break;
            case ScriptAct.Does { Who: "", What: var what } when what.StartsWith("imports ", StringComparison.Ordinal):
                ImportBeside(what["imports ".Length..]);
                break;
            case ScriptAct.Does { Who: "", What: var what } when Given().Match(what) is { Success: true } given:
                await AnswerAsync(given);
                break;
            case ScriptAct.Does { Who: "", What: var what }:
                if (!Fail(what) && !Answer(what) && !Write(what))
                    throw new ScriptException($"Nothing happens by itself like this: {what}");
                break;
            case ScriptAct.Does { What: var sends } file when sends.Split(", and the bot ") is [var act1, "crashes" or "restarts"]:
                who = file.Who;
                await SendAndStopAsync(() => Do(Cast.Named(who), act1), isCrash: sends.EndsWith("crashes", StringComparison.Ordinal));
                break;
            case ScriptAct.Does does:
                who = does.Who;
                Do(Cast.Named(who), Visible.Read(Fill(does.What)));
                break;
            case ScriptAct.Waits waits:
                await _calendar.MoveTo(Moment.After(_calendar.GetUtcNow(), waits.Time));
                break;
            case ScriptAct.Opens opens:
                return [.. Script.Block(opens.Who, '=', [$"{opens.File} holds {string.Join(" · ", opens.Phrases)} → {Open(opens)}"])];
            case ScriptAct.Asks { Query: "files on the disk" }:
                return [.. Script.Block("", '=', [$"files on the disk → {FilesOnTheDisk()}"])];
            case ScriptAct.Asks asks:
                return [.. Script.Block("", '=', [$"{asks.Query} → {_tickets.Name(Ask(asks.Query))}"])];
        }
        await QuietAsync();
        var heard = Look(who);
        NoteSights(who, heard);
        return heard;
    }

    private void Say(CastMember who, string text)
    {
        _ways.Say(who.TelegramId, text);
        if (text == "/start")
            World.Start(who.TelegramId);
        else if (text.StartsWith("/start ", StringComparison.Ordinal))
            World.Start(who.TelegramId, text["/start ".Length..]);
        else
            World.Say(who.TelegramId, text);
    }

    private void Tap(CastMember who, string label)
    {
        var chat = World.Chat(who.TelegramId);
        if (chat.Keyboard is { } keyboard && keyboard.Rows.Any(row => row.Any(key => key.Text == label)))
        {
            _ways.Press(who.TelegramId, label);
            World.PressKey(who.TelegramId, label);
            return;
        }
        var shown = ShownWith(chat, label);
        if (shown.Buttons.SelectMany(row => row).First(button => button.Text == label).Data is { } data)
        {
            _does = Scripts.Ways.Does(_bot!.Database, data)?.Act;
            if (_ways.Tap(_bot.Database, who.TelegramId, _tickets.Name(label), data) is { } way)
                Ways.Add(way);
        }
        if (World.Tap(who.TelegramId, shown.Id, label) is { } tap)
            _taps.Add(tap);
    }

    private static SeenMessage ShownWith(SeenChat chat, string label) =>
        chat.Messages.LastOrDefault(message => message.Buttons.Any(row => row.Any(button => button.Text == label)))
            ?? throw new ScriptException($"No button «{label}» is shown; there are: {Shown(chat)}");

    private void Do(CastMember who, string what)
    {
        var id = who.TelegramId;
        switch (what.Split(' ', 3))
        {
            case ["sends", "sticker"]:
                World.SendSticker(id, Picture);
                break;
            case ["sends", "photo"]:
                World.SendPhoto(id, Picture);
                break;
            case ["sends", "photo", var caption]:
                World.SendPhoto(id, Picture, caption);
                break;
            case ["sends", "voice"]:
                World.SendVoice(id, [0x4F, 0x67, 0x67, 0x53], 5);
                break;
            case ["sends", "video"]:
                World.SendVideo(id, Film, 21);
                break;
            case ["sends", "album", var of] when of.StartsWith("of ", StringComparison.Ordinal):
                World.SendAlbum(id, [.. Enumerable.Repeat(Picture, int.Parse(of[3..], CultureInfo.InvariantCulture))]);
                break;
            case ["sends", "picture", var name]:
                World.SendDocument(id, Picture, name, "image/png");
                break;
            case ["sends", "large", var name]:
                World.SendDocument(id, new byte[21 * 1024 * 1024], name);
                break;
            case ["sends", "workbook", var name]:
                World.SendDocument(id, AsXlsx(Path.ChangeExtension(name, ".md")), Path.GetFileName(name));
                break;
            case ["sends", "the", var plan] when plan.Split(' ') is ["plan", var code]:
                World.SendDocument(id, File.ReadAllBytes(Sample(code, "workshop.md")), "workshop.md");
                break;
            case ["sends", "document", var name]:
                World.SendDocument(id, "text"u8.ToArray(), name);
                break;
            case ["sends", "location", var place] when place.Split(' ') is [var latitude, var longitude]:
                World.SendLocation(id, double.Parse(latitude, CultureInfo.InvariantCulture), double.Parse(longitude, CultureInfo.InvariantCulture));
                break;
            case ["sends", "contact", var of] when of.StartsWith("of ", StringComparison.Ordinal):
                var other = Cast.Named(of[3..]);
                World.SendContact(id, other.Phone, other.FirstName, userId: other.TelegramId);
                break;
            case ["edits", ..] when what["edits ".Length..].Split(" → ") is [var old, var text]:
                World.EditText(id, World.Chat(id).Messages.Last(message => !message.FromBot && message.Text == old).Id, text);
                break;
            case ["adds", "the", "bot to a group"]:
                _group = World.AddGroup("Participants", [id]).Id;
                break;
            case ["adds", "the", "bot to a channel"]:
                _channel = World.AddChannel("News", id).Id;
                break;
            case ["posts", ..]:
                World.Say(id, what["posts ".Length..], chatId: _channel);
                break;
            case ["writes", ..]:
                World.SayFormatted(id, what["writes ".Length..]);
                break;
            case ["replies", "to", var reply] when reply.Split(" → ") is [var above, var text]:
                World.Say(id, text, World.Chat(id).Messages.Last(message => message.Text?.Contains(above, StringComparison.Ordinal) == true).Id);
                break;
            case ["taps", "twice", var label]:
                var twice = ShownWith(World.Chat(id), label);
                var same = twice.Buttons.SelectMany(row => row).First(button => button.Text == label).Data!;
                _taps.Add(World.TapData(id, twice.Id, same));
                _taps.Add(World.TapData(id, twice.Id, same));
                break;
            case ["taps", "old", var label]:
                var (messageId, data) = _buttons.TryGetValue((id, label), out var button) ? button : throw new ScriptException($"{who.Name} never saw a button «{label}».");
                _taps.Add(World.TapData(id, messageId, data));
                break;
            case ["says", "in", ..] when what.StartsWith("says in group ", StringComparison.Ordinal):
                World.Say(id, what["says in group ".Length..], chatId: Group());
                break;
            case ["blocks"]:
                World.Block(id);
                break;
            case ["unblocks"]:
                World.Unblock(id);
                break;
            default:
                throw new ScriptException($"Nobody can do this: {what}");
        }
    }

    private long Group() => _group ??= World.AddGroup("Workshop", [.. Cast.All.Select(member => member.TelegramId)]).Id;

    /// <summary>What everybody notices, whoever acted first.</summary>
    private List<string> Look(string actor)
    {
        var changes = World.ChangesSince(_seen);
        _seen = World.LastChange;
        var keyboards = KeyboardMessages(changes);
        Remember(changes);
        CheckTaps();
        var lines = new List<string>();
        foreach (var (name, chatId) in Cast.All.OrderByDescending(member => member.Name == actor).Select(member => (member.Name, member.TelegramId))
            .Concat(_group is { } group ? [("group", group)] : [])
            .Concat(_channel is { } channel ? [("news", channel)] : []))
        {
            var chat = World.Chat(chatId);
            var now = ChatSight.Of(chat, keyboards.GetValueOrDefault(chatId) ?? []);
            foreach (var (mark, body) in now.Since(_sights.GetValueOrDefault(chatId) ?? ChatSight.Nothing))
                lines.AddRange(Script.Block(name, mark, body.Select(_tickets.Name)));
            _sights[chatId] = now;
            CheckLiveButtons(name, chat);
        }
        return lines;
    }

    /// <summary>A keyboard comes or goes with the message that is sent next in its chat.</summary>
    private static Dictionary<long, HashSet<int>> KeyboardMessages(IReadOnlyList<Change> changes)
    {
        var pending = new HashSet<long>();
        var messages = new Dictionary<long, HashSet<int>>();
        foreach (var change in changes)
        {
            if (change.Kind == "keyboard")
                pending.Add(change.ChatId);
            else if (change.Kind == "sent" && pending.Remove(change.ChatId))
                (messages.TryGetValue(change.ChatId, out var ids) ? ids : messages[change.ChatId] = []).Add(change.MessageId);
        }
        return messages;
    }

    private void Remember(IReadOnlyList<Change> changes)
    {
        foreach (var message in changes.Select(change => change.Message).OfType<SeenMessage>())
        {
            foreach (var button in message.Buttons.SelectMany(row => row).Where(button => button.Data is not null))
                _buttons[(message.ChatId, button.Text)] = (message.Id, button.Data!);
        }
    }

    /// <summary>A button that is tapped stops spinning, and never answers with a passing note: results are messages.</summary>
    private void CheckTaps()
    {
        foreach (var tap in _taps.Select(World.FindTap).OfType<Tap>())
        {
            if (!tap.Answered)
                throw new ScriptException("The button goes on spinning: its press was not answered.");
            if (tap.AnswerText is not null)
                throw new ScriptException($"The press was answered with a passing note: {tap.AnswerText}");
        }
        _taps.Clear();
    }

    /// <summary>Never two live keyboards in a chat.</summary>
    private static void CheckLiveButtons(string name, SeenChat chat)
    {
        var live = chat.Messages.Count(message => message.Buttons.Any(row => row.Any(button => button.Data is not null))) + (chat.Keyboard is null ? 0 : 1);
        if (live > 1)
            throw new ScriptException($"{name} sees {live} live keyboards at once: {Shown(chat)}");
    }

    private static string Shown(SeenChat chat)
    {
        var text = new StringBuilder();
        foreach (var row in chat.Messages.SelectMany(message => message.Buttons))
            text.Append("\n  ").AppendJoin(' ', row.Select(button => $"[{button.Text}]"));
        foreach (var row in chat.Keyboard?.Rows ?? [])
            text.Append("\n  ⌨ ").AppendJoin(' ', row.Select(key => $"[{key.Text}]"));
        return text.ToString();
    }
}
