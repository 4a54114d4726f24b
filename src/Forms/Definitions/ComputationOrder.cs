using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Forms.Definitions;

/// <summary>
/// Puts what is computed into an order in which everything comes after what it reads, and finds circles (rule 34). Each element has
/// two vertices: whether it is relevant, and its value.
/// </summary>
internal sealed class ComputationOrder
{
    private readonly List<Element> _elements = [];
    private readonly Dictionary<Element, int> _numbers = [];
    private readonly List<HashSet<int>> _after = [];
    private readonly List<HashSet<int>> _before = [];

    private readonly Group _root;

    private ComputationOrder(Group root)
    {
        _root = root;
        Number(root);
    }

    /// <summary>The nodes in order; circles are reported.</summary>
    public static IReadOnlyList<ComputedNode> Sort(Group root, string sheet, ProblemList problems)
    {
        var order = new ComputationOrder(root);
        order.Connect();
        return order.Sorted(sheet, problems);
    }

    private static int Relevance(int element) => 2 * element;

    private static int Value(int element) => (2 * element) + 1;

    private void Number(Group group)
    {
        foreach (var element in group.Content)
        {
            _numbers[element] = _elements.Count;
            _elements.Add(element);
            _after.Add([]);
            _after.Add([]);
            _before.Add([]);
            _before.Add([]);
            if (element is Group inner)
                Number(inner);
        }
    }

    private void Connect()
    {
        for (var i = 0; i < _elements.Count; i++)
        {
            var element = _elements[i];
            Edge(Relevance(i), Value(i));
            if (element.Parent is { Parent: not null } parent)
            {
                Edge(Relevance(_numbers[parent]), Relevance(i));
                if (parent.IsRepeat)
                    Edge(Value(_numbers[parent]), Relevance(i));
            }

            if (element.Relevant is { } relevant)
            {
                element.RelevanceNode = new ComputedNode(element, ComputedKind.Relevance);
                Reads(relevant, element.RelevanceNode, Relevance(i));
            }

            if (ValueOf(element) is { } value)
            {
                element.ValueNode = new ComputedNode(element, ComputedKind.Value);
                if (element is Question { Triggers.Count: > 0 } triggered)
                {
                    foreach (var trigger in triggered.Triggers)
                    {
                        Edge(Value(_numbers[trigger]), Value(i));
                        trigger.Triggered.Add(new Dependent(element.ValueNode, Expression.Common(trigger.Home, element.Home)));
                    }
                }
                else
                {
                    Reads(value, element.ValueNode, Value(i));
                }
            }
        }
    }

    private static Expression? ValueOf(Element element) => element switch
    {
        Question question => question.Calculation ?? question.ChoiceFilter,
        Group group => group.Count,
        _ => null,
    };

    private void Reads(Expression expression, ComputedNode reader, int vertex)
    {
        foreach (var read in expression.Reads)
        {
            if (read.Element.Parent is null)
                continue;
            var number = _numbers[read.Element];
            read.Element.Dependents.Add(new Dependent(reader, read.InAllInstances ? _root : Expression.Common(read.Element.Home, reader.Element.Home)));
            // a group has no value; position(..) reads the one around, which comes first anyway
            if (read.Element is Question or Group { IsRepeat: true })
                Edge(Value(number), vertex);
            // a repeat inside which the value stands can grow and shrink
            for (var group = read.Element.Parent; group?.Parent is not null; group = group.Parent)
            {
                if (group.IsRepeat && Value(_numbers[group]) != vertex)
                    Edge(Value(_numbers[group]), vertex);
            }
        }
    }

    private void Edge(int from, int to)
    {
        if (_after[from].Add(to))
            _before[to].Add(from);
    }

    private List<ComputedNode> Sorted(string sheet, ProblemList problems)
    {
        var waits = _before.ConvertAll(before => before.Count);
        var ready = new PriorityQueue<int, int>();
        var done = new bool[waits.Count];
        var nodes = new List<ComputedNode>();
        for (var vertex = 0; vertex < waits.Count; vertex++)
        {
            if (waits[vertex] == 0)
                ready.Enqueue(vertex, vertex);
        }

        var left = waits.Count;
        while (left > 0)
        {
            while (ready.TryDequeue(out var vertex, out _))
            {
                if (done[vertex])
                    continue;
                Finish(vertex);
            }

            if (left == 0)
                break;
            var circle = Circle(done);
            Report(circle, sheet, problems);
            foreach (var vertex in circle.Where(vertex => !done[vertex]))
                Finish(vertex);
        }

        return nodes;

        void Finish(int vertex)
        {
            done[vertex] = true;
            left--;
            var element = _elements[vertex / 2];
            if ((vertex % 2 == 0 ? element.RelevanceNode : element.ValueNode) is { } node)
            {
                node.Rank = nodes.Count;
                nodes.Add(node);
            }

            foreach (var next in _after[vertex])
            {
                if (--waits[next] == 0 && !done[next])
                    ready.Enqueue(next, next);
            }
        }
    }

    /// <summary>Follows what something waits for until it comes round.</summary>
    private List<int> Circle(bool[] done)
    {
        var vertex = Array.IndexOf(done, false);
        var seen = new Dictionary<int, int>();
        var path = new List<int>();
        while (seen.TryAdd(vertex, path.Count))
        {
            path.Add(vertex);
            vertex = _before[vertex].Where(before => !done[before]).Min();
        }

        return path[seen[vertex]..];
    }

    private void Report(List<int> circle, string sheet, ProblemList problems)
    {
        // read backwards: each waits for the next
        var elements = circle.Select(vertex => _elements[vertex / 2]).Distinct().ToList();
        var culprits = elements.Where(element => element.RelevanceNode is not null || element.ValueNode is not null).ToList();
        var named = culprits.Count > 0 ? culprits : elements;
        var first = named.MinBy(element => element.Row)!;
        var from = named.IndexOf(first);
        var names = named.Skip(from).Concat(named.Take(from)).Append(first).Select(element => element.Name);
        problems.Add(FormRules.Cycle, sheet, first.Row, null, ("name", first.Name), ("path", string.Join(" → ", names)));
    }
}
