using System.Reflection;
using System.Text.Json;

namespace WorkshopBot.Texts;

/// <summary>
/// Every text the bot says, in every language. The English file also says what each text and argument is, for translators and for the renderer.
/// </summary>
/// <remarks>
/// Shape of <c>en.json</c>; <c>text</c> is a string or an object of plural forms, chosen by the argument <c>n</c>:
/// <code>
/// "ticket.caption": { "text": "{workshop}\nEntry code: {ticket}", "note": "Below the ticket's picture.",
///                     "arguments": { "workshop": "text: title", "ticket": "code: KR7-M2Q" }, "max": 1000 }
/// </code>
/// Shape of <c>ar.json</c>, <c>ckb.json</c>: <c>"ticket.caption": "…"</c>. A part of the catalogue may have files of its own, named
/// <c>en.console.json</c> and so on, the language first: the build takes <c>console.en.json</c> for a resource of the culture "en" and puts it
/// into an assembly of its own, where it is not found.
/// </remarks>
public sealed class Catalogue
{
    private const string Prefix = "texts.";

    private static readonly Lazy<Catalogue> Loaded = new(LoadEmbedded);

    private readonly Dictionary<Language, IReadOnlyDictionary<string, Entry>> _texts;
    private readonly Dictionary<Language, Words> _words;

    private Catalogue(Dictionary<Language, IReadOnlyDictionary<string, Entry>> texts, IReadOnlyDictionary<string, Declaration> declarations)
    {
        _texts = texts;
        Declarations = declarations;
        _words = Language.All.ToDictionary(language => language, language => new Words(language, this));
    }

    /// <summary>The catalogue of this program.</summary>
    public static Catalogue Embedded => Loaded.Value;

    /// <summary>Every key there is.</summary>
    public IEnumerable<string> Keys => Declarations.Keys;

    /// <summary>What the English files say about each text.</summary>
    internal IReadOnlyDictionary<string, Declaration> Declarations { get; }

    /// <summary>The texts in one language.</summary>
    public Words In(Language language) => _words[language];

    /// <summary>The texts in one language, by its code.</summary>
    /// <exception cref="ArgumentException">No such language.</exception>
    public Words In(string languageCode) => In(Language.Of(languageCode));

    /// <summary>Reads a catalogue from the contents of its files.</summary>
    /// <param name="files">Language and JSON of each file.</param>
    internal static Catalogue Load(IEnumerable<(Language Language, string Json)> files)
    {
        var texts = Language.All.ToDictionary(language => language, _ => new Dictionary<string, Entry>(StringComparer.Ordinal));
        var declarations = new Dictionary<string, Declaration>(StringComparer.Ordinal);
        foreach (var (language, json) in files)
        {
            using var document = JsonDocument.Parse(json);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var text = property.Value;
                if (language == Language.English)
                {
                    declarations.Add(property.Name, Declaration.Read(text));
                    text = text.GetProperty("text");
                }

                texts[language].Add(property.Name, Entry.Read(text, language));
            }
        }

        return new(texts.ToDictionary(pair => pair.Key, pair => (IReadOnlyDictionary<string, Entry>)pair.Value), declarations);
    }

    internal IReadOnlyDictionary<string, Entry> EntriesOf(Language language) => _texts[language];

    private static Catalogue LoadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return Load(assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return (Language.Of(name.Split('.')[1]), reader.ReadToEnd());
        }));
    }

    /// <summary>What the English file says about a text.</summary>
    /// <param name="Note">For translators: where it appears.</param>
    /// <param name="Arguments">Kind and meaning of each argument.</param>
    /// <param name="Max">How many characters it may have; null: no limit of its own.</param>
    internal sealed record Declaration(string Note, IReadOnlyDictionary<string, (ArgKind Kind, string Meaning)> Arguments, int? Max)
    {
        public static Declaration Read(JsonElement entry)
        {
            var arguments = entry.TryGetProperty("arguments", out var declared)
                ? declared.EnumerateObject().ToDictionary(argument => argument.Name, argument => ReadArgument(argument.Value.GetString()!))
                : [];
            return new(entry.GetProperty("note").GetString()!, arguments, entry.TryGetProperty("max", out var max) ? max.GetInt32() : null);
        }

        private static (ArgKind Kind, string Meaning) ReadArgument(string written)
        {
            var parts = written.Split(": ", 2);
            return (Enum.Parse<ArgKind>(parts[0], ignoreCase: true), parts[1]);
        }
    }

    /// <summary>One text in one language: a single template, or one for each plural form.</summary>
    internal sealed record Entry(Template? Single, IReadOnlyDictionary<string, Template> Forms)
    {
        public IEnumerable<Template> Templates => Single is null ? Forms.Values : [Single];

        public static Entry Read(JsonElement text, Language language) => text.ValueKind == JsonValueKind.String
            ? new(Template.Parse(text.GetString()!, language.IsRightToLeft), new Dictionary<string, Template>())
            : new(null, text.EnumerateObject().ToDictionary(form => form.Name, form => Template.Parse(form.Value.GetString()!, language.IsRightToLeft)));

        public Template For(Language language, long? number)
        {
            if (Single is not null)
            {
                return Single;
            }

            var n = number ?? throw new ArgumentException("A text with plural forms needs the number {n}.");
            return n == 0 && Forms.TryGetValue("=0", out var none)
                ? none
                : Forms[PluralForms.Of(language, n).ToString().ToLowerInvariant()];
        }
    }
}
