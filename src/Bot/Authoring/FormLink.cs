using WorkshopBot.Chat;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Authoring;

/// <summary>The link that opens a form for whoever may fill it in, in words and as a QR code, for the team to pass on.</summary>
internal sealed class FormLink(BotIdentity identity)
{
    public const string Kind = "form_link";

    /// <summary>The picture, with the link below it.</summary>
    public Screen Of(Workshop workshop, WorkshopForm form, Words words) =>
        new(words["forms.link", ("form", Arg.Text(words.Of(form.Titles))), ("link", Arg.Code(LinkOf(workshop, form)))])
        {
            File = new MadeFile(Kind, form.Id, words.Language.Code),
        };

    public MadeFileContent Make(ReadSession session, MadeFile file)
    {
        var form = FormStore.ById(session, file.SubjectId) ?? throw new InvalidOperationException($"No form {file.SubjectId}.");
        var workshop = WorkshopStore.ById(session, form.WorkshopId) ?? throw new InvalidOperationException($"No workshop {form.WorkshopId}.");
        return new(QrPicture.Of(LinkOf(workshop, form)), $"{form.Name}.png", IsPhoto: true);
    }

    /// <summary>As it is sent; people register with their workshop's own link.</summary>
    public string LinkOf(Workshop workshop, WorkshopForm form) =>
        identity.Link(form.Purpose == FormPurpose.Registration ? "w_" + workshop.Code : "f_" + form.Code);
}
