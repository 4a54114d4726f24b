namespace WorkshopBot.Playground.Server;

/// <summary>
/// Telegram's limits, as documented for the Bot API or measured by its users. They can change without notice: this file and
/// <see cref="Says"/> are the only places that know them.
/// </summary>
internal static class Limits
{
    /// <summary>In code points, after parsing.</summary>
    public const int TextLength = 4096;

    public const int CaptionLength = 1024;

    /// <summary>In bytes, markup included.</summary>
    public const int UnparsedTextBytes = 32_768;

    /// <summary>What exceeds it is left out silently.</summary>
    public const int Entities = 100;

    public const int CallbackDataBytes = 64;

    public const int InlineButtons = 100;

    public const int InlineButtonsInRow = 8;

    public const int MarkupBytes = 10_240;

    /// <summary>Above these, rows and buttons of any keyboard vanish silently.</summary>
    public const int ButtonsInRowBeforeDropping = 12, ButtonsBeforeDropping = 300;

    public const int CopyTextLength = 256;

    public const int PlaceholderLength = 64;

    public const int CallbackAnswerLength = 200;

    public const int CommandLength = 32, CommandDescriptionLength = 256, Commands = 100;

    public const int BotNameLength = 64, BotDescriptionLength = 512, BotShortDescriptionLength = 120;

    public const int DeepLinkLength = 64;

    public const int AlbumLeast = 2, AlbumMost = 10;

    public const int PollQuestionLength = 300, PollOptionLength = 100, PollOptionsMost = 12, PollExplanationLength = 200, PollExplanationLines = 2;

    public const int PollOpenLeastSeconds = 5, PollOpenMostSeconds = 2_628_000;

    public const int MessageIdsAtOnce = 100;

    public const int QuoteLength = 1024;

    public const int UploadBytes = 50 << 20, PhotoBytes = 10 << 20, DownloadBytes = 20 << 20;

    public const int PhotoSidesTogether = 10_000, PhotoSidesRatio = 20;

    public const int UpdatesAtOnce = 100, LongPollSeconds = 50;

    public const int WebhookSecretLength = 256, WebhookConnectionsMost = 100;

    public const int UrlLength = 2048;

    public static readonly TimeSpan DeletableFor = TimeSpan.FromHours(48);

    public static readonly TimeSpan UpdateLifetime = TimeSpan.FromHours(24), CallbackLifetime = TimeSpan.FromSeconds(150);

    /// <summary>After the same offset was asked again.</summary>
    public static readonly TimeSpan SameOffsetWait = TimeSpan.FromSeconds(3), SameOffsetSingle = TimeSpan.FromSeconds(0.5);

    public static readonly TimeSpan ConflictWait = TimeSpan.FromSeconds(3);

    public static readonly TimeSpan WebhookSilence = TimeSpan.FromSeconds(60), WebhookLongestWait = TimeSpan.FromSeconds(120);

    /// <summary>Rates, kept only when asked for: messages a second in a chat (and how many at once), a minute in a group, a second overall.</summary>
    public const int ChatBurst = 5, ChatPerSecond = 1, GroupPerMinute = 20, OverallPerSecond = 30;
}

/// <summary>What Telegram says when it refuses; the first word of the answer ("Bad Request: ") is put in front by <see cref="Refusal"/>.</summary>
internal static class Says
{
    // requests
    public const string Unauthorized = "Unauthorized";
    public const string NotFound = "Not Found";
    public const string TooLarge = "Request Entity Too Large";
    public const string CantParseBody = "can't parse JSON object";
    public const string ObjectExpectedAsMarkup = "object expected as reply markup";
    public const string UnsupportedParseMode = "unsupported parse_mode";

    // chats
    public const string ChatIdEmpty = "chat_id is empty";
    public const string ChatNotFound = "chat not found";
    public const string NotStarted = "bot can't initiate conversation with a user";
    public const string Blocked = "bot was blocked by the user";
    public const string Deactivated = "user is deactivated";
    public const string ToBot = "bot can't send messages to bots";
    public const string UserNotFound = "user not found";
    public const string Upgraded = "group chat was upgraded to a supergroup chat";
    public const string CantLeavePrivate = "chat member status can't be changed in private chats";
    public const string NoAdministratorsInPrivate = "there are no administrators in the private chat";
    public const string ThreadNotFound = "message thread not found";
    public const string NotEnoughRightsToPin = "not enough rights to manage pinned messages in the chat";

    // texts
    public const string TextEmpty = "message text is empty";
    public const string TextNothingLeft = "text must be non-empty";
    public const string TextTooLong = "message is too long";
    public const string CaptionTooLong = "message caption is too long";
    public const string UnparsedTooLong = "text is too long";
    public const string CantParseEntities = "can't parse entities: ";

    // keyboards
    public const string InlineKeyboardExpected = "inline keyboard expected";
    public const string MarkupTooLong = "reply markup is too long";
    public const string ButtonDataInvalid = "BUTTON_DATA_INVALID";
    public const string ButtonUrlInvalid = "BUTTON_URL_INVALID";
    public const string ButtonCopyTextInvalid = "BUTTON_COPY_TEXT_INVALID";
    public const string ButtonTypeInvalid = "BUTTON_TYPE_INVALID";
    public const string TextButton = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard";
    public const string InlineButtonWithoutText = "can't parse inline keyboard button: Can't find field \"text\"";
    public const string KeyWithoutText = "can't parse keyboard button: Can't find field \"text\"";
    public const string ContactOnlyInPrivate = "phone number can be requested in private chats only";
    public const string LocationOnlyInPrivate = "location can be requested in private chats only";
    public const string PollOnlyInPrivate = "poll can be requested in private chats only";
    public const string UsersOnlyInPrivate = "users can be requested in private chats only";
    public const string ChatsOnlyInPrivate = "chats can be requested in private chats only";
    public const string WebAppsOnlyInPrivate = "Web App buttons can be used in private chats only";
    public const string PlaceholderTooLong = "input field placeholder is too long";
    public const string NoMarkupInAlbums = "reply markup can't be used in albums";

    // editing and deleting
    public const string NoMessageId = "message identifier is not specified";
    public const string EditNotFound = "message to edit not found";
    public const string CantEdit = "message can't be edited";
    public const string NoTextToEdit = "there is no text in the message to edit";
    public const string NoCaptionToEdit = "there is no caption in the message to edit";
    public const string NotModified =
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
    public const string InlineMessageNotFound = "MESSAGE_ID_INVALID";
    public const string DeleteNotFound = "message to delete not found";
    public const string CantDelete = "message can't be deleted";
    public const string TooManyIds = "too many message identifiers specified";
    public const string NoIds = "message identifiers are not specified";
    public const string IdsNotIncreasing = "message identifiers must be in a strictly increasing order";
    public const string ReplyNotFound = "message to be replied not found";
    public const string ReplyWithoutId = "can't find field \"message_id\"";
    public const string QuoteInvalid = "QUOTE_TEXT_INVALID";
    public const string CopyNotFound = "message to copy not found";
    public const string ForwardNotFound = "message to forward not found";
    public const string CantForward = "message can't be forwarded";
    public const string CantCopy = "message can't be copied";
    public const string PinNotFound = "message to pin not found";
    public const string NothingToUnpin = "message to unpin not found";

    // button presses
    public const string QueryTooOld = "query is too old and response timeout expired or query ID is invalid";
    public const string AnswerTooLong = "MESSAGE_TOO_LONG";

    // files
    public const string WrongFile = "wrong file identifier/HTTP URL specified";
    public const string FileUnavailable = "wrong file_id or the file is temporarily unavailable";
    public const string InvalidFileId = "invalid file_id";
    public const string UrlNotFetched = "failed to get HTTP URL content";
    public const string FileEmpty = "file must be non-empty";
    public const string FileTooBig = "file is too big";
    public const string PhotoTooBig = "file is too big for a photo; the maximum size is 10485760 bytes";
    public const string NotAPicture = "IMAGE_PROCESS_FAILED";
    public const string PhotoDimensions = "PHOTO_INVALID_DIMENSIONS";
    public const string AlbumSize = "wrong number of items in the album";
    public const string AlbumMixed = "documents and audio can't be mixed with other media types";

    // polls
    public const string PollQuestionEmpty = "poll question must be non-empty";
    public const string PollQuestionTooLong = "poll question length must not exceed 300";
    public const string PollTooFewOptions = "poll must have at least 1 option";
    public const string PollTooManyOptions = "poll can't have more than 12 options";
    public const string PollOptionEmpty = "poll options must be non-empty";
    public const string PollOptionTooLong = "poll options length must not exceed 100";
    public const string PollExplanationTooLong = "quiz explanation length must not exceed 200";
    public const string PollExplanationLines = "quiz explanation must contain at most 2 line feeds";
    public const string PollOpenPeriod = "poll open period must be between 5 and 2628000 seconds";
    public const string PollWithoutAnswer = "no correct option is specified for the quiz";
    public const string PollNotFound = "message with poll to stop not found";

    // the bot itself
    public const string CommandInvalid = "BOT_COMMAND_INVALID";
    public const string CommandDescriptionInvalid = "BOT_COMMAND_DESCRIPTION_INVALID";
    public const string TooManyCommands = "BOT_COMMANDS_TOO_MUCH";
    public const string CommandsMissing = "parameter \"commands\" is required";
    public const string LanguageCode = "invalid language code specified";
    public const string ScopeType = "can't parse BotCommandScope: Unsupported type specified";
    public const string ScopeMissing = "can't parse BotCommandScope: Can't find field \"type\"";
    public const string NameTooLong = "name is too long";
    public const string DescriptionTooLong = "description is too long";
    public const string ShortDescriptionTooLong = "short description is too long";
    public const string MenuButtonType = "can't parse menu button: Unsupported type specified";

    // updates
    public const string OtherGetUpdates = "terminated by other getUpdates request; make sure that only one bot instance is running";
    public const string BySetWebhook = "terminated by setWebhook request";
    public const string WebhookActive = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
    public const string WebhookUrl = "bad webhook: An HTTPS URL must be provided for webhook";
    public const string WebhookSecret = "secret token contains unallowed characters";
    public const string WebhookSecretTooLong = "secret token is too long";

    public static string Kicked(string chatType) => $"bot was kicked from the {chatType} chat";

    public static string NotAMember(string chatType) => $"bot is not a member of the {chatType} chat";

    public static string MustBe(string field, string type) => $"field \"{field}\" must be of type {type}";

    public static string ParameterMissing(string field) => $"parameter \"{field}\" is required";

    public static string NullParameter(string name) => name switch
    {
        "parse_mode" => UnsupportedParseMode,
        "reply_markup" => ObjectExpectedAsMarkup,
        _ => $"can't parse \"{name}\": null is not a value",
    };

    public static string FileOfOtherType(string is_, string wanted) => $"can't use file of type {Capital(is_)} as {Capital(wanted)}";

    public static string NoFile(string field) => $"there is no {field} in the request";

    public static string ButtonUrl(string url, string why) => $"inline keyboard button URL '{url}' is invalid: {why}";

    public static string WebAppUrl(string url) => $"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed";

    public static string EntityUrl(string url, string why) => $"entity URL '{url}' is invalid: {why}";

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
