using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Forms.Expressions;

/// <summary>A node of XPath: an element in one frame of values, or a row (or a column of a row) of a list.</summary>
internal readonly record struct NodeRef(Frame? Frame, Element? Element, ChoiceRow? Row, string? Column)
{
    public static NodeRef Of(Frame frame, Element element) => new(frame, element, null, null);

    public static NodeRef Of(ChoiceRow row) => new(null, null, row, null);

    public bool IsLeaf => Element is Question || Column is not null;

    /// <summary>False for what is not relevant: node-sets leave it out.</summary>
    public bool Exists => Row is not null || Element is Group { Parent: null } || (Element is Group { IsRepeat: true } repeat && Frame!.Owner == repeat
        ? Frame.IsRelevant
        : Frame!.Effective[Element!.Slot]);

    public string Text(Scope scope) =>
        Row is not null ? (Column is null ? "" : Scope.ColumnText(Row, Column, scope.Around.Language, scope.Filling.Form.DefaultLanguage))
        : Element is Question ? Frame!.Read(Element.Slot) : "";
}
