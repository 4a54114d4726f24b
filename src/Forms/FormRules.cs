using System.Collections.Frozen;

namespace WorkshopBot.Forms;

/// <summary>Every rule a form's workbook can break, with its English sentence. The bot has each in three languages.</summary>
public static class FormRules
{
    // the file
    internal static readonly FormRule FileTooLarge = Error("RF001", "file", "This file is larger than {limit}. Take pictures out of the workbook, or split it.");
    internal static readonly FormRule FileTooLargeUnzipped = Error("RF002", "file", "Unpacked, this workbook is larger than {limit}. Copy the sheets you need into a new workbook and send that.");
    internal static readonly FormRule FileEmpty = Error("RF003", "file", "This file is empty. Send it again, or check that it was saved.");
    internal static readonly FormRule FileOldOrLocked = Error("RF004", "file", "This workbook is in the old .xls format or locked with a password. Save it as .xlsx without a password.");
    internal static readonly FormRule FileNotWorkbook = Error("RF005", "file", "This is not a workbook that can be read. Save it in Excel, LibreOffice or Google Sheets as .xlsx and send that.");
    internal static readonly FormRule FileTooManyRows = Error("RF006", "file", "This workbook has more than {limit} rows, or far too many cells. Delete the rows and columns that are not used.");

    // sheets and columns
    internal static readonly FormRule MissingSheet = Error("RF010", "sheet", "There is no sheet named {sheet}. An XLSForm has the sheets survey, choices and settings.");
    internal static readonly FormRule MissingColumn = Error("RF011", "column", "The column {column} is missing. Add it to the first row of the sheet.");
    internal static readonly FormRule UnknownColumn = Warning("RF012", "column", "The column {column} is not known and is left out. Did you mean {nearest}?");
    internal static readonly FormRule IgnoredColumn = Warning("RF013", "column", "The column {column} has no effect in a chat and is left out.");
    internal static readonly FormRule DuplicateColumn = Error("RF014", "column", "The column {column} stands in the first row twice. Delete or rename one of them.");
    internal static readonly FormRule NoQuestions = Error("RF015", "sheet", "No row of this sheet asks or shows anything. Add at least one question.");

    // rows of the survey
    internal static readonly FormRule MissingType = Error("RF020", "missing-type", "The row of {name} has no type. Write one, such as text or select_one, or delete the row.");
    internal static readonly FormRule UnknownType = Error("RF021", "unknown-type", "There is no question type {type}. Did you mean {nearest}?");
    internal static readonly FormRule TypeNotSupported = NotYet("RF022", "unsupported-type", "The type {type} cannot be used in a chat. Remove the row, or ask for the same with another type.");
    internal static readonly FormRule MissingName = Error("RF023", "missing-name", "This row of type {type} has no name. Write one in the column name: letters, digits and _, beginning with a letter.");
    internal static readonly FormRule BadName = Error("RF024", "bad-name", "The name {name} cannot be used. It begins with a letter or _, then letters, digits, _ - and . without spaces; for example {nearest}.");
    internal static readonly FormRule DuplicateName = Error("RF025", "duplicate-name", "The name {name} is used already in row {row} of the same group. Give one of them another name.");
    internal static readonly FormRule NameDiffersInCase = Warning("RF026", "duplicate-name", "The names {name} and {other} differ only in capital letters. That confuses people who analyse the answers.");
    internal static readonly FormRule MissingList = Error("RF027", "unknown-list", "The type of {name} names no list. Write it behind the type: {type} LIST.");
    internal static readonly FormRule UnknownList = Error("RF028", "unknown-list", "The sheet choices has no list {list}. Add its choices there. Did you mean {nearest}?");
    internal static readonly FormRule MissingFile = Error("RF029", "missing-data", "The file {file} is not there. Send it along with the form, or move its rows to the sheet choices.");
    internal static readonly FormRule UnclosedGroup = Error("RF030", "unclosed-group", "The group or repeat {name} begins here and never ends. Add an {end} row after its last question.");
    internal static readonly FormRule EndWithoutBegin = Error("RF031", "unclosed-group", "Nothing is open that {type} could close. Delete this row, or add the row that begins the group.");
    internal static readonly FormRule EndOfOther = Error("RF032", "unclosed-group", "{type} cannot close {name}, which began in row {row}. Write {end} here, or close the groups in the opposite order in which they began.");
    internal static readonly FormRule OtherWithFilter = Error("RF033", "or-other", "or_other and choice_filter cannot be used together in {name}. Add a choice other to the list and a text question after it.");
    internal static readonly FormRule MissingLabel = Error("RF034", "missing-label", "The question {name} has no label: nobody would know what is asked. Write what is asked in the column label.");
    internal static readonly FormRule MissingCalculation = Error("RF035", "missing-calculation", "The row {name} computes nothing. Write an expression in the column calculation.");
    internal static readonly FormRule BadRange = Error("RF036", "range", "The range of {name} cannot be used: {found}. Write numbers such as start=1 end=5 step=1; step is above 0 and divides the way from start to end.");
    internal static readonly FormRule UnknownParameter = Warning("RF037", "parameter", "{name} has a parameter {parameter} that has no effect in a chat and is left out.");
    internal static readonly FormRule UnknownAppearance = Warning("RF038", "appearance", "The appearance {appearance} of {name} is not known and has no effect.");
    internal static readonly FormRule EmptyRepeat = Warning("RF039", "group", "The group or repeat {name} holds no row. Delete it, or put its questions inside.");
    internal static readonly FormRule BadTrigger = Error("RF040", "unknown-reference", "The trigger of {name} is {found}. Write one question as a reference, such as {example}.");
    internal static readonly FormRule LongLabel = Warning("RF041", "label", "The label of {name} has {length} characters. On a phone, more than {limit} are hard to read.");
    internal static readonly FormRule NeverRelevant = Warning("RF042", "dead-branch", "{name} is never asked: its relevant is always false. Delete the row, or change the condition.");
    internal static readonly FormRule BadDefault = Warning("RF043", "default", "The default {found} of {name} is no value of its type and is left out.");
    internal static readonly FormRule TooDeepGroups = Error("RF044", "group", "Groups stand inside each other more than {limit} deep at {name}. Close some before others begin.");

    internal static readonly FormRule BadParameter = Error("RF045", "parameter", "The parameter {parameter} of {name} cannot be {found}. Write it as in {example}.");
    internal static readonly FormRule UnknownChoice = Warning("RF046", "dead-branch", "{column} of {name} asks whether {reference} is {found}, which is no choice of its list. Did you mean {nearest}?");
    internal static readonly FormRule NoOptOut = Warning("RF047", "sensitive", "{name} asks about something sensitive and leaves no way out. Make it optional, or add a choice such as prefer_not.");
    internal static readonly FormRule LongForm = Warning("RF048", "length", "Filling in this form takes about {minutes} minutes ({count} questions). On a phone, people stop after {limit} or so.");

    // choices
    internal static readonly FormRule DuplicateChoice = Error("RF050", "duplicate-choice", "The choice {name} stands in the list {list} twice, first in row {row}. Rename one, or write yes under allow_choice_duplicates in the sheet settings.");
    internal static readonly FormRule ChoiceWithoutName = Error("RF051", "missing-name", "A choice of the list {list} has no name. Write in the column name what is stored when it is chosen.");
    internal static readonly FormRule ChoiceWithoutList = Warning("RF052", "choices", "The choice {name} belongs to no list and is left out. Write the list in the column list_name.");
    internal static readonly FormRule ChoiceWithSpace = Error("RF053", "bad-name", "The choice name {name} of the list {list} has a space in it. Where several can be chosen, names are stored with spaces between them: write {nearest}.");
    internal static readonly FormRule UnusedList = Warning("RF054", "unused-list", "No question uses the list {list}.");
    internal static readonly FormRule ChoiceWithoutLabel = Warning("RF055", "missing-label", "The choice {name} of the list {list} has no label; people would read its name.");
    internal static readonly FormRule UnknownFilterColumn = Warning("RF056", "choice-filter", "The choice_filter of {name} reads the column {column}, which the list {list} does not have. Did you mean {nearest}?");

    // expressions
    internal static readonly FormRule BadExpression = Error("RF060", "bad-expression", "{column} of {name} cannot be read at character {position}, before {found}: {expression}");
    internal static readonly FormRule UnknownFunction = Error("RF061", "unknown-function", "{column} of {name} uses {function}(), which does not exist. Did you mean {nearest}?");
    internal static readonly FormRule WrongArguments = Error("RF062", "bad-expression", "{column} of {name} gives {function}() {given} arguments; it takes {expected}.");
    internal static readonly FormRule NotNodeSet = Error("RF063", "bad-expression", "{column} of {name}: {function}() needs a question or repeat in brackets, such as {example}.");
    internal static readonly FormRule UnknownReference = Error("RF064", "unknown-reference", "{column} of {name} uses {reference}, which no row defines. Did you mean {nearest}?");
    internal static readonly FormRule AmbiguousReference = Error("RF065", "unknown-reference", "{column} of {name} uses {reference}, but several rows have this name. Rename all but one.");
    internal static readonly FormRule ExpressionNotSupported = NotYet("RF066", "unsupported-expression", "{column} of {name} uses {what}, which is not supported. Use {example} instead.");
    internal static readonly FormRule MissingTable = Error("RF067", "missing-data", "{column} of {name} looks things up in {table}, but there is no such list or file. Add the list to the sheet choices, or send the file along.");
    internal static readonly FormRule ExpressionTooDeep = Error("RF068", "bad-expression", "{column} of {name} is too long or too deeply nested (more than {limit}). Split it over several calculate rows.");
    internal static readonly FormRule Cycle = Error("RF069", "cycle", "{name} depends on itself: {path}. Change one of these rows so that the circle is broken.");
    internal static readonly FormRule BadPattern = Warning("RF070", "bad-expression", "{column} of {name} has a regular expression that cannot be read: {pattern}. It would accept everything.");

    internal static readonly FormRule ShortYesNo = Warning("RF071", "boolean", "{column} of {name} says {found} and is read as {read}. Write yes or no.");

    // settings and translations
    internal static readonly FormRule UnknownDefaultLanguage = Warning("RF080", "language", "The default_language {language} has no column. The languages of this form are: {languages}.");
    internal static readonly FormRule MissingTranslation = Warning("RF081", "language", "{count} texts are missing in {language}, the first in the row of {name}. People would read another language there.");
    internal static readonly FormRule EntitiesNotSupported = NotYet("RF082", "unsupported", "Entities are not supported. Remove the sheet {sheet}.");

    /// <summary>All rules, by number.</summary>
    public static IReadOnlyList<FormRule> All { get; } = [.. typeof(FormRules)
        .GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)
        .Select(field => field.GetValue(null)).OfType<FormRule>().OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    private static readonly FrozenDictionary<string, FormRule> ById = All.ToFrozenDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>The rule of that number.</summary>
    public static FormRule Get(string id) => ById[id];

    /// <summary>The English sentence of a problem, without its place: for documentation and tests.</summary>
    public static string Sentence(FormProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var text = Get(problem.Rule).Text;
        // nothing is near: the question "did you mean" would be silly
        if (problem.Arguments.TryGetValue("nearest", out var nearest) && nearest.Length == 0)
            text = text.Replace(" Did you mean {nearest}?", "", StringComparison.Ordinal);
        return problem.Arguments.Aggregate(text, (sentence, argument) =>
            sentence.Replace("{" + argument.Key + "}", argument.Value, StringComparison.Ordinal));
    }

    private static FormRule Error(string id, string topic, string text) => new(id, ProblemKind.Invalid, topic, text);

    private static FormRule NotYet(string id, string topic, string text) => new(id, ProblemKind.NotSupportedYet, topic, text);

    private static FormRule Warning(string id, string topic, string text) => new(id, ProblemKind.Warning, topic, text);
}
