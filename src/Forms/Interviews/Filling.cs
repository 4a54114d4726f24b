using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>
/// A form being filled: the values of an <see cref="InterviewState"/> laid out for computing, changed in place during one step and
/// never after it. What a change concerns is computed again in the order of <see cref="Form.Nodes"/>.
/// </summary>
internal sealed partial class Filling
{
    /// <summary>Instances of one repeat; a count above it is cut.</summary>
    public const int MaxInstances = 1_000;

    /// <summary>Instances of all repeats together, so that repeats inside repeats stay bounded.</summary>
    public const int MaxInstancesOfAll = 4_000;

    /// <summary>Nodes that the expressions of one step may look at; a form that asks for more would keep a person waiting.</summary>
    public const int MostNodes = 2_000_000;

    private int _nodes;

    private readonly PriorityQueue<(Frame Frame, ComputedNode Node), int> _due = new();
    private readonly HashSet<(Frame, ComputedNode)> _isDue = [];
    private readonly HashSet<(Frame Frame, int Slot)> _touched = [];
    private readonly List<Frame> _newFrames = [];
    private readonly List<Fault> _faults = [];
    private int _instances;
    private bool _structureChanged;

    private Filling(Form form, Surroundings around, Frame root, int seed, string started)
    {
        Form = form;
        Around = around;
        Root = root;
        Seed = seed;
        Started = started;
        Choices = new OfferedChoices(this);
    }

    public Form Form { get; }

    public Surroundings Around { get; }

    public Frame Root { get; }

    public int Seed { get; }

    /// <summary>When the interview began, as stored text.</summary>
    public string Started { get; }

    public OfferedChoices Choices { get; }

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Regular expressions that ran into their time limit in this step.</summary>
    public int SlowPatterns { get; set; }

    /// <summary>A form nobody has answered yet.</summary>
    public static Filling Begin(Form form, Surroundings around, int seed, string? started = null)
    {
        var filling = new Filling(form, around, new Frame(form.Root, null, 1), seed, started is { Length: > 0 } ? started : Moments.Text(around.Now, around.Zone));
        filling.Prepare(filling.Root);
        foreach (var node in form.Nodes)
        {
            if (node.Element is Question { Triggers.Count: > 0 } && node.Kind == ComputedKind.Value)
                continue;
            foreach (var frame in filling.Root.FramesOf(node.Element.Home).ToList())
                filling.Compute(frame, node);
        }

        filling.Settle();
        filling._structureChanged = true;
        return filling;
    }

    /// <summary>Counts nodes that an expression looks at: conditions inside conditions over repeats grow without end.</summary>
    /// <exception cref="ExpressionFault">Too many in one step.</exception>
    public void Spend(int nodes)
    {
        if ((_nodes += nodes) > MostNodes)
            throw new ExpressionFault("too much to compute in one step");
    }

    public void Report(Element? at, ExpressionFault fault) => _faults.Add(new Fault(at?.Name ?? "", fault.Message));

    public ChoiceTable Table(string key) =>
        Around.Tables.GetValueOrDefault(key) ?? Form.Tables.GetValueOrDefault(key) ?? Form.Lists.GetValueOrDefault(key) ?? ChoiceTable.Empty;

    /// <summary>Gives a question a value ("" takes it away) and computes what depends on it.</summary>
    public void Set(Frame frame, Question question, string value, AnswerStatus status)
    {
        frame.Status[question.Slot] = status;
        Touch(frame, question.Slot);
        Change(frame, question, value);
        Settle();
    }

    /// <summary>Adds an instance to a repeat that is not counted; false when there are too many.</summary>
    public bool AddInstance(Frame frame, Group repeat)
    {
        frame.Closed[frame.Shape.RepeatNumbers[repeat]] = false;
        if (!Add(frame, repeat))
            return false;
        Enqueue(frame, repeat);
        Settle();
        return true;
    }

    public void RemoveInstance(Frame instance)
    {
        var parent = instance.Parent!;
        Remove(parent, instance.Owner, instance.Number - 1);
        Enqueue(parent, instance.Owner);
        foreach (var inner in parent.Instances(instance.Owner).SelectMany(frame => frame.WithInner()))
            EnqueueAll(inner);
        Settle();
    }

    public bool CanAdd(Frame frame, Group repeat) =>
        frame.Instances(repeat).Count < MaxInstances && _instances < MaxInstancesOfAll;

    /// <summary>Does what is due because time has passed or the language is another.</summary>
    private void Refresh(string languageBefore)
    {
        foreach (var node in Form.ClockNodes)
            EnqueueNode(node);
        if (languageBefore != Around.Language)
        {
            foreach (var node in Form.LanguageNodes)
                EnqueueNode(node);
        }

        Settle();
    }

    private void EnqueueNode(ComputedNode node)
    {
        foreach (var frame in Root.FramesOf(node.Element.Home))
            Enqueue(frame, node);
    }

    private void Touch(Frame frame, int slot) => _touched.Add((frame, slot));

    private void Enqueue(Frame frame, ComputedNode node)
    {
        if (_isDue.Add((frame, node)))
            _due.Enqueue((frame, node), node.Rank);
    }

    /// <summary>Everything that reads the element in this frame is due.</summary>
    private void Enqueue(Frame frame, Element element)
    {
        foreach (var dependent in element.Dependents)
            Enqueue(frame, dependent);
    }

    private void Enqueue(Frame frame, Dependent dependent)
    {
        var start = frame;
        while (start.Owner != dependent.From)
            start = start.Parent!;
        foreach (var target in start.FramesOf(dependent.Node.Element.Home))
            Enqueue(target, dependent.Node);
    }

    private void EnqueueAll(Frame frame)
    {
        foreach (var element in frame.Shape.Elements)
        {
            if (element.RelevanceNode is { } relevance)
                Enqueue(frame, relevance);
            if (element.ValueNode is { } value && element is not Question { Triggers.Count: > 0 })
                Enqueue(frame, value);
        }
    }

    /// <summary>Computes what is due until nothing is, then gives new instances their first values.</summary>
    private void Settle()
    {
        while (true)
        {
            while (_due.TryDequeue(out var due, out _))
            {
                _isDue.Remove(due);
                Compute(due.Frame, due.Node);
            }

            if (_newFrames.Count == 0)
                return;
            var frames = _newFrames.ToList();
            _newFrames.Clear();
            foreach (var frame in frames)
                GiveDefaults(frame);
        }
    }

    private void GiveDefaults(Frame frame)
    {
        foreach (var question in frame.Shape.Elements.OfType<Question>())
        {
            if (question.DynamicDefault is null || !string.IsNullOrEmpty(frame.Values[question.Slot]))
                continue;
            var value = question.DynamicDefault.Stored(this, frame);
            if (value.Length == 0)
                continue;
            frame.Status[question.Slot] = AnswerStatus.Offered;
            Change(frame, question, value);
            while (_due.TryDequeue(out var due, out _))
            {
                _isDue.Remove(due);
                Compute(due.Frame, due.Node);
            }
        }
    }

    private void Compute(Frame frame, ComputedNode node)
    {
        if (node.Kind == ComputedKind.Relevance)
        {
            var own = node.Element.Relevant!.IsTrue(this, frame, onFault: false);
            if (frame.Own[node.Element.Slot] == own)
                return;
            frame.Own[node.Element.Slot] = own;
            UpdateRelevance(frame, node.Element.Slot, node.Element.Slot + 1);
            return;
        }

        switch (node.Element)
        {
            case Group repeat:
                Resize(frame, repeat);
                break;
            case Question { Calculation: { } calculation } question:
                var value = calculation.Stored(this, frame);
                if (question.IsAsked && value != (frame.Values[question.Slot] ?? ""))
                    frame.Status[question.Slot] = value.Length > 0 ? AnswerStatus.Offered : AnswerStatus.Open;
                Change(frame, question, value);
                break;
            case Question { ChoiceFilter: not null } question when !string.IsNullOrEmpty(frame.Values[question.Slot]):
                DropWhatIsNotOffered(frame, question);
                break;
            default:
                break;
        }
    }

    // rule 32: a chosen value that is no longer offered is dropped, and the question is asked again
    private void DropWhatIsNotOffered(Frame frame, Question question)
    {
        var value = frame.Values[question.Slot]!;
        var chosen = OfferedChoices.Names(question, value);
        var kept = chosen.Where(name => Choices.IsOffered(frame, question, name)).ToList();
        if (kept.Count == chosen.Count)
            return;
        // what is left of several choices is offered; what is left of an order is none
        var left = question.Type == QuestionType.SelectMultiple ? string.Join(' ', kept) : "";
        frame.Status[question.Slot] = left.Length > 0 ? AnswerStatus.Offered : AnswerStatus.Open;
        Change(frame, question, left);
    }

    private void Change(Frame frame, Question question, string value)
    {
        if ((frame.Values[question.Slot] ?? "") == value)
            return;
        frame.Values[question.Slot] = value.Length == 0 ? null : value;
        Touch(frame, question.Slot);
        if (!frame.Effective[question.Slot])
            return;
        Enqueue(frame, question);
        foreach (var triggered in question.Triggered)
            Enqueue(frame, triggered);
    }

    /// <summary>Works out what is relevant for a run of slots, in the order of rows.</summary>
    private void UpdateRelevance(Frame frame, int from, int to)
    {
        for (var slot = from; slot < to; slot++)
        {
            var element = frame.Shape.Elements[slot];
            var outside = element.Parent == frame.Owner ? frame.IsRelevant : frame.Effective[element.Parent!.Slot];
            var effective = outside && frame.Own[slot];
            if (frame.Effective[slot] == effective)
                continue;
            frame.SetEffective(slot, effective);
            switch (element)
            {
                case Question question:
                    FlipQuestion(frame, question, effective);
                    break;
                case Group { IsRepeat: true } repeat:
                    Enqueue(frame, repeat);
                    foreach (var instance in frame.Instances(repeat))
                        UpdateRelevance(instance, 0, instance.Shape.Elements.Count);
                    break;
                case Group group:
                    to = Math.Max(to, group.ContentEnd);
                    break;
            }
        }
    }

    // rule 27: what is no longer relevant is kept aside, and offered again when it returns
    private void FlipQuestion(Frame frame, Question question, bool relevant)
    {
        var hasValue = !string.IsNullOrEmpty(frame.Values[question.Slot]);
        frame.Status[question.Slot] = relevant && hasValue ? AnswerStatus.Offered : AnswerStatus.Open;
        Touch(frame, question.Slot);
        if (hasValue)
            Enqueue(frame, question);
    }

    private void Resize(Frame frame, Group repeat)
    {
        var instances = frame.Instances(repeat);
        var wanted = Count(frame, repeat);
        if (instances.Count == wanted)
            return;
        while (instances.Count > wanted)
            Remove(frame, repeat, instances.Count - 1);
        while (instances.Count < wanted && Add(frame, repeat))
        {
        }

        Enqueue(frame, repeat);
    }

    private int Count(Frame frame, Group repeat)
    {
        var count = NumberText.Parse(repeat.Count!.Stored(this, frame));
        return double.IsNaN(count) || count < 1 ? 0 : (int)Math.Min(Math.Truncate(count), MaxInstances);
    }

    private bool Add(Frame frame, Group repeat)
    {
        if (!CanAdd(frame, repeat))
            return false;
        var instances = frame.Instances(repeat);
        var instance = new Frame(repeat, frame, instances.Count + 1);
        instances.Add(instance);
        _instances++;
        _structureChanged = true;
        Prepare(instance);
        EnqueueAll(instance);
        return true;
    }

    private void Remove(Frame frame, Group repeat, int index)
    {
        var instances = frame.Instances(repeat);
        _instances -= instances[index].WithInner().Count();
        instances.RemoveAt(index);
        for (var i = index; i < instances.Count; i++)
            instances[i].Number = i + 1;
        _structureChanged = true;
    }

    /// <summary>First values and first instances of a new frame.</summary>
    private void Prepare(Frame frame)
    {
        foreach (var element in frame.Shape.Elements)
        {
            if (element is Question question)
            {
                var value = question.Type switch
                {
                    QuestionType.Start => Started,
                    QuestionType.Today => Started[..10],
                    _ => question.StaticDefault,
                };
                frame.Values[element.Slot] = value.Length > 0 ? value : null;
                if (value.Length > 0)
                    frame.Status[element.Slot] = AnswerStatus.Offered;
            }
            else if (element is Group { IsRepeat: true, IsCounted: false } repeat)
            {
                Add(frame, repeat);
            }
        }

        _newFrames.Add(frame);
    }
}
