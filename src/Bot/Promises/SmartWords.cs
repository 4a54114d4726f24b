using System.Collections.Frozen;
using System.Text.RegularExpressions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Promises;

/// <summary>The words by which the coach reads what people write in Arabic, Kurdish and English. All are compared by their search keys.</summary>
internal static partial class SmartWords
{
    private static readonly string[] VagueDates = Keys(
        "soon", "asap", "as soon as possible", "shortly", "later", "in the future", "someday", "when possible", "gradually", "ongoing", "continuously", "immediately",
        "قريبا", "قريبًا", "في اقرب وقت", "باسرع وقت", "في اسرع وقت", "لاحقا", "مستقبلا", "في المستقبل", "عند الامكان", "باستمرار", "مستمر", "تدريجيا", "حالا", "فورا",
        "بەزووی", "بە زوویی", "بەزوویی", "بەم زووانە", "بە زووترین کات", "دواتر", "لە داهاتوودا", "کاتێک گونجا", "بەردەوام", "ورد ورد", "هەر ئێستا");

    private static readonly string[] Everybody = Keys(
        "everyone", "everybody", "all", "we", "us", "somebody", "someone", "tbd", "nobody", "civil society",
        "الجميع", "الكل", "كلنا", "نحن", "جميع", "كل", "غير محدد", "المجتمع المدني",
        "هەموو", "هەمووان", "هەموومان", "ئێمە", "کەسێک", "دیاری نەکراوە");

    private static readonly FrozenSet<string> Numbers = Keys(
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "dozen", "twenty", "fifty", "hundred", "half",
        "اثنان", "اثنين", "ثلاث", "ثلاثة", "اربع", "اربعة", "خمس", "خمسة", "ست", "ستة", "سبع", "سبعة", "ثمان", "ثماني", "ثمانية", "تسع", "تسعة", "عشر", "عشرة", "عشرون", "عشرين", "مئة", "مائة", "نصف",
        "یەک", "دوو", "سێ", "چوار", "پێنج", "شەش", "حەوت", "هەشت", "نۆ", "دە", "بیست", "سەد", "نیوە").ToFrozenSet();

    private static readonly FrozenSet<string> EnglishVerbs = Keys(
        "adopt", "agree", "appoint", "arrange", "ask", "bring", "build", "call", "campaign", "carry", "clean", "collect", "complete", "connect", "contact", "cover", "create",
        "deliver", "design", "develop", "distribute", "document", "draft", "elect", "employ", "establish", "expand", "extend", "finish", "form", "fund", "gather", "give",
        "hand", "help", "hire", "hold", "host", "improve", "include", "increase", "inform", "install", "introduce", "invite", "issue", "join", "launch", "lead", "link",
        "lobby", "make", "map", "measure", "meet", "monitor", "negotiate", "offer", "open", "organise", "organize", "pass", "plan", "plant", "prepare", "present", "print",
        "produce", "propose", "protect", "provide", "publish", "raise", "reach", "record", "recruit", "reduce", "register", "release", "renew", "repair", "report", "request",
        "restore", "review", "run", "send", "set", "share", "sign", "start", "strengthen", "submit", "support", "survey", "teach", "train", "translate", "update", "visit",
        "write").ToFrozenSet();

    // the verbal nouns with which Arabic names an act, then stems that follow the first letter of a present tense
    private static readonly FrozenSet<string> ArabicActs = Keys(
        "اعتماد", "اعداد", "اقامة", "انشاء", "اطلاق", "ارسال", "اصدار", "ادراج", "اشراك", "اجراء", "بناء", "تأسيس", "تأهيل", "تدريب", "تسليم", "تسجيل", "تشكيل", "تنظيم", "تنفيذ",
        "توعية", "توفير", "توقيع", "توزيع", "تقديم", "تقليل", "تخفيض", "تعديل", "تعزيز", "تعيين", "تطوير", "تفعيل", "تحديث", "تحسين", "تحويل", "ترجمة", "ترميم", "تمويل", "تمكين",
        "تواصل", "جمع", "حماية", "دعم", "دعوة", "رصد", "رفع", "زيارة", "زيادة", "صياغة", "طباعة", "عقد", "عرض", "فتح", "قياس", "كتابة", "مخاطبة", "متابعة", "مراجعة", "مراقبة",
        "مناصرة", "نشر", "وضع", "زراعة", "شراء", "صيانة", "حفر", "تركيب", "مطالبة", "اختيار", "انتخاب", "استحداث", "استكمال", "اكمال", "انجاز", "تبني", "ضمان", "تثقيف", "تشجيع", "تنسيق",
        "تنظيف", "تخصيص", "توثيق", "تأمين", "تقوية", "توسيع", "تقييم", "دراسة", "استضافة", "ربط").ToFrozenSet();

    private static readonly FrozenSet<string> ArabicStems = Keys(
        "عقد", "نظم", "قدم", "درب", "شكل", "نشر", "كتب", "رسل", "طلق", "سلم", "جمع", "فتح", "نفذ", "عد", "تواصل", "تابع", "راجع", "زور", "دعم", "بني", "صدر").ToFrozenSet();

    private static readonly string[] KurdishEndings = Keys(
        "کردن", "کردنی", "کردنەوە", "کردنەوەی", "دان", "دانی", "گرتن", "گرتنی", "ناردن", "ناردنی", "هێنان", "هێنانی", "گەیاندن", "گەیاندنی", "نووسین", "نووسینی", "دامەزراندن",
        "دامەزراندنی", "بەستن", "بەستنی", "کڕین", "کڕینی", "چاندن", "چاندنی", "بردن", "بردنی", "سازدان", "پێدان", "زانین");

    private static readonly string[] Heads = Keys(
        "organisation", "organization", "association", "center", "centre", "committee", "union", "office", "council", "department", "network", "directorate", "ministry", "team", "board",
        "forum", "institute", "foundation", "agency", "municipality", "governorate", "university", "school", "society", "federation", "parliament", "company", "syndicate",
        "منظمة", "جمعية", "مركز", "وزارة", "ديوان", "لجنة", "مديرية", "شبكة", "دائرة", "مجلس", "نقابة", "اتحاد", "مؤسسة", "هيئة", "جامعة", "مدرسة", "بلدية", "محافظة", "قسم", "فريق",
        "منتدى", "رابطة", "شركة", "مكتب", "تحالف", "أمانة",
        "ڕێکخراو", "کۆمەڵە", "سەنتەر", "وەزارەت", "دیوان", "لیژنە", "بەڕێوەبەرایەتی", "تۆڕ", "فەرمانگە", "ئەنجوومەن", "سەندیکا", "یەکێتی", "دەزگا", "زانکۆ", "قوتابخانە", "شارەوانی",
        "پارێزگا", "تیم", "فۆرەم", "کۆمپانیا", "نووسینگە");

    /// <summary>The word or phrase that stands where a day should; null when there is none.</summary>
    public static string? VagueDate(string text) => Array.Find(VagueDates, vague => $" {SearchKey.Of(text)} ".Contains($" {vague} ", StringComparison.Ordinal));

    /// <summary>A number is in it, in digits of any kind or in words.</summary>
    public static bool HasNumber(string? text) => text is not null && (Typed.Plain(text).Any(char.IsAsciiDigit) || Words(text).Any(Numbers.Contains));

    /// <summary>It says that something is done: a verb, or the verbal noun with which Arabic and Kurdish name an act.</summary>
    public static bool HasVerb(string? text) => text is not null && Words(text) is { Length: > 1 } words && Array.Exists(words, IsVerb);

    /// <summary>It names nobody in particular.</summary>
    public static bool IsNobody(string? owner) => string.IsNullOrWhiteSpace(owner)
        || SearchKey.Of(owner) is var key && Array.Exists(Everybody, word => key == word || (word is "all" || word == SearchKey.Of("جميع") || word == SearchKey.Of("كل") || word == SearchKey.Of("هەموو")) && key.StartsWith(word + " ", StringComparison.Ordinal));

    /// <summary>How many are named: 2 and more where every part between "and", "و" or "،" could stand alone; an "and" within a name counts for nothing.</summary>
    /// <param name="owner">As it was written.</param>
    /// <param name="known">Organisations whose names are known, whatever is in them.</param>
    public static int Owners(string owner, IEnumerable<string> known)
    {
        var names = known.Select(SearchKey.Of).ToHashSet(StringComparer.Ordinal);
        if (names.Contains(SearchKey.Of(owner)))
        {
            return 1;
        }

        var parts = Between().Split(BeforeHeads(owner)).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        var headed = parts.Count(part => names.Contains(SearchKey.Of(part)) || Words(part).Any(IsHead));
        return parts.Count > 1 && (headed == parts.Count || headed == 0) ? parts.Count : 1;
    }

    // Arabic writes its "and" at the next word: "وزارة العمل وديوان المحافظة"; what follows has to be able to begin a name
    private static string BeforeHeads(string owner) => string.Join(' ', owner.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select((word, index) => index > 0 && word.Length > 3 && word[0] == 'و' && IsHead(SearchKey.Of(word[1..])) ? "، " + word[1..] : word));

    private static bool IsHead(string word) => Array.Exists(Heads, head => word == head || (word.StartsWith(head, StringComparison.Ordinal) && word.Length - head.Length <= 4)
        || (word.StartsWith("ال", StringComparison.Ordinal) && word[2..] == head));

    private static bool IsVerb(string word) => IsEnglishVerb(word) || IsArabicAct(word) || IsKurdishAct(word);

    private static bool IsEnglishVerb(string word) => EnglishVerbs.Any(verb => word == verb || (word.StartsWith(verb.TrimEnd('e'), StringComparison.Ordinal)
        && word[verb.TrimEnd('e').Length..] is "e" or "s" or "es" or "ed" or "ing" or "ning" or "ting" or "ping"));

    private static bool IsArabicAct(string word)
    {
        var bare = word.Length > 3 && word[0] is 'و' or 'ب' or 'ل' or 'ف' ? word[1..] : word;
        return new[] { word, bare }.Any(one => ArabicActs.Contains(one) || (one.StartsWith("ال", StringComparison.Ordinal) && ArabicActs.Contains(one[2..]))
            || (one.Length > 2 && one[0] is 'ن' or 'ي' && ArabicStems.Contains(one[1..])) || (one.Length > 3 && one[0] == 'س' && one[1] is 'ن' or 'ي' or 'ت' && ArabicStems.Contains(one[2..])));
    }

    private static bool IsKurdishAct(string word) => Array.Exists(KurdishEndings, ending => word.EndsWith(ending, StringComparison.Ordinal));

    private static string[] Words(string text) => SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Keys(params string[] words) => [.. words.Select(SearchKey.Of).Where(word => word.Length > 0).Distinct()];

    [GeneratedRegex(@"\s+(?:and|with|و|مع|لەگەڵ)\s+|[&+/;؛،,]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Between();
}
