using System.IO.Compression;
using System.Text;
using WorkshopBot.Files;

namespace WorkshopBot.Tests.Files;

public sealed class File_content
{
    [Theory]
    [InlineData("FFD8FFE000104A464946", ".jpg")]
    [InlineData("89504E470D0A1A0A0000000D", ".png")]
    [InlineData("474946383961", ".gif")]
    [InlineData("524946460000000057454250", ".webp")]
    [InlineData("524946460000000057415645", ".wav")]
    [InlineData("5249464600000000AAAAAAAA", ".bin")]
    [InlineData("4F676753", ".ogg")]
    [InlineData("494433040000", ".mp3")]
    [InlineData("FFFB9064", ".mp3")]
    [InlineData("FFF15080", ".aac")]
    [InlineData("2321414D520A", ".amr")]
    [InlineData("664C6143", ".flac")]
    [InlineData("1A45DFA3", ".webm")]
    [InlineData("00000018667479706D703432", ".mp4")]
    [InlineData("00000018667479704D344120", ".m4a")]
    [InlineData("00000018667479707174202000", ".mov")]
    [InlineData("000000186674797068656963", ".heic")]
    [InlineData("255044462D312E37", ".pdf")]
    [InlineData("4D5A90000300000004000000", ".bin")]
    [InlineData("7F454C46020101000000", ".bin")]
    [InlineData("504B0304FFFF", ".bin")]
    [InlineData("", ".bin")]
    [InlineData("00", ".bin")]
    [InlineData("C328", ".bin")]
    public void A_file_is_known_by_its_first_bytes(string hex, string extension) =>
        Assert.Equal(extension, FileContent.Of(Convert.FromHexString(hex), ".jpg").Extension);

    [Theory]
    [InlineData("[Content_Types].xml word/document.xml", ".docx")]
    [InlineData("[Content_Types].xml xl/workbook.xml", ".xlsx")]
    [InlineData("[Content_Types].xml ppt/presentation.xml", ".pptx")]
    [InlineData("photos/1.jpg photos/2.jpg", ".zip")]
    [InlineData("[Content_Types].xml something/else.xml", ".zip")]
    public void An_archive_is_known_by_what_is_in_it(string names, string extension)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names.Split(' '))
                archive.CreateEntry(name);
        }

        Assert.Equal(extension, FileContent.Of(stream.ToArray(), ".zip").Extension);
    }

    [Fact]
    public void An_open_document_is_known_by_its_first_entry()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("mimetype", CompressionLevel.NoCompression).Open();
            entry.Write("application/vnd.oasis.opendocument.spreadsheet"u8);
        }

        Assert.Equal(".ods", FileContent.Of(stream.ToArray(), ".zip").Extension);
    }

    [Theory]
    [InlineData("name;city\nأمل;البصرة", ".csv", ".csv")]
    [InlineData("plain words", ".docx", ".txt")]
    [InlineData("<html><script>alert(1)</script></html>", ".html", ".txt")]
    public void Plain_text_is_text_and_nothing_that_runs(string text, string named, string extension) =>
        Assert.Equal(extension, FileContent.Of(Encoding.UTF8.GetBytes(text), named).Extension);

    [Fact]
    public void Windows_text_with_its_mark_is_text() =>
        Assert.Equal(".csv", FileContent.Of([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a;b")], ".csv").Extension);

    [Theory]
    [InlineData("holiday.JPEG", null, ".jpg")]
    [InlineData("holiday", "image/png", ".png")]
    [InlineData("setup.exe", "application/x-msdownload", ".bin")]
    [InlineData("page.html", "text/html", ".bin")]
    [InlineData(null, null, ".bin")]
    public void What_a_sender_claims_is_a_known_type_or_none(string? name, string? mimeType, string extension) =>
        Assert.Equal(extension, FileType.Claimed(name, mimeType).Extension);
}
