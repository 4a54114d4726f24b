namespace WorkshopBot.Forms.Expressions;

internal enum ValueKind
{
    Text,
    Number,
    Boolean,
    Nodes,
}

/// <summary>What an expression gives: text, number, boolean or nodes. Dates are text of their shape (rules 1, 2, 6, 11).</summary>
internal readonly struct Value
{
    private readonly string? _text;
    private readonly double _number;
    private readonly IReadOnlyList<NodeRef>? _nodes;

    private Value(ValueKind kind, string? text, double number, IReadOnlyList<NodeRef>? nodes)
    {
        Kind = kind;
        _text = text;
        _number = number;
        _nodes = nodes;
    }

    public static Value True { get; } = new(ValueKind.Boolean, null, 1, null);

    public static Value False { get; } = new(ValueKind.Boolean, null, 0, null);

    public static Value Empty { get; } = new(ValueKind.Text, "", 0, null);

    public ValueKind Kind { get; }

    public IReadOnlyList<NodeRef> Nodes => _nodes ?? [];

    public static implicit operator Value(string text) => new(ValueKind.Text, text, 0, null);

    public static implicit operator Value(double number) => new(ValueKind.Number, null, number, null);

    public static implicit operator Value(bool flag) => flag ? True : False;

    public static Value Of(IReadOnlyList<NodeRef> nodes) => new(ValueKind.Nodes, null, 0, nodes);

    public string ToText(Scope scope) => Kind switch
    {
        ValueKind.Text => _text!,
        ValueKind.Number => NumberText.Of(_number),
        ValueKind.Boolean => _number != 0 ? "true" : "false",
        ValueKind.Nodes => Nodes.Count == 0 ? "" : Nodes[0].Text(scope),
    };

    public double ToNumber(Scope scope) => Kind switch
    {
        ValueKind.Number or ValueKind.Boolean => _number,
        ValueKind.Text or ValueKind.Nodes => NumberOf(ToText(scope), scope.Around.Zone),
    };

    public bool ToBoolean(Scope scope) => Kind switch
    {
        ValueKind.Boolean => _number != 0,
        ValueKind.Number => _number != 0 && !double.IsNaN(_number),
        ValueKind.Text => _text!.Length > 0,
        ValueKind.Nodes => Nodes.Count > 1 || (Nodes.Count == 1 && (!Nodes[0].IsLeaf || Nodes[0].Text(scope).Length > 0)),
    };

    /// <summary>A number, or days since 1970 of a date or date-time (rules 11 and 12), or NaN.</summary>
    public static double NumberOf(string text, TimeZoneInfo zone)
    {
        var number = NumberText.Parse(text);
        if (!double.IsNaN(number) || text.Length < 8)
            return number;
        var trimmed = text.Trim();
        if (Moments.TryDate(trimmed, out var date))
            return Moments.Days(date);
        return Moments.TryDateTime(trimmed, zone, out var moment) ? Moments.Days(moment) : double.NaN;
    }
}
