using WorkshopBot.Plans;

namespace WorkshopBot.Tests.Plans;

/// <summary>A folder with a small plan and its two forms, whole as it stands; a test changes what it is about.</summary>
public sealed class PlanFiles : IDisposable
{
    public const string Plan =
        """
        | workshop |
        | | name                | value            | value::Arabic (ar) | value::Kurdish (ckb) | value::English (en)  |
        | | code                | basra-2025       |                    |                      |                      |
        | | title               |                  | أنت التغيير        | تۆ گۆڕانکارییت       | You Are the Change   |
        | | description         |                  | يومان من العمل     | دوو ڕۆژ کار          | Two days of work     |
        | | organizer           |                  | شركاء العراق       | هاوبەشانی عێراق      | Iraq Partners        |
        | | purpose             |                  | تنظيم الورشة       | ڕێکخستنی وۆرکشۆپەکە  | running the workshop |
        | | first_day           | 2025-11-14       |                    |                      |                      |
        | | last_day            | 2025-11-15       |                    |                      |                      |
        | | venue               |                  | القاعة             | هۆڵ                  | The hall             |
        | | capacity            | 50               |                    |                      |                      |
        | | registration_closes | 2025-11-10 20:00 |                    |                      |                      |
        | | consent             |                  | نطلب الاسم         | داوای ناو دەکەین     | We ask for your name |
        | | consent_version     | 1                |                    |                      |                      |
        | | contact             |                  | فريق التنظيم       | تیمی ڕێکخەر          | The organizing team  |
        | agenda |
        | | code    | day        | start | end   | kind    | group   | title::Arabic (ar) | title::Kurdish (ckb) | title::English (en) |
        | | opening | 2025-11-14 | 09:30 | 10:00 | opening |         | الافتتاح           | کردنەوە              | Opening             |
        | | workers | 2025-11-14 | 10:00 | 11:15 | group   | workers | العمال             | کرێکاران             | Workers             |
        | | closing | 2025-11-15 | 16:00 | 16:30 | closing |         | الختام             | داخستن               | Closing             |
        | groups |
        | | code    | capacity | title::Arabic (ar) | title::Kurdish (ckb) | title::English (en) |
        | | workers | 15       | العمال             | کرێکاران             | Workers             |
        | organisations |
        | | code  | governorate | name::Arabic (ar) | name::Kurdish (ckb) | name::English (en) |
        | | other |             | جهة أخرى          | لایەنێکی تر         | Another            |
        | | sawa  | muthanna    | ساوة              | ساوە                | Sawa               |
        | quotas |
        | fields |
        | | field | question |
        | | role  | sector   |
        | forms |
        | | name         | file            | purpose      | audience  | opens            | closes           | anonymous |
        | | registration | registration.md | registration |           |                  |                  |           |
        | | feedback     | feedback.md     | feedback     | confirmed | 2025-11-14 11:15 | 2025-11-22 20:00 | no        |
        """;

    public const string Registration =
        """
        | survey |
        | | type                                    | name         | label::Arabic (ar) | label::Kurdish (ckb) | label::English (en) | choice_filter                                       |
        | | select_one governorate                  | governorate  | المحافظة           | پارێزگا              | Governorate         |                                                     |
        | | select_one_from_file organisations.csv  | organisation | الجهة              | لایەن                | Organisation        | governorate = ${governorate} or governorate = ''    |
        | | text                                    | full_name    | الاسم الكامل       | ناوی تەواو           | Full name           |                                                     |
        | | text                                    | sector       | القطاع             | کەرت                 | Sector              |                                                     |
        | | select_one gender                       | gender       | الجنس              | ڕەگەز                | Gender              |                                                     |
        | | select_one_from_file groups.csv         | group        | المجموعة           | گرووپ                | Group               |                                                     |
        | choices |
        | | list_name   | name     | label::Arabic (ar) | label::Kurdish (ckb) | label::English (en) |
        | | governorate | basra    | البصرة             | بەسرە                | Basra               |
        | | governorate | muthanna | المثنى             | موسەننا              | Muthanna            |
        | | gender      | woman    | امرأة              | ژن                   | Woman               |
        | | gender      | man      | رجل                | پیاو                 | Man                 |
        | settings |
        | | form_title::Arabic (ar) | form_title::Kurdish (ckb) | form_title::English (en) | form_id      | version | default_language |
        | | التسجيل                 | ناوتۆمارکردن              | Registration             | registration | 1       | Arabic (ar)      |
        """;

    public const string Feedback =
        """
        | survey |
        | | type                 | name   | label::Arabic (ar) | label::Kurdish (ckb) | label::English (en) |
        | | select_one usefulness | useful | ما مدى فائدتها؟    | چەند سوودی هەبوو؟    | How useful was it?  |
        | | text                 | remark | ملاحظة             | تێبینی               | Remark              |
        | choices |
        | | list_name  | name | label::Arabic (ar) | label::Kurdish (ckb) | label::English (en) |
        | | usefulness | 1    | بلا فائدة          | بێ سوود              | Not at all          |
        | | usefulness | 2    | مفيدة              | بەسوود               | Useful              |
        | settings |
        | | form_title::Arabic (ar) | form_title::Kurdish (ckb) | form_title::English (en) | form_id  | version | default_language |
        | | رأيك                    | بۆچوونت                   | Your opinion             | feedback | 1       | Arabic (ar)      |
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workshopbot-plan-");

    public PlanFiles()
    {
        Write("workshop.md", Plan);
        Write("registration.md", Registration);
        Write("feedback.md", Feedback);
    }

    public static TimeZoneInfo Baghdad { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad");

    public string Path => _folder.FullName;

    public string this[string file] => System.IO.Path.Combine(Path, file);

    public void Write(string file, string content) => File.WriteAllText(this[file], content);

    /// <summary>Replaces what stands in a file; it has to stand there.</summary>
    public PlanFiles With(string file, string before, string after)
    {
        var content = File.ReadAllText(this[file]);
        Assert.Contains(before, content, StringComparison.Ordinal);
        Write(file, content.Replace(before, after, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Replaces what stands in the plan.</summary>
    public PlanFiles With(string before, string after) => With("workshop.md", before, after);

    public PlanReading Read() => PlanReader.Read(PlanFolder.Open(Path, out _)!, Baghdad);

    /// <summary>The plan, which must have no problem.</summary>
    public Plan ReadPlan()
    {
        var reading = Read();
        Assert.Empty(reading.Problems);
        return reading.Plan!;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
