namespace WorkshopBot.Forms.Workbooks;

/// <summary>One column of a sheet with a header, as in <c>label::Arabic (ar)</c>.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Name">Lower-cased, spaces as <c>_</c>, aliases resolved, without the language: <c>label</c>, <c>media::image</c>.</param>
/// <param name="Language">The language's code: <c>ar</c>, <c>ckb</c>, <c>en</c>, …; "" for a column without a language.</param>
/// <param name="Written">The header as it stands in the sheet.</param>
public sealed record HeaderColumn(int Number, string Name, string Language, string Written);
